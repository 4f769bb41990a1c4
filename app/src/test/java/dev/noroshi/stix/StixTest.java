package dev.noroshi.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StixTest {

    private static final Instant NOW = Instant.parse("2026-04-01T03:04:05.678901Z");
    private static final StixReader READER = new StixReader(ReadingLimits.USUAL);

    private static Common common(String type) {
        return Common.of(StixId.of(type, "test"), NOW).by(StixId.of("identity", "centre")).marked(Tlp.AMBER).in("ja")
                .labelled("drill").referring(new Common.Reference("noroshi", "T58"))
                .modified(NOW.plusSeconds(60));
    }

    private static List<StixObject> everyKind() {
        var address = Observable.ipv4("198.51.100.7");
        return List.of(
                new Report(common("report"), "T58 件名", Optional.of("本文"), List.of("threat-report"), NOW,
                        List.of(address.id())),
                new Note(common("note"), Optional.of("要約"), "本文", List.of(address.id())),
                new Indicator(common("indicator"), Optional.of("名"), List.of("malicious-activity"),
                        "[ipv4-addr:value = '198.51.100.7']", NOW, Optional.of(NOW.plusSeconds(9)), OptionalInt.of(80),
                        List.of(new Indicator.Phase("mitre-attack", "initial-access"))),
                new ObservedData(common("observed-data"), NOW, NOW, 2, List.of(address.id())),
                new Vulnerability(common("vulnerability").referring(new Common.Reference("cve", "CVE-2026-0001")),
                        "CVE-2026-0001", Optional.empty()),
                new CourseOfAction(common("course-of-action"), "更新する", Optional.of("版を上げる")),
                new Identity(common("identity"), "国家サイバー統括室", Identity.Kind.ORGANIZATION, Optional.empty()),
                address, Observable.ipv6("2001:db8::1"), Observable.domain("example.jp"),
                Observable.url("https://example.jp/a"), Observable.mailAddress("a@example.jp"),
                Observable.file(Map.of("SHA-256", "a".repeat(64), "MD5", "b".repeat(32))));
    }

    @Test
    void whatWeWriteHoldsToTheSchemasOfOasisAlsoWhenItIsRevoked() {
        for (var object : everyKind()) {
            assertThat(READER.judge(object.json())).as(object.text()).isInstanceOf(ReadObject.Sound.class);
            var revoked = Revocations.of(object.json(), NOW, "T58（撤回）");
            assertThat(revoked.isPresent()).isEqualTo(object instanceof Told);
            revoked.ifPresent(json -> {
                assertThat(READER.judge(json)).as(json.toString()).isInstanceOf(ReadObject.Sound.class);
                assertThat(json.toString()).contains("\"revoked\":true").doesNotContain("本文", "198.51.100.7",
                        "CVE-2026-0001", "版を上げる");
                assertThat(StixTime.read(json.path("modified").stringValue("")).orElseThrow())
                        .isAfter(StixTime.read(object.json().path("modified").stringValue("")).orElseThrow());
            });
        }
    }

    @Test
    void theMarkingsOfTlpHoldToTheSchemas() {
        assertThat(TlpMark.definitions()).hasSize(9)
                .allSatisfy(mark -> assertThat(READER.judge(mark.json())).isInstanceOf(ReadObject.Sound.class));
    }

    @ParameterizedTest
    @EnumSource
    void aMarkingIsReadAsItWasWrittenAndAnOlderReaderTakesItForNothingWider(Tlp tlp) {
        var refs = TlpMark.of(tlp).refs().stream().map(StixId::toString).toList();
        assertThat(TlpMark.narrowest(refs)).hasValue(tlp);
        assertThat(TlpMark.narrowest(refs.subList(1, 2)).orElseThrow().isWiderThan(tlp)).isFalse();
        assertThat(TlpMark.narrowest(List.of("marking-definition--" + UUID.randomUUID()))).isEmpty();
    }

    // the first is the example of the OASIS Python library; all were computed by it
    @ParameterizedTest
    @CsvSource({"ipv4-addr,198.51.100.3,ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
            "domain-name,example.com,domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7"})
    void twoWhoTellOfTheSameGiveItTheSameId(String type, String value, String id) {
        var members = JsonMapper.shared().createObjectNode().put("value", value);
        assertThat(ObservableIds.of(type, members).orElseThrow()).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"b\":1,\"a\":[true,null]}|{\"a\":[true,null],\"b\":1}",
            "[1.0,100,1e21,0.000001,1e-7,-0.0,4.50,333333333.33333329]|[1,100,1e+21,0.000001,1e-7,0,4.5,333333333.3333333]",
            "{\"\\u20ac\":\"\\u000a\\u001f\\\"\"}|{\"€\":\"\\n\\u001f\\\"\"}"})
    void thereIsOneWayToWriteJson(String json, String canonical) {
        assertThat(CanonicalJson.write(JsonMapper.shared().readTree(json))).isEqualTo(canonical);
    }

    // STIX 2.1, section 9.8, and the test suite of the OASIS pattern validator
    @ParameterizedTest
    @ValueSource(strings = {
            "[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']",
            "[email-message:from_ref.value MATCHES '.+\\\\@example\\\\.com$' AND email-message:body_multipart[*].body_raw_ref.name MATCHES '^Final Report.+\\\\.exe$']",
            "[file:hashes.MD5 = '79054025255fb1a26e4bc422aef54eb4'] FOLLOWEDBY [win-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\foo\\\\bar'] WITHIN 300 SECONDS",
            "[user-account:account_type = 'unix' AND user-account:user_id = '1007' AND user-account:account_login = 'Peter']",
            "[ipv4-addr:value ISSUBSET '198.51.100.0/24' OR ipv6-addr:value ISSUPERSET '2001:db8::/32']",
            "([ipv4-addr:value = '198.51.100.1/32'] OR [url:value = 'x']) REPEATS 5 TIMES WITHIN 1800.5 SECONDS",
            "[network-traffic:dst_port IN (443, 8443) AND network-traffic:protocols[0] NOT LIKE 'tc_']",
            "[a:b = t'2014-01-13T07:03:17.5Z' AND a:c = h'ff00' AND a:d = b'dGVzdA==' AND a:e = true AND a:f > -1.5]",
            "[file:name = 'it\\'s'] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z'",
            "[EXISTS file:name AND NOT EXISTS file:size] /* why */ // to the end",
            "[file:extensions.'windows-pebinary-ext'.sections[*].entropy >= 7.0]"})
    void aSoundPatternIsFoundSound(String pattern) {
        assertThat(Patterns.problems(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"``|1", "[]|2", "[file:name = 'a'|17",
            "[file:name = \"a\"]|14", "file:name = 'a'|1", "[file:name 'a']|12", "[file:name = 'a'] AND|22",
            "[file:size > true]|14", "[file:name = 'a' AND url:value = 'b']|37", "[file:name = 'a\\n']|16",
            "[a:b = t'2026-01-01']|8", "[a:b = h'f']|8", "[a:b = b'*']|8", "[file:name = 'a'] WITHIN 'x' SECONDS|26",
            "[a:b IN ('x',)]|14", "[a:b = 'x'] START 1 STOP 2|19", "[a:b LIKE 5]|11"})
    void aWrongPatternIsToldWithThePlaceOfItsFault(String pattern, String place) {
        var problems = Patterns.problems(pattern);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().details().getFirst()).isEqualTo(place);
    }

    @Test
    void patternsMadeToBeSlowOrDeepAreNot() {
        assertThat(Patterns.problems("(".repeat(19_000))).isNotEmpty();
        assertThat(Patterns.problems("[" + "(".repeat(19_000))).isNotEmpty();
        assertThat(Patterns.problems("[a:b MATCHES '" + "(a+)+".repeat(2_000) + "']")).isEmpty();
        assertThat(Patterns.problems("x".repeat(1_000_000)).getFirst().code()).isEqualTo("stix.pattern-long");
    }

    @Test
    void whatCannotBeReadIsRefusedWithoutReadingFurther() {
        assertThat(READER.read(new byte[0])).isInstanceOf(StixReader.Read.Unusable.class);
        assertThat(READER.read("{\"objects\":[{\"a\":1,\"a\":2}]}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StixReader.Read.Malformed.class);
        assertThat(READER.read(("{\"objects\":[" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StixReader.Read.Malformed.class);
        assertThat(READER.read(new byte[]{'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(StixReader.Read.Malformed.class);
        assertThat(READER.read(("{\"objects\":[" + "9".repeat(200) + "]}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StixReader.Read.Malformed.class);
    }

    @Test
    void halfACharacterIsNoText() {
        var node = everyKind().getFirst().json().put("name", "\ud83d");
        assertThat(READER.judge(node)).isInstanceOf(ReadObject.Unsound.class);
    }

    @Test
    void whatAPatternComparesIsToldWithItsPlaceAndHow() {
        assertThat(Patterns.said("[file:hashes.'SHA-256' = 'a' AND file:name NOT = 'b'] FOLLOWEDBY "
                + "[email-message:body_multipart[*].body_raw_ref.name LIKE '%.exe' AND email-message:size > 3 "
                + "AND email-message:subject != 'c'] AND [ipv4-addr:value ISSUBSET '198.51.100.0/24']"))
                .containsExactly(new Patterns.Said("file", List.of("hashes", "SHA-256"), "=", "a"),
                        new Patterns.Said("email-message", List.of("body_multipart", "body_raw_ref", "name"), "LIKE",
                                "%.exe"),
                        new Patterns.Said("ipv4-addr", List.of("value"), "ISSUBSET", "198.51.100.0/24"));
        assertThat(Patterns.said("[file:name = 'a'")).isEmpty();
    }

    // ---- which specification an object is of (section 3.2, spec_version) ----

    private static final List<String> OBSERVABLES = List.of("artifact", "autonomous-system", "directory", "domain-name",
            "email-addr", "email-message", "file", "ipv4-addr", "ipv6-addr", "mac-addr", "mutex", "network-traffic",
            "process", "software", "url", "user-account", "windows-registry-key", "x509-certificate");

    private static ReadObject judged(String object) {
        return READER.judge(JsonMapper.shared().readTree(object));
    }

    @Test
    void anObservableThatDoesNotSayItsSpecificationIsHeldToTheSchemaOfItsType() {
        for (var type : OBSERVABLES)
            assertThat(judged("{\"type\":\"%s\",\"id\":\"%s--%s\",\"defanged\":\"no\"}".formatted(type, type,
                    UUID.randomUUID()))).as(type).isInstanceOf(ReadObject.Unsound.class);
        var address = Observable.ipv4("198.51.100.7").json();
        address.remove("spec_version");
        assertThat(READER.judge(address)).isInstanceOfSatisfying(ReadObject.Sound.class,
                sound -> assertThat(sound.spec()).isEqualTo("2.1"));
        address.remove("value");
        assertThat(READER.judge(address)).isInstanceOf(ReadObject.Unsound.class);
    }

    @Test
    void anObservableOfAnExtensionNeedNotSayItEither() {
        var custom = """
                {"type":"x-acme","id":"x-acme--%s","extensions":{"extension-definition--%s":{"extension_type":"new-sco"}}%s}""";
        assertThat(judged(custom.formatted(UUID.randomUUID(), UUID.randomUUID(), "")))
                .isInstanceOfSatisfying(ReadObject.Sound.class, sound -> assertThat(sound.spec()).isEqualTo("2.1"));
        assertThat(judged(custom.formatted(UUID.randomUUID(), UUID.randomUUID(), ",\"defanged\":7")))
                .isInstanceOf(ReadObject.Unsound.class);
    }

    @Test
    void whatOnlyTheNewerSpecificationHasMayNotHideThatItIsOfIt() {
        for (var type : List.of("extension-definition", "grouping", "incident", "infrastructure", "language-content",
                "location", "malware-analysis", "note", "opinion"))
            assertThat(judged("{\"type\":\"%s\",\"id\":\"%s--%s\",%s}".formatted(type, type, UUID.randomUUID(), TIMES)))
                    .as(type).isInstanceOfSatisfying(ReadObject.Unsound.class, unsound -> assertThat(
                            unsound.problems().toString()).contains("spec_version"));
        for (var member : List.of("\"pattern_type\":\"stix\"", "\"confidence\":7", "\"lang\":\"ja\"",
                "\"extensions\":{}"))
            assertThat(older("," + member)).as(member).isInstanceOf(ReadObject.Unsound.class);
    }

    @Test
    void whatDoesNotSayItsSpecificationIsOfTheOlderOne() {
        assertThat(older("")).isInstanceOfSatisfying(ReadObject.Sound.class,
                sound -> assertThat(sound.spec()).isEqualTo("2.0"));
    }

    private static final String TIMES = "\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-01T00:00:00.000Z\"";

    private static ReadObject older(String more) {
        return judged("""
                {"type":"indicator","id":"indicator--%s",%s,"labels":["malicious-activity"],\
                "pattern":"[ipv4-addr:value = '198.51.100.7']","valid_from":"2026-01-01T00:00:00Z"%s}"""
                .formatted(UUID.randomUUID(), TIMES, more));
    }
}
