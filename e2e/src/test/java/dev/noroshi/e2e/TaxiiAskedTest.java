package dev.noroshi.e2e;

import static dev.noroshi.e2e.Taxii.ROOT;
import static dev.noroshi.e2e.Taxii.assertError;
import static dev.noroshi.e2e.Taxii.header;
import static dev.noroshi.e2e.Taxii.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The conformance suite of TAXII 2.1, rows 1 to 6 and 21 to 24 of docs/taxii.md: who asks, in which words, and what the
/// server says of itself.
class TaxiiAskedTest {

    private final Product product = Product.shared();
    private final Account partner = product.account("partner");
    private final Account operator = product.account("operator-manager");
    private final Taxii machine = Taxii.as(product, partner);

    /// One of each endpoint that is read.
    private List<String> everyEndpoint(String collection) {
        return List.of("/taxii2/", ROOT, ROOT + "collections/", collection, collection + "objects/",
                collection + "manifest/", collection + "objects/" + Stix.id() + "/",
                collection + "objects/" + Stix.id() + "/versions/", ROOT + "status/" + UUID.randomUUID() + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/taxii+json;version=2.1", "application/taxii+json; version=2.1",
            "application/taxii+json", "APPLICATION/TAXII+JSON;VERSION=2.1", "application/taxii+json;version=\"2.1\"",
            "application/taxii+json;q=0.9", "*/*", "application/*", "application/json, text/plain, */*",
            "application/vnd.oasis.taxii+json;version=2.0, application/taxii+json;version=2.1;q=0.5"})
    void row01_everyWayToAskForOurTypeIsUnderstood(String accept) {
        for (var path : List.of("/taxii2/", ROOT, ROOT + "collections/", machine.own() + "objects/")) {
            var answer = machine.get(path, "Accept", accept);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).isEqualTo(Taxii.TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/taxii+json;version=9.9", "application/taxii+json;q=0",
            "application/vnd.oasis.taxii+json;version=2.0", "not a type"})
    void row01_whoTakesNoneOfItIsToldSo(String accept) {
        for (var path : everyEndpoint(machine.own()))
            assertError(machine.get(path, "Accept", accept), 406);
    }

    @Test
    void row02_everyAnswerHasTheTypeOfTheProtocolAlsoWhenItRefuses() {
        var own = machine.own();
        assertError(machine.get("/taxii2/nowhere/"), 404);
        assertError(machine.get(ROOT + "collections/no-such-thing/"), 404);
        assertError(machine.get(own + "objects/" + Stix.id() + "/"), 404);
        assertError(machine.get(own + "objects/?limit=0"), 400);
        assertError(machine.post(own + "objects/", "{"), 400);
        assertError(machine.send("POST", own + "objects/", BodyPublishers.ofString("{}"), "Content-Type",
                "text/plain"), 415);
        for (var method : List.of("PUT", "PATCH", "DELETE"))
            assertError(machine.send(method, "/taxii2/", BodyPublishers.noBody()), 405);
        assertError(machine.send("POST", own + "manifest/", BodyPublishers.ofString("{}"), "Content-Type",
                Taxii.TYPE), 405);
        for (var path : everyEndpoint(own))
            assertError(machine.with("").get(path), 401);
    }

    @Test
    void row02_headIsAnsweredLikeGetWithoutABodyAndOptionsIsRefusedInTheWordsOfTheProtocol() {
        for (var path : List.of("/taxii2/", ROOT, ROOT + "collections/", machine.own() + "objects/")) {
            var head = machine.send("HEAD", path, BodyPublishers.noBody());
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(header(head, "Content-Type")).isEqualTo(Taxii.TYPE);
            assertThat(head.body()).isEmpty();
        }
        // no page of anybody else has any business here
        assertError(machine.send("OPTIONS", machine.own() + "objects/", BodyPublishers.noBody()), 403);
    }

