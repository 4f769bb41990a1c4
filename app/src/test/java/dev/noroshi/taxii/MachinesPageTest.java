package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import org.junit.jupiter.api.Test;

/// The page that tells people what their machines may fetch.
class MachinesPageTest extends AtTheTaxiiDoor {

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
                "API root URL:      http://", "/api/v1/indicator-lists/plain",
                "/.well-known/csaf/provider-metadata.json", machine.writable() + "objects/");
        assertThat(machine.get(all + "objects/?limit=100").statusCode()).isEqualTo(200);
        assertThat(page).doesNotContain("quarantine-" + org(quarantine));
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
    void whoReadsNoAdvisoriesFindsWhatIsEverybodys() {
        var page = page(Role.AUDITOR, "");
        assertThat(page).contains("provider-metadata.json", "atom.xml").doesNotContain("/taxii2/",
                "/api/v1/indicator-lists");
    }

    @Test
    void whoManagesTheOrganisationSeesItsTokensAndWhenTheyWereUsedLast() {
        var machine = machine(Role.OPERATOR_MANAGER);
        assertThat(machine.get("/taxii2/").statusCode()).isEqualTo(200);
        assertThat(page(Role.OPERATOR_MANAGER, "")).contains("貴組織のトークンと証明書", "127.0.0.1");
        assertThat(page(Role.OPERATOR_REPORTER, "")).contains("あなたのトークンと証明書");
    }
}
