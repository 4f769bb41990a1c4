package dev.noroshi.e2e;

import static dev.noroshi.e2e.Taxii.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The conformance suite of TAXII 2.1: an advisory as machines see it on its way down, changed, and recalled.
class TaxiiRecallTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ADVISORY = """
            {"title": "遠隔保守の装置の脆弱性について", "importance": "WARNING", "tlp": "AMBER",
             "overview": "遠隔保守の装置の脆弱性（CVE-2026-31337）を悪用した攻撃が確認された。", "target": "遠隔保守の装置",
             "handling-policy": "更新を適用する。", "recipients": [{"ministry": "FSA", "sectors": ["finance"]}]}""";

    private final Product product = Product.shared();
    private final Chain chain = Chain.ofBanks(product);
    private final Api officer = product.api(chain.officer());
    private final Taxii centre = Taxii.as(product, chain.officer());
    private final Taxii ministry = Taxii.as(product, chain.ministry());
    private final Taxii operator = Taxii.as(product, chain.operator());
    private final Taxii stranger = Taxii.as(product, Chain.ofElectricity(product).operator());

    @Test
    void whoIsHandedAnAdvisoryFindsItAndWhatIsRecalledVanishesAndLeavesARevokedVersion() {
        var first = officer.post("/advisories", ADVISORY).expect(201).get("id").asString();
        var number = issue(first);
        var report = await().atMost(SOON).until(() -> find(ministry, number), list -> !list.isEmpty()).getFirst();
        var id = report.get("id").asString();
        assertThat(find(operator, number)).as("not passed on yet").isEmpty();
        assertError(operator.get(all(operator) + "objects/" + id + "/"), 404);

        var before = last(operator);
        passOn(first);
        await().atMost(SOON).until(() -> find(operator, number), list -> list.size() == 1);
        assertThat(Taxii.ids(operator.all(all(operator) + "manifest/", "added_after=" + before)))
                .as("whoever asks what was added since is told").contains(id);
        assertError(stranger.get(all(stranger) + "objects/" + id + "/"), 404);
        assertThat(report.get("object_marking_refs").toString()).contains("marking-definition--");
        assertThat(operator.all(all(operator) + "objects/", "match%5Btype%5D=vulnerability"))
                .anyMatch(each -> each.get("name").asString().equals("CVE-2026-31337"));

        var second = officer.post("/advisories/" + first + "/update", "{\"other\": \"修正プログラムが公開された。\"}").expect(201)
                .get("id").asString();
        issue(second);
        passOn(second);
        await().atMost(SOON).until(() -> versions(operator, id), list -> list.size() == 2);

        officer.post("/advisories/" + second + "/recall", "{\"reason\": \"対象の製品に誤りがありました。\"}").expect(200);
        for (var reader : List.of(operator, ministry, centre)) {
            var gone = await().atMost(SOON).until(() -> reader.page(all(reader) + "objects/" + id + "/"),
                    page -> page.get("objects").get(0).path("revoked").asBoolean(false));
            assertThat(gone.get("objects").size()).isEqualTo(1);
            assertThat(reader.get(all(reader) + "objects/?limit=1000&match%5Bversion%5D=all&match%5Bid%5D=" + id)
                    .body()).as("nothing of what it said").doesNotContain("修正プログラム");
        }
        assertThat(Taxii.ids(operator.all(all(operator) + "manifest/", "added_after=" + before))).contains(id);
    }

    @Test
    void ofWhatWasRecalledBeforeItChangedNothingIsLeft() {
        var only = officer.post("/advisories", ADVISORY.replace("31337", "31338").replace("遠隔保守", "監視映像")).expect(201)
                .get("id").asString();
        var number = issue(only);
        var id = await().atMost(SOON).until(() -> find(ministry, number), list -> !list.isEmpty()).getFirst().get("id")
                .asString();
        officer.post("/advisories/" + only + "/recall", "{\"reason\": \"対象の製品に誤りがありました。\"}").expect(200);
        await().atMost(SOON).until(() -> ministry.page(all(ministry) + "objects/" + id + "/").get("objects").get(0)
                .path("revoked").asBoolean(false));
        for (var reader : List.of(ministry, centre))
            assertThat(reader.all(all(reader) + "objects/", "limit=1000&match%5Bversion%5D=all").toString())
                    .contains(id).doesNotContain("監視映像", "CVE-2026-31338");
    }

    private String issue(String advisory) {
        var path = "/advisories/" + advisory;
        officer.post(path + "/submit").expect(200);
        product.api(chain.approver()).post(path + "/approve").expect(200);
        return officer.post(path + "/issue").expect(200).get("number").asString();
    }

    private void passOn(String advisory) {
        product.api(chain.ministry()).post("/advisories/" + advisory + "/pass-on").expect(200);
        product.api(chain.secretariat()).post("/advisories/" + advisory + "/pass-on").expect(200);
    }

    private static String all(Taxii reader) {
        return Taxii.ROOT + "collections/all/";
    }

    private static List<JsonNode> find(Taxii reader, String number) {
        return reader.all(all(reader) + "objects/", "match%5Btype%5D=report&limit=1000").stream()
                .filter(each -> each.get("name").asString().contains(number + " ")
                        || each.path("external_references").toString().contains('"' + number + '"'))
                .toList();
    }

    private static List<String> versions(Taxii reader, String id) {
        return reader.page(all(reader) + "objects/" + id + "/versions/").get("versions").valueStream()
                .map(JsonNode::asString).toList();
    }

    private static String last(Taxii reader) {
        var manifest = reader.all(all(reader) + "manifest/", "limit=1000");
        return manifest.isEmpty() ? "2020-01-01T00:00:00Z" : manifest.getLast().get("date_added").asString();
    }
}