    @Test
    void row02_aRangeIsNotServedAndCompressionOnlyIfItWasAskedFor() {
        for (var path : List.of("/taxii2/", machine.own() + "objects/")) {
            var part = machine.get(path, "Range", "bytes=0-3");
            assertThat(part.statusCode()).isEqualTo(200);
            assertThat(part.body()).endsWith("}");
            assertThat(part.headers().firstValue("Content-Range")).isEmpty();
            assertThat(part.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"application/taxii+json;version=2.1,202", "application/taxii+json; version=2.1,202",
            "application/taxii+json,202", "Application/TAXII+json;version=\"2.1\",202", "application/json,415",
            "application/taxii+json;version=2.0,415", "application/vnd.oasis.stix+json,415"})
    void row03_theTypeOfWhatIsSentIsReadAsATypeNotAsAText(String type, int status) {
        var answer = machine.send("POST", machine.own() + "objects/",
                BodyPublishers.ofString(Stix.envelope(List.of(Stix.indicator(Stix.id())))), "Content-Type", type);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void row05_discoveryStandsAtTheRootOfTheServerAndNamesRootsThatAreThere() {
        var discovery = machine.page("/taxii2/");
        assertThat(discovery.path("title").asString("")).isNotBlank();
        var roots = new ArrayList<String>();
        discovery.path("api_roots").forEach(each -> roots.add(each.asString()));
        assertThat(roots).contains(discovery.path("default").asString("")).allSatisfy(root -> {
            assertThat(root).endsWith("/").doesNotContain("..", "?");
            assertThat(root.replace("https://", "")).doesNotContain("//");
            assertThat(machine.page(root).path("title").asString("")).isNotBlank();
        });
    }

    @Test
    void row05_anAddressWithoutItsSlashIsAnsweredToo() {
        var own = machine.own();
        var id = Stix.id();
        machine.put(own, List.of(Stix.indicator(id)));
        for (var path : List.of("/taxii2", ROOT.substring(0, ROOT.length() - 1), ROOT + "collections",
                own.substring(0, own.length() - 1), own + "objects", own + "manifest", own + "objects/" + id,
                own + "objects/" + id + "/versions"))
            assertThat(machine.get(path).statusCode()).as(path).isEqualTo(200);
    }

    @Test
    void row06_anEmptyAnswerIsAnEmptyObject() {
        var nobodySent = Taxii.as(product, Taxii.somebodyNew(product));
        for (var list : List.of("objects/", "manifest/"))
            assertThat(nobodySent.get(nobodySent.own() + list).body()).isEqualTo("{}");
        assertThat(machine.get(machine.own() + "objects/?match%5Btype%5D=grouping").body()).isEqualTo("{}");
    }

    @Test
    void row21_whatSomebodyMayDoIsSaidForThemAndAnybodyElsesCollectionIsNotThere() {
        var other = Taxii.as(product, operator);
        var own = machine.own();
        var id = Stix.id();
        machine.put(own, List.of(Stix.indicator(id)));
        assertThat(other.own()).isNotEqualTo(own);
        assertThat(machine.collections()).filteredOn(each -> each.get("can_write").asBoolean()).hasSize(1);
        for (var path : List.of(own, own + "objects/", own + "manifest/", own + "objects/" + id + "/",
                own + "objects/" + id + "/versions/"))
            assertError(other.get(path), 404);
        assertError(other.post(own + "objects/", "{\"objects\":[]}"), 404);
        assertError(other.send("DELETE", own + "objects/" + id + "/", BodyPublishers.noBody()), 404);
        var centre = Taxii.as(product, product.account("centre-officer"));
        assertThat(centre.page(own).get("can_read").asBoolean()).isTrue();
        assertThat(centre.page(own).get("can_write").asBoolean()).isFalse();
        assertThat(centre.page(own + "objects/" + id + "/").path("objects").size()).isEqualTo(1);
        assertError(centre.post(own + "objects/", "{\"objects\":[]}"), 403);
        assertError(centre.send("DELETE", own + "objects/" + id + "/", BodyPublishers.noBody()), 403);
        assertError(Taxii.as(product, product.account("auditor")).get(ROOT), 403);
    }

    @Test
    void row21_everybodySeesWhatTheirOrganisationWasHandedAndNothingElse() {
        var seenByCentre = new HashSet<>(ids("centre-officer"));
        var seenByOperator = ids("operator-manager");
        assertThat(seenByOperator).isNotEmpty().isSubsetOf(seenByCentre);
        assertThat(seenByCentre).hasSizeGreaterThan(seenByOperator.size());
        var hidden = seenByCentre.stream().filter(each -> !seenByOperator.contains(each)).findFirst().orElseThrow();
        var there = Taxii.as(product, operator);
        assertError(there.get(there.collection("all") + "objects/" + hidden + "/"), 404);
        assertThat(there.get(there.collection("all") + "manifest/?match%5Bid%5D=" + hidden).body()).isEqualTo("{}");
    }

    private List<String> ids(String role) {
        var asked = Taxii.as(product, product.account(role));
        return Taxii.ids(asked.all(asked.collection("all") + "manifest/", "limit=1000"));
    }

    @Test
    void row21_whoIsNobodyIsToldBothWaysToComeIn() {
        for (var path : everyEndpoint(machine.own()))
            assertThat(machine.with("").get(path).headers().allValues("WWW-Authenticate")).as(path)
                    .anyMatch(each -> each.startsWith("Basic realm=")).anyMatch(each -> each.startsWith("Bearer"));
        assertError(machine.with("Bearer nrs_wrong").get("/taxii2/"), 401);
    }

    @Test
    void row22_aCollectionIsFoundByItsIdAndByItsAliasAndNoTwoHaveTheSame() {
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var each : machine.collections()) {
            ids.add(each.get("id").asString());
            names.add(each.get("id").asString());
            names.add(each.get("alias").asString());
            assertThat(UUID.fromString(each.get("id").asString()).toString()).isEqualTo(each.get("id").asString());
            assertThat(machine.page(ROOT + "collections/" + each.get("alias").asString() + "/")).isEqualTo(each);
            assertThat(machine.page(ROOT + "collections/" + each.get("id").asString() + "/")).isEqualTo(each);
        }
        assertThat(names).doesNotHaveDuplicates();
        assertThat(ids).isSorted();
    }

    @Test
    void row23_anErrorSaysNothingOfWhatIsThereForOthers() {
        var other = Taxii.as(product, operator);
        var hidden = other.get(machine.own()).body();
        var missing = other.get(ROOT + "collections/" + UUID.randomUUID() + "/").body();
        assertThat(hidden.replaceAll("error_id\":\"[^\"]+", "")).isEqualTo(missing.replaceAll("error_id\":\"[^\"]+",
                ""));
        assertThat(json(other.get(machine.own())).propertyNames()).contains("title", "description", "error_id",
                "error_code", "http_status");
    }

    @Test
    void row24_aTokenIsTakenAsBearerAsThePasswordOfBasicAndAsThePublicClientSendsIt() {
        var token = partner.token();
        for (var authorization : List.of("Bearer " + token, "bearer " + token, "Basic " + basic("anybody:" + token),
                "Basic " + basic(token + ":"), "basic " + basic("x:" + token), "Token " + token))
            assertThat(machine.with(authorization).get("/taxii2/").statusCode()).as(authorization).isEqualTo(200);
        for (var authorization : List.of("Basic " + basic("x:y"), "Basic " + basic("x"), "Basic ***", "Bearer",
                "Basic " + basic(partner.login() + ":" + partner.password()), "Digest " + token))
            assertError(machine.with(authorization).get("/taxii2/"), 401);
        assertThat(machine.with("Basic " + basic("x:" + token)).get("/api/v1/me", "Accept", "application/json")
                .statusCode()).as("outside TAXII").isEqualTo(401);
    }

    private static String basic(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
