package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.access.Role;
import dev.noroshi.channel.GoingRound;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.taxii.PublishingRound;
import dev.noroshi.testing.Ear;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import dev.noroshi.testing.Traces;
import dev.noroshi.upkeep.Backups;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The canary walk (issue 3, section 2): words that stand in one place only are planted in reports and advisories of every
/// marking, way and stage; then everybody looks everywhere, and nobody comes upon a word the table keeps from them.
// a program of its own: what is in it is known to the word
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=canary")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WordsAreKeptApartTest {

    private static final SystemOfAnOrganisation SYSTEM = new SystemOfAnOrganisation();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /// Everybody of the three ways, their neighbours in the sector and outside it, every other role, and colleagues who may
    /// not read all their organisation has: a contractor without and one with an agreement of secrecy, and one in no circle.
    private static final List<Viewer> VIEWERS = List.of(
            new Viewer("haginomiya.wataru", "op-bank-02", Role.OPERATOR_REPORTER),
            new Viewer("yoimiya.chinatsu", "op-bank-01", Role.OPERATOR_REPORTER),
            new Viewer("kinutagawa.satoshi", "op-securities-01", Role.OPERATOR_REPORTER),
            new Viewer("wanda.naomi", "op-t-01", Role.OPERATOR_REPORTER),
            new Viewer("sangi.kaori", "op-t-01", Role.OPERATOR_MANAGER),
            new Viewer("hakariya.satoshi", "op-electricity-01", Role.OPERATOR_REPORTER),
            new Viewer("haginomiya.takashi", "op-gas-03", Role.OPERATOR_MANAGER),
            new Viewer("yunohana.gaku", "sec-bank", Role.SECRETARIAT),
            new Viewer("asanagi.keiko", "sec-securities", Role.SECRETARIAT),
            new Viewer("yonaga.mai", "sec-t", Role.SECRETARIAT),
            new Viewer("izutsuhara.kotone", "sec-electricity", Role.SECRETARIAT),
            new Viewer("namine.mai", "FSA", Role.MINISTRY),
            new Viewer("misakihara.minato", "MIC-ict", Role.MINISTRY),
            new Viewer("shakuno.ritsuko", "METI-power", Role.MINISTRY),
            new Viewer("tobirano.kazuhiko", "MHLW-medical", Role.MINISTRY),
            new Viewer("kanetsuki.ren", "nco", Role.CENTRE_OFFICER),
            new Viewer("matsubi.hideaki", "nco", Role.CENTRE_ANALYST),
            new Viewer("harunada.kenji", "nco", Role.CENTRE_APPROVER),
            new Viewer("kaedeya.kazuha", "jpcert", Role.PARTNER),
            new Viewer("walk.contractor", "op-bank-02", Role.OPERATOR_REPORTER, Set.of("WHITE")),
            new Viewer("walk.consultant", "sec-bank", Role.SECRETARIAT, Set.of("AMBER", "GREEN", "WHITE")),
            new Viewer("walk.outside", "FSA", Role.MINISTRY, Set.of("GREEN", "WHITE")),
            new Viewer("mukuno.koichi", "council", Role.COUNCIL),
            new Viewer("tomono.tsukasa", "noroshi-audit", Role.AUDITOR),
            new Viewer("akeboshiya.chinatsu", "noroshi-ops", Role.ADMINISTRATOR));
    private static final Viewer NOBODY = new Viewer("", "", Role.PARTNER);

    @Autowired
    ApplicationContext program;
    @Autowired
    Programs programs;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;
    @Autowired
    SettableClock clock;
    @Autowired
    DataSource database;
    @Autowired
    Viewing viewing;
    @Autowired
    NoroshiSettings settings;
    @Autowired
    Environment environment;
    @LocalServerPort
    int port;
    @TempDir
    Path folder;
    private final Canaries canaries = new Canaries();
    private final KnownValues known = new KnownValues(canaries);
    private Set<String> everybodys = Set.of();
    private FrontDoor door;
    private List<Eye> eyes = List.of();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        SYSTEM.close();
    }

    @BeforeEach
    void open() {
        door = new FrontDoor(program, port);
    }

    // first: it counts what there is
    @Test
    @Order(1)
    void noWordIsSeenWhereItMustNotBeAndEveryWordIsSeenWhereItMayBe() {
        try (var ear = new Ear()) {
            plant();
            tell();
            signIn(Stream.concat(VIEWERS.stream(), Stream.of(NOBODY)).toList());
            walk();
            nowhereElse(ear);
        }
    }

    @Test
    void aWordThatStandsWhereTheTableKeepsItFromIsFoundInEveryWay() {
        try (var ear = new Ear()) {
            var planting = new Planting(programs, door, clock, canaries, known);
            var report = planting.anonymous(Planting.Way.BANK, "AMBER", Planting.Stage.AT_CENTRE);
            canaries.replant(report.mark(), Set.of("op-bank-02", "sec-bank"));
            signIn(List.of(VIEWERS.get(11), NOBODY)); // 金融庁, who has it
            var search = new Search(canaries, routes(), Search.EVERY_PAPER);
            search.wander(eyes.getFirst(), true);
            assertThat(String.join("\n", search.leaks())).contains(" /reports ", "/form.pdf?", "/form.xlsx?",
                    "/form.json?",
                    " /api/v1/reports?limit=100 ");
            assertThat(search.whoSaw(canaries.of(report.mark()))).isEmpty();
            var number = planting.program("namine.mai").get(planting.held("namine.mai", report.mark())).json()
                    .path("number").asString();
            search.ask(eyes.getFirst(), List.of(new Canary(number, "a number", Set.of(), "", viewer -> true)));
            assertThat(search.leaks()).anyMatch(leak -> leak.contains("can ask /reports?number="));
            assertThat(shownByTheDatabase()).anyMatch(leak -> leak.contains("FSA relay.entry"));
            LoggerFactory.getLogger("elsewhere").warn("It said {}", report.mark());
            assertThat(ear.heard()).anyMatch(line -> !canaries.in(line).isEmpty());
            // and who saw nothing is blind
            assertThat(unseen(search)).anyMatch(each -> each.startsWith("sec-bank has not seen"));
        }
    }

    private void signIn(List<Viewer> viewers) {
        eyes = viewers.stream().map(viewer -> {
            if (viewer.isNobody()) return new Eye(port, viewer, null);
            door.account(viewer.login());
            return new Eye(port, viewer, door.token(viewer.login()));
        }).toList();
    }

    private void plant() {
        var planting = new Planting(programs, door, clock, canaries, known);
        planting.reports();
        planting.negotiation();
        planting.ownThings();
        var beside = new PlantingBeside(program, planting, canaries, known);
        beside.people();
        beside.calls();
        beside.mails();
        beside.contacts();
        beside.parts();
        var printed = new Printed();
        var down = new PlantingDown(planting, canaries, known, printed);
        down.advisories();
        everybodys = new PlantingPublic(planting, down, canaries, known, printed).advisories();
        new PlantingIndicators(planting, canaries, known, printed).indicators(VIEWERS);
    }

    /// People and systems are told of all of it: at once, next morning, and again when nobody has confirmed.
    private void tell() {
        var manager = door.browser("sangi.kaori");
        manager.get("/settings/channels/desk");
        manager.post("/settings/channels/desk/webhook", "url", "https://siem.example.jp/");
        program.getBean(JdbcClient.class).sql("update channel.webhook set url = :url").param("url", SYSTEM.address())
                .update();
        GoingRound.go(program);
        for (var day = 0; day < 2; day++) {
            clock.advance(Duration.ofHours(21));
            GoingRound.go(program);
        }
        assertThat(MAIL.getReceivedMessages()).hasSizeGreaterThan(100);
        assertThat(SYSTEM.heard()).isNotEmpty();
        PublishingRound.go(program);
    }

    private void walk() {
        var search = new Search(canaries, routes(), Search.PAPERS_OF_A_SHAPE);
        everybody(eye -> search.wander(eye, isFirst(eye.viewer())));
        everybody(search::guess);
        everybody(new ByName(search)::ask);
        everybody(search::byTheOtherDoor);
        everybody(eye -> known.judge(search, eye));
        var all = canaries.all();
        everybody(eye -> search.ask(eye, all));
        var changed = rows();
        everybody(search::doWrong);
        changed.removeAll(rows());
        assertThat(search.leaks()).isEmpty();
        assertThat(known.faults()).isEmpty();
        assertThat(search.looks()).isGreaterThan(8_000);
        assertThat(changed).as("what was refused has changed nothing").isEmpty();
        assertThat(unseen(search)).as("the walk is not blind").isEmpty();
        assertThat(search.doors()).as("nor at any door").contains("advisories", "reports", "indicators", "files",
                "api", "taxii2", "misp", "public", ".well-known");
        for (var word : everybodys)
            assertThat(search.whoSaw(canaries.of(word))).as("it is public").contains(NOBODY);
    }

    /// Every canary with each of its organisations of which nobody saw it.
    private Set<String> unseen(Search search) {
        var unseen = new TreeSet<String>();
        for (var canary : canaries.all()) {
            var seeing = search.whoSaw(canary).stream().map(Viewer::organisation).collect(Collectors.toSet());
            VIEWERS.stream().filter(canary::mayBeSeenBy).filter(each -> !seeing.contains(each.organisation()))
                    .forEach(each -> unseen.add(each.organisation() + " has not seen " + canary));
        }
        return unseen;
    }

    private static boolean isFirst(Viewer viewer) {
        return VIEWERS.stream().filter(each -> each.organisation().equals(viewer.organisation())).findFirst()
                .map(viewer::equals).orElse(true);
    }

    private void everybody(Consumer<Eye> work) {
        try (var walkers = Executors.newFixedThreadPool(3)) {
            var walks = new ArrayList<Future<?>>();
            eyes.forEach(eye -> walks.add(walkers.submit(() -> work.accept(eye))));
            for (var walk : walks) walk.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- neither log, nor mail, nor trail, nor backup, nor another organisation's rows ----

    private void nowhereElse(Ear ear) {
        assertThat(ear.heard()).allSatisfy(line -> assertThat(canaries.in(line)).isEmpty());
        for (var mail : MAIL.getReceivedMessages())
            assertThat(canaries.in(GreenMailUtil.getWholeMessage(mail) + text(mail))).isEmpty();
        assertThat(SYSTEM.heard()).allSatisfy(call -> assertThat(canaries.in(call)).isEmpty());
        var trail = new Traces(database).ofTables(table -> table.startsWith("audit."));
        assertThat(trail.rows()).isNotEmpty().allSatisfy(row -> assertThat(canaries.in(row.toString())).isEmpty());
        var backup = Backups.of(folder, settings.data(), environment.getRequiredProperty("noroshi.database-url"));
        assertThat(canaries.in(new String(backup, StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(backup.length).isGreaterThan(10_000);
        assertThat(shownByTheDatabase()).isEmpty();
    }

    /// Subject and text as they are read.
    private static String text(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + mail.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the database shows an organisation whatever is asked of it, and those of its people who may not read everything
    /// though the program claims they may.
    private Set<String> shownByTheDatabase() {
        var leaks = new TreeSet<String>();
        var tables = tablesInQuestion();
        for (var organisation : VIEWERS.stream().map(Viewer::organisation).collect(Collectors.toSet())) {
            var viewer = new dev.noroshi.platform.database.Viewer.Of(new OrganisationId(organisation),
                    organisation.equals(Printed.CENTRE));
            var rows = viewing.as(viewer, () -> new Traces(database).ofTables(tables::contains));
            for (var row : rows.rows())
                canaries.in(row.toString()).stream().filter(canary -> !canary.mayBeShownTo(organisation))
                        .forEach(canary -> leaks.add("The database shows " + organisation + " " + row.table() + ": "
                                + canary));
        }
        VIEWERS.stream().filter(Viewer::isLimited).filter(viewer -> eyes.stream().anyMatch(eye -> eye.viewer()
                .equals(viewer))).forEach(viewer -> leaks.addAll(shownByTheDatabase(viewer, tables)));
        return leaks;
    }

    /// Where the house sees a canary, and where it sees nothing at all: a table of which it sees rows and no canary in them
    /// shows none to anybody else.
    private Set<String> tablesInQuestion() {
        var tables = new TreeSet<>(new Traces(database).tables());
        var seen = new TreeSet<String>();
        var holding = new TreeSet<String>();
        for (var row : new Traces(database).ofTables(tables::contains).rows()) {
            seen.add(row.table());
            if (!holding.contains(row.table()) && !canaries.in(row.toString()).isEmpty()) holding.add(row.table());
        }
        assertThat(holding).contains("relay.entry", "indicator.mention");
        tables.removeIf(table -> seen.contains(table) && !holding.contains(table));
        return tables;
    }

    private Set<String> shownByTheDatabase(Viewer viewer, Set<String> tables) {
        var leaks = new TreeSet<String>();
        var reader = new dev.noroshi.platform.database.Viewer.Reader(door.person(viewer.login()), LocalDate.now(clock),
                Reads.EVERYTHING);
        var person = new dev.noroshi.platform.database.Viewer.Of(new OrganisationId(viewer.organisation()), false,
                Optional.of(reader));
        for (var row : viewing.as(person, () -> new Traces(database).ofTables(tables::contains)).rows())
            canaries.in(row.toString()).stream().filter(canary -> !canary.marking().isEmpty())
                    .filter(canary -> !canary.mayBeSeenBy(viewer))
                    .forEach(canary -> leaks.add("The database shows " + viewer + " " + row.table() + ": " + canary));
        return leaks;
    }

    /// The state of every table of the rooms that share.
    private Set<String> rows() {
        return new Traces(database).ofTables(table -> table.matches("(report|relay|advisory|delivery|feedback)\\..*"))
                .rows().stream().map(row -> row.table() + row.values()).collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- the routes ----

    private List<Search.Route> routes() {
        var routes = new ArrayList<Search.Route>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            var permit = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Permit.class);
            for (var path : mapping.getPatternValues())
                for (var method : mapping.getMethodsCondition().getMethods())
                    routes.add(new Search.Route(method.name(), path, queries(handler),
                            permit == null ? viewer -> true : viewer -> may(viewer, permit.value())));
        });
        assertThat(routes).hasSizeGreaterThan(150);
        return routes;
    }

    private static boolean may(Viewer viewer, Permission permission) {
        return !viewer.isNobody() && viewer.role().may(permission);
    }

    private static List<String> queries(HandlerMethod handler) {
        var names = new ArrayList<String>();
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null) continue;
            var name = asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name();
            if (name != null) names.add(name);
        }
        return names;
    }
}
