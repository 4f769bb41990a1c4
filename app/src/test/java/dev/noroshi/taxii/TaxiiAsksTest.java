package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.platform.words.Words;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/// Rows 1 to 6 and 21 to 24: who asks, in which words, and what the server says of itself.
class TaxiiAsksTest extends AtTheTaxiiDoor {

    @Autowired
    Words words;
    @Autowired
    Directory directory;

    @ParameterizedTest
    @ValueSource(strings = {"application/taxii+json;version=2.1", "application/taxii+json; version=2.1",
            "application/taxii+json", "APPLICATION/TAXII+JSON;VERSION=2.1", "application/taxii+json;version=\"2.1\"",
            "application/taxii+json;q=0.9", "*/*", "application/*", "application/json, text/plain, */*",
            "application/vnd.oasis.taxii+json;version=2.0, application/taxii+json;version=2.1;q=0.5"})
    void row01_everyWayToAskForOurTypeIsUnderstood(String accept) {
        var answer = partner.get("/taxii2/", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, TYPE)).isEqualTo(Machine.TAXII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/taxii+json;version=2.0", "application/taxii+json;version=9.9",
            "application/taxii+json;q=0", "application/vnd.oasis.taxii+json;version=2.0", "not a type"})
    void row01_whoTakesNoneOfItIsToldSo(String accept) {
        for (var path : new String[]{"/taxii2/", Machine.ROOT, Machine.ROOT + "collections/", quarantine,
                quarantine + "objects/", quarantine + "manifest/",
                quarantine + "objects/" + Envelope.indicatorId() + "/",
                Machine.ROOT + "status/2d086da7-4bdc-4f91-900e-d77486753710/"})
            assertError(partner.get(path, "Accept", accept), 406);
    }

    @Test
    void row02_everyAnswerHasTheTypeOfTheProtocolAlsoWhenItRefuses() {
        assertError(get("/taxii2/nowhere/"), 404);
        assertError(get("/taxii2/noroshi/collections/no-such-thing/"), 404);
        assertError(new Machine(port, "").get("/taxii2/"), 401);
        assertError(partner.send(partner.request("/taxii2/").PUT(HttpRequest.BodyPublishers.noBody())), 405);
        assertError(get(quarantine + "objects/?limit=0"), 400);
        assertError(post("{"), 400);
        assertError(partner.post(quarantine + "objects/", "{}", TYPE, "text/plain"), 415);
    }

    @ParameterizedTest
    @CsvSource({"application/taxii+json;version=2.1,202", "application/taxii+json; version=2.1,202",
            "application/taxii+json,202", "Application/TAXII+json;version=\"2.1\",202", "application/json,415",
            "application/taxii+json;version=2.0,415", "application/vnd.oasis.stix+json,415"})
    void row03_theTypeOfWhatIsSentIsReadAsATypeNotAsAText(String type, int status) {
        var answer = partner.post(quarantine + "objects/", Envelope.of(Envelope.indicator(Envelope.indicatorId())),
                TYPE,
                type);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void row03_whatIsSentWithoutAnyTypeIs415() {
        var body = Envelope.of(Envelope.indicator(Envelope.indicatorId())).getBytes(StandardCharsets.UTF_8);
        var request = partner.request(quarantine + "objects/").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        assertThat(request.build().headers().firstValue(TYPE)).isEmpty();
        assertError(partner.send(request), 415);
        assertThat(get(quarantine + "objects/").body()).isEqualTo("{}");
    }

    @Test
    void row03_malformedIs400AndWhatIsNoEnvelopeIs422() {
        assertError(post("{\"objects\":["), 400);
        assertError(post("[]"), 422);
        assertError(post("{\"objects\":{}}"), 422);
        assertError(post("{\"more\":false}"), 422);
        assertError(post("{\"objects\":[]} and more"), 400);
    }

    @Test
    void row03_aBodyWithoutItsLengthIsReadToo() {
        var body = Envelope.of(Envelope.indicator(Envelope.indicatorId())).getBytes(StandardCharsets.UTF_8);
        var answer = partner.send(partner.request(quarantine + "objects/", TYPE, Machine.TAXII).POST(
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void row04_whatIsNotLargerThanSaidIsTakenAndWhatIsLargerIs413() {
        var root = Machine.json(get(Machine.ROOT));
        var most = root.path("max_content_length").intValue();
        assertThat(root.path("versions").path(0).stringValue()).isEqualTo(Machine.TAXII);
        assertThat(most).isPositive();
        var object = Envelope.of(Envelope.indicator(Envelope.indicatorId()));
        assertThat(post(object + " ".repeat(most - object.length())).statusCode()).isEqualTo(202);
        assertError(post(object + " ".repeat(most - object.length() + 1)), 413);
        var body = (object + " ".repeat(most)).getBytes(StandardCharsets.UTF_8);
        assertError(partner.send(partner.request(quarantine + "objects/", TYPE, Machine.TAXII).POST(
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))), 413);
    }

    @Test
    void row05_discoveryStandsAtTheRootOfTheServerAndNamesRootsThatAreThere() {
        var discovery = Machine.json(get("/taxii2/"));
        assertThat(discovery.path("title").stringValue("")).isNotBlank();
        var root = discovery.path("default").stringValue("");
        assertThat(discovery.path("api_roots").path(0).stringValue()).isEqualTo(root);
        assertThat(root).startsWith("/").endsWith("/").doesNotContain("//", "..", "?");
        assertThat(get(root).statusCode()).isEqualTo(200);
    }

    @Test
    void row05_whereThePublicAddressIsSetTheRootsAreToldWithIt() {
        for (var written : new String[]{"https://noroshi.example.jp", "https://noroshi.example.jp/",
                "https://noroshi.example.jp:8443/"}) {
            var settings = new TaxiiSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1),
                    DataSize.ofMegabytes(1), URI.create(written), 1);
            var discovery = new Resources(words, directory, settings, Clock.systemUTC())
                    .discovery(new MockHttpServletRequest());
            var root = discovery.path("default").stringValue("");
            assertThat(discovery.path("api_roots").path(0).stringValue()).isEqualTo(root);
            var address = URI.create(root);
            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(address.getAuthority()).isEqualTo(URI.create(written).getAuthority());
            assertThat(address.getPath()).endsWith("/").doesNotContain("//");
            assertThat(get(address.getPath()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void row05_anAddressWithoutItsSlashIsAnsweredToo() {
        for (var path : new String[]{"/taxii2", "/taxii2/noroshi", "/taxii2/noroshi/collections",
                quarantine.substring(0, quarantine.length() - 1), quarantine + "objects", quarantine + "manifest"})
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
    }

    @Test
    void row06_anEmptyAnswerIsAnEmptyObject() {
        var answer = get(quarantine + "objects/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(get(quarantine + "manifest/").body()).isEqualTo("{}");
    }

    @Test
    void row21_whatSomebodyMayDoIsSaidForThemAndAnybodyElsesCollectionIsNotThere() {
        var operator = machine(Role.OPERATOR_MANAGER);
        assertThat(operator.writable()).isNotEqualTo(quarantine);
        for (var path : new String[]{quarantine, quarantine + "objects/", quarantine + "manifest/"})
            assertError(operator.get(path), 404);
        assertError(operator.post(quarantine + "objects/", Envelope.of(), TYPE, Machine.TAXII), 404);
        var centre = machine(Role.CENTRE_OFFICER);
        assertThat(Machine.json(centre.get(quarantine)).path("can_read").booleanValue(false)).isTrue();
        assertThat(Machine.json(centre.get(quarantine)).path("can_write").booleanValue(true)).isFalse();
        assertError(centre.post(quarantine + "objects/", Envelope.of(), TYPE, Machine.TAXII), 403);
        assertError(machine(Role.AUDITOR).get(Machine.ROOT), 403);
    }

    @Test
    void row21_whoIsNobodyIsToldHowToComeIn() {
        for (var path : new String[]{"/taxii2/", Machine.ROOT, Machine.ROOT + "collections/", quarantine,
                quarantine + "objects/", quarantine + "manifest/"}) {
            var answer = new Machine(port, "").get(path);
            assertError(answer, 401);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .anyMatch(each -> each.startsWith("Basic realm=")).anyMatch(each -> each.startsWith("Bearer"));
        }
        assertError(new Machine(port, "Bearer nrs_wrong").get("/taxii2/"), 401);
    }

    @Test
    void row22_aCollectionIsFoundByItsIdAndByItsAliasAndNoTwoHaveTheSame() {
        var seen = new HashSet<String>();
        for (var each : Machine.json(get(Machine.ROOT + "collections/")).path("collections")) {
            assertThat(seen.add(each.path("alias").stringValue(""))).isTrue();
            assertThat(seen.add(each.path("id").stringValue(""))).isTrue();
            var byAlias = Machine
                    .json(get(Machine.ROOT + "collections/" + each.path("alias").stringValue("") + "/"));
            assertThat(byAlias).isEqualTo(each);
            assertThat(each.path("id").stringValue(""))
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(each.path("media_types").isArray()).isTrue();
        }
    }

    @Test
    void row22_collectionsComeInTheOrderOfTheirIds() {
        var ids = new java.util.ArrayList<String>();
        Machine.json(get(Machine.ROOT + "collections/")).path("collections")
                .forEach(each -> ids.add(each.path("id").stringValue("")));
        assertThat(ids).isSorted();
    }

    @Test
    void row23_anErrorSaysNothingOfWhatIsThereForOthers() {
        var hidden = machine(Role.OPERATOR_MANAGER).get(quarantine).body();
        var missing = machine(Role.OPERATOR_MANAGER)
                .get(Machine.ROOT + "collections/2d086da7-4bdc-4f91-900e-d77486753710/").body();
        assertThat(hidden.replaceAll("error_id\":\"[^\"]+", ""))
                .isEqualTo(missing.replaceAll("error_id\":\"[^\"]+", ""));
    }

    /// What breaks here is a table that is not where it was.
    @Test
    void row23_whatBreaksWithUsIsToldAsAnErrorAndNothingOfOurInside() throws Exception {
        var status = Machine.json(post(Envelope.of(Envelope.indicator(Envelope.indicatorId())))).path("id")
                .stringValue("");
        var path = Machine.ROOT + "status/" + status + "/";
        var url = program.getEnvironment().getRequiredProperty("noroshi.database-url");
        try (var owner = DriverManager.getConnection(url); var command = owner.createStatement()) {
            command.execute("alter table taxii.status rename to status_gone");
            try {
                var answer = get(path);
                assertError(answer, 500);
                assertThat(answer.body()).doesNotContainIgnoringCase("taxii.status")
                        .doesNotContainIgnoringCase("select")
                        .doesNotContainIgnoringCase("sql").doesNotContainIgnoringCase("relation")
                        .doesNotContainIgnoringCase("exception").doesNotContain("dev.noroshi", "org.", status);
            } finally {
                command.execute("alter table taxii.status_gone rename to status");
            }
        }
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void row24_aTokenIsTakenAsBearerAndAsThePasswordOfBasic() {
        var token = door.token(Role.PARTNER);
        for (var words : new String[]{"anybody:" + token, token + ":", ":" + token})
            assertThat(new Machine(port, "Basic " + basic(words)).get("/taxii2/").statusCode()).isEqualTo(200);
        assertThat(new Machine(port, "basic " + basic("x:" + token)).get("/taxii2/").statusCode()).isEqualTo(200);
        // as taxii2client's TokenAuth sends it
        assertThat(new Machine(port, "Token " + token).get("/taxii2/").statusCode()).isEqualTo(200);
        assertThat(new Machine(port, "Token " + token).get("/api/v1/me").statusCode()).isEqualTo(401);
        assertError(new Machine(port, "Token nrs_wrong").get("/taxii2/"), 401);
        for (var words : new String[]{"x:y", "x", "shirasuna.daisuke:a long sentence will do"})
            assertError(new Machine(port, "Basic " + basic(words)).get("/taxii2/"), 401);
        assertError(new Machine(port, "Basic ***").get("/taxii2/"), 401);
    }

    private static String basic(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void row24_outsideTaxiiAPasswordOpensNothing() {
        var token = door.token(Role.PARTNER);
        assertThat(new Machine(port, "Basic " + basic("x:" + token)).get("/api/v1/me").statusCode()).isEqualTo(401);
    }
}
