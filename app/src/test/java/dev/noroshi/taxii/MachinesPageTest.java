package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.Format;
import dev.noroshi.testing.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page that tells people what their machines may fetch.
class MachinesPageTest extends AtTheTaxiiDoor {

    private static final Pattern SNIPPET = Pattern.compile("(?s)<pre class=\"snippet__text\"[^>]*>(.*?)</pre>");
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1[^\\s\"&<]*");

    private String page(Role role, String query) {
        var answer = door.browser(role).get("/machines" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whoeverReadsAdvisoriesFindsTheirCollectionsWithRealAddresses() {
        var page = page(Role.OPERATOR_MANAGER, "");
        var machine = machine(Role.OPERATOR_MANAGER);
        for (var each : Machine.json(machine.get(Machine.ROOT + "collections/")).path("collections"))
            assertThat(page).contains(each.path("id").stringValue(""), each.path("alias").stringValue(""));
        var all = machine.collection("all");
        assertThat(page).contains(":" + port + all + "objects/?limit=100", "as_pages",
                "API root URL:      http://", "/api/v1/indicator-lists/plain.txt",
                "/.well-known/csaf/provider-metadata.json", machine.writable() + "objects/");
        assertThat(machine.get(all + "objects/?limit=100").statusCode()).isEqualTo(200);
        assertThat(page).doesNotContain("quarantine-" + org(quarantine));
    }

    @Test
    void aQuarantineIsCalledByTheNameOfWhoSendsAlsoForTheCentre() {
        var sender = program.getBean(Directory.class).personByLogin(FrontDoor.lead(Role.PARTNER)).orElseThrow()
                .organisation();
        var name = program.getBean(Directory.class).organisation(sender, LocalDate.now(program.getBean(Clock.class)))
                .orElseThrow().nameJa();
        for (var role : List.of(Role.PARTNER, Role.CENTRE_OFFICER))
            assertThat(page(role, "")).as(role.name()).contains("隔離先 " + name, "この組織から送られた情報");
    }

    private String org(String collection) {
        return jdbc.sql("select lower(code) from taxii.collection where id = :id::uuid")
                .param("id", collection.replaceFirst(".*/collections/([^/]+)/", "$1")).query(String.class).single();
    }

    @Test
    void theSettingsAreForTheCollectionAndTheListThatWereChosen() {
        var page = page(Role.PARTNER, "?collection=tlp-clear&list=suricata");
        assertThat(page).contains(partner.collection("tlp-clear") + "objects/?limit=100", "suricata-update add-source");
        assertThat(page(Role.PARTNER, "?collection=nowhere&list=none"))
                .contains(partner.collection("all") + "objects/?limit=100");
    }

    @Test
    void everyAddressInTheSettingsAnswersWhoeverHasTheToken() {
        var token = door.token(Role.OPERATOR_MANAGER);
        var addresses = new TreeSet<String>();
        for (var format : Format.values())
            addresses.addAll(addresses(page(Role.OPERATOR_MANAGER, "?list=" + format.code())));
        assertThat(addresses).hasSizeGreaterThan(15).anyMatch(each -> each.endsWith("/misp/feed"))
                .anyMatch(each -> each.endsWith("/misp/")).anyMatch(each -> each.endsWith("/stix.json"));
        for (var address : addresses) {
            var asked = asked(address);
            // clients of MISP send the key alone
            var machine = new Machine(port, (address.contains("/misp/") ? "" : "Bearer ") + token);
            var answer = address.contains("/taxii2")
                    ? machine.get(asked, "Accept", Machine.TAXII)
                    : machine.get(asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(200);
        }
    }

    private static List<String> addresses(String page) {
        return SNIPPET.matcher(page).results().map(each -> each.group(1))
                .flatMap(each -> ADDRESS.matcher(each).results()).map(each -> each.group()).distinct().toList();
    }

    /// What a client asks for that was given the address.
    private static String asked(String address) {
        // MISP: Feed::downloadManifest
        if (address.endsWith("/misp/feed")) return address + "/manifest.json";
        // MISP: TaxiiServer::getCollections
        if (address.endsWith("/taxii2")) return address + "/noroshi/collections/";
        // PyMISP: urljoin(root_url, "servers/getVersion")
        return address.endsWith("/misp/") ? address + "servers/getVersion" : address;
    }

    @Test
    void suricataIsGivenAnAddressItTakesForRules() {
        var page = page(Role.PARTNER, "?list=suricata");
        assertThat(page).contains("--no-checksum");
        var address = addresses(page).stream().filter(each -> each.contains("suricata")).findFirst().orElseThrow();
        assertThat(address).endsWith("/suricata.rules");
        assertThat(partner.get(address).body()).startsWith("# TLP:");
    }

    @Test
    void whoReadsNoAdvisoriesFindsWhatIsEverybodys() {
        var page = page(Role.AUDITOR, "");
        assertThat(page).contains("provider-metadata.json", "atom.xml").doesNotContain("/taxii2/",
                "/api/v1/indicator-lists", "/misp/", "Webhook");
    }

    @Test
    void thePageSaysWhetherASystemIsCalledAndLeadsWhoeverMayToTheSettings() {
        var organisation = program.getBean(Directory.class).personByLogin(FrontDoor.lead(Role.OPERATOR_MANAGER))
                .orElseThrow().organisation();
        jdbc.sql("delete from channel.webhook where organisation = :id").param("id", organisation.value()).update();
        var settings = "href=\"/settings/channels/desk#webhook-title\"";
        assertThat(page(Role.OPERATOR_MANAGER, "")).contains("未設定", settings);
        jdbc.sql("""
                insert into channel.webhook (id, organisation, url, form, entered_at, entered_by)
                values (gen_random_uuid(), :id, 'https://siem.example.jp/', 'STIX', now(), 1)""")
                .param("id", organisation.value()).update();
        assertThat(page(Role.OPERATOR_MANAGER, "")).contains("設定済（情報提供をSTIX 2.1で送る）", settings);
        assertThat(page(Role.OPERATOR_REPORTER, "")).contains("設定済（情報提供をSTIX 2.1で送る）").doesNotContain(settings);
        assertThat(page(Role.PARTNER, "")).as("of others nothing is said").contains("未設定");
        jdbc.sql("delete from channel.webhook where organisation = :id").param("id", organisation.value()).update();
    }

    @Test
    void theCheckOfASignatureIsTheOneOfTheGuides() throws IOException {
        var page = page(Role.OPERATOR_MANAGER, "");
        var check = SNIPPET.matcher(page).results().map(each -> each.group(1))
                .filter(each -> each.contains("hmac")).findFirst().orElseThrow().replace("&gt;", ">");
        for (var guide : List.of("machines.en.md", "machines.ja.md"))
            assertThat(Files.readString(Path.of("../docs/guide", guide))).contains("```python\n" + check + "\n```");
    }

    @Test
    void whoManagesTheOrganisationSeesItsTokensAndWhenTheyWereUsedLast() {
        var machine = machine(Role.OPERATOR_MANAGER);
        assertThat(machine.get("/taxii2/").statusCode()).isEqualTo(200);
        assertThat(page(Role.OPERATOR_MANAGER, "")).contains("貴組織のトークンと証明書", "127.0.0.1");
        assertThat(page(Role.OPERATOR_REPORTER, "")).contains("あなたのトークンと証明書");
    }
}
