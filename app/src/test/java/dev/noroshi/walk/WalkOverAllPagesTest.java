package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Readable;
import dev.noroshi.walk.Walk.Sight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The pages of the fictional world, seen by somebody of every role: every link leads somewhere, every page and file is
/// what it should be, and none says who reported what was anonymised.
@NoroshiTest
@TestPropertySource(properties = "noroshi.demo=true")
class WalkOverAllPagesTest {

    /// Who walks, and in which language: every role, and neighbours who must not see what the others do.
    private static final Map<String, String> WALKERS = new TreeMap<>(Map.ofEntries(Map.entry("hakariya.satoshi", "ja"),
            Map.entry("haginomiya.wataru", "en"), Map.entry("sangi.kaori", "ja"),
            Map.entry("izutsuhara.kotone", "ja"), Map.entry("yunohana.gaku", "en"),
            Map.entry("shakuno.ritsuko", "ja"), Map.entry("namine.mai", "en"),
            Map.entry("kanetsuki.ren", "ja"), Map.entry("matsubi.hideaki", "en"), Map.entry("harunada.kenji", "ja"),
            Map.entry("mukuno.koichi", "en"), Map.entry("kaedeya.kazuha", "ja"), Map.entry("tomono.tsukasa", "en"),
            Map.entry("akeboshiya.chinatsu", "ja")));

    /// Whose programs ask for papers: an operator, two secretariats, two ministries, the centre.
    private static final Set<String> PROGRAMS_OF = Set.of("haginomiya.wataru", "izutsuhara.kotone", "yunohana.gaku",
            "shakuno.ritsuko", "namine.mai", "kanetsuki.ren");
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*\\S[^<]*</title>");
    private static final Pattern LANGUAGE = Pattern.compile("<html[^>]* lang=\"(ja|en)\"");
    private static final Map<String, String> TYPES = Map.of("xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pdf", "application/pdf", "csv",
            "text/csv", "json", "application/json", "stix.json", "application/stix+json");
    /// Where organisations stand as members of a CEPTOAR or as addressees, not as reporters.
    private static final Pattern LISTS_ADDRESSEES = Pattern
            .compile(
                    "(/files)?/registry.*|(/files)?/advisories/\\*(/reach.*|/access)?|(/files)?/contacts(/.*)?|/calls|/dead-letters");
    /// What must have been among it.
    private static final String[] KINDS = {"/home", "/reports", "/reports/*", "/reports/*/edit",
            "/files/reports/*/form.pdf", "/files/reports/*/form.xlsx", "/files/reports/*/form.json", "/reports/new",
            "/advisories", "/advisories/*",
            "/files/advisories/*/form.pdf", "/advisories/*/reach/*", "/files/advisories/*/reach.csv", "/advisories/new",
            "/registry", "/registry/ceptoars/*", "/files/registry/map.csv", "/files/registry/members.csv",
            "/files/registry/people.csv",
            "/settings"};
    /// How many pages of a kind somebody looks at; `-Dnoroshi.walk=1000` looks at all there are, in eight minutes.
    private static final int LOOKS_AT_EACH = Integer.getInteger("noroshi.walk", 2);
    private static final Pattern TLP = Pattern.compile("TLP:(RED|AMBER|GREEN|CLEAR)");

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Value("${noroshi.data}")
    Path data;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> knowing = ConcurrentHashMap.newKeySet();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyLinkLeadsSomewhereAndNamesNobodyItShouldNot() {
        var accounts = new TreeMap<String, NamedCsvRecord>();
        for (var row : rows(data.resolve("demo-accounts.csv"))) accounts.put(row.getField("login"), row);
        var secrets = Secrets.ofTheDemo();
        try (var walkers = Executors.newFixedThreadPool(3)) {
            var walks = new ArrayList<Future<?>>();
            WALKERS.forEach((login, language) -> walks.add(walkers.submit(
                    () -> walk(Objects.requireNonNull(accounts.get(login)), language, secrets))));
            for (var walk : walks) walk.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(faults).isEmpty();
        assertThat(seen).contains(KINDS);
        // whoever may know has met the names: they can be found
        assertThat(knowing).contains("izutsuhara.kotone");
    }

    @Test
    void everyPaperTheApiOffersCanBeReadAndNamesNobodyItShouldNot() {
        var secrets = Secrets.ofTheDemo();
        for (var account : rows(data.resolve("demo-accounts.csv"))) {
            if (!PROGRAMS_OF.contains(account.getField("login"))) continue;
            var hidden = secrets.hiddenFrom(account.getField("organisation"));
            ask(account).forEach(sight -> judge(sight, hidden));
        }
        assertThat(faults).isEmpty();
        assertThat(seen).contains("/api/v1/reports/*", "/api/v1/reports/*/form.xlsx", "/api/v1/reports/*/form.pdf",
                "/api/v1/reports/*/form.json", "/api/v1/advisories/*", "/api/v1/advisories/*/form.pdf");
    }

    /// The inbox and what it leads to, then reports and advisories from their lists, each with its papers.
    private List<Sight> ask(NamedCsvRecord account) {
        var program = new Program(port, account.getField("api_token"));
        var sights = new ArrayList<Sight>();
        var inbox = look(account, program, "/api/v1/inbox?limit=" + LOOKS_AT_EACH, sights);
        inbox.path("items").forEach(item -> look(account, program, item.path("href").asString(), sights));
        var reports = look(account, program, "/api/v1/reports?limit=" + LOOKS_AT_EACH, sights);
        for (var report : reports.path("reports"))
            for (var paper : List.of("", "/form.xlsx", "/form.pdf", "/form.json"))
                if (!report.path("state").asString().equals("DRAFT"))
                    look(account, program, "/api/v1/reports/" + report.path("id").asString() + paper, sights);
        var advisories = look(account, program, "/api/v1/advisories?limit=" + LOOKS_AT_EACH, sights);
        for (var advisory : advisories.path("advisories"))
            for (var paper : List.of("", "/form.pdf"))
                look(account, program, "/api/v1/advisories/" + advisory.path("id").asString() + paper, sights);
        // reports and advisories are not every role's
        sights.removeIf(sight -> sight.status() == 403 && sight.from().equals("the API")
                && sight.path().contains("?limit="));
        return sights;
    }

    private static JsonNode look(NamedCsvRecord account, Program program, String path, List<Sight> sights) {
        var answer = program.get(path);
        sights.add(new Sight(account.getField("login"), path, Walk.shape(path), "the API", answer.status(),
                answer.header("Content-Type"), answer.header("Content-Disposition"), answer.bytes()));
        return answer.header("Content-Type").contains("json") ? answer.json() : MissingNode.getInstance();
    }

    @Test
    void whatWasRecalledLongAgoWaitsInNoInbox() {
        var told = jdbc.sql("select count(*) from delivery.parcel where task = 'advisory.recalled'")
                .query(Integer.class).single();
        var waiting = jdbc.sql("""
                select count(*)
                from delivery.parcel
                where task = 'advisory.recalled' and (confirmed_at is null or done_at is null)""")
                .query(Integer.class).single();
        assertThat(told).isPositive();
        assertThat(waiting).isZero();
    }

    private void walk(NamedCsvRecord account, String language, Secrets secrets) {
        var walk = new Walk(port, account.getField("login"), LOOKS_AT_EACH);
        walk.signIn(account.getField("password"), language);
        var hidden = secrets.hiddenFrom(account.getField("organisation"));
        var known = secrets.knownTo(account.getField("organisation"));
        walk.wander(sight -> {
            judge(sight, hidden);
            if (sight.shape().equals("/reports/*") && known.stream().anyMatch(sight.text()::contains))
                knowing.add(account.getField("login"));
        });
    }

    private void judge(Sight sight, List<String> hidden) {
        seen.add(sight.shape());
        if (sight.status() / 100 == 3 || sight.status() == 200 && sight.isAsset()) return;
        // what was recalled leaves a page that says so
        var isTombstone = sight.status() == 410 && sight.shape().equals("/advisories/*");
        if (sight.status() != 200 && !isTombstone) {
            fault(sight, "is a dead end");
            return;
        }
        if (sight.path().startsWith("/files/") && !sight.isDownload()) fault(sight, "is no file");
        if (sight.isPage()) judgePage(sight);
        else if (!sight.isAnswer()) judgeFile(sight);
        if (LISTS_ADDRESSEES.matcher(sight.shape()).matches()) return;
        var text = words(sight);
        hidden.stream().filter(text::contains).forEach(name -> fault(sight, "names " + name));
    }

    private void judgePage(Sight sight) {
        var page = sight.text();
        if (page.split("<h1", -1).length != 2) fault(sight, "has not one h1");
        if (!TITLE.matcher(page).find()) fault(sight, "has no title");
        if (!LANGUAGE.matcher(page).find()) fault(sight, "does not say its language");
    }

    private void judgeFile(Sight sight) {
        if (!sight.isDownload()) {
            fault(sight, "is a file that would open in our pages");
            return;
        }
        var ending = sight.path().replaceFirst("\\?.*", "").replaceFirst(".*/(?=stix\\.json$)|.*\\.", "");
        var type = TYPES.getOrDefault(ending, "application/octet-stream");
        if (!sight.type().startsWith(type)) fault(sight, "is not " + type);
        if (!sight.path().startsWith("/files/") && !sight.path().startsWith("/api/"))
            fault(sight, "is a file that does not lie where files do");
        if (!sight.disposition().startsWith("attachment")) fault(sight, "is no attachment");
        if (sight.body().length == 0) fault(sight, "is empty");
        if (ending.equals("pdf")) judgePdf(sight);
    }

    private void judgePdf(Sight sight) {
        for (var page : Readable.pdf(sight.body()).pages()) {
            // the wide forms of the typeface
            var marks = TLP.matcher(page.replace('：', ':')).results().map(found -> found.group()).distinct().toList();
            var count = TLP.matcher(page.replace('：', ':')).results().count();
            if (count < 2 || marks.size() != 1) fault(sight, "is not marked at head and foot: " + marks);
        }
    }

    private static String words(Sight sight) {
        if (sight.type().startsWith(TYPES.get("pdf"))) return Readable.pdf(sight.body()).all();
        if (sight.type().startsWith(TYPES.get("xlsx"))) return Readable.zipped(sight.body());
        return sight.text();
    }

    private void fault(Sight sight, String what) {
        faults.add(sight + " " + what);
    }

    static List<NamedCsvRecord> rows(Path file) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
