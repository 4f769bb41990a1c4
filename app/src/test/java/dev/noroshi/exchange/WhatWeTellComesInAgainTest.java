package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Sign;
import dev.noroshi.indicator.Stated;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.StixId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an object says of a value is taken as that and as nothing else, and what one Noroshi tells another is understood there.
class WhatWeTellComesInAgainTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-09-01T00:00:00Z");
    private static final String HEX = "0123456789abcdef";

    private static List<String> values(IndicatorType type) {
        return switch (type) {
            case IPV4 -> List.of("198.51.100.7", "255.255.255.255");
            case IPV6 -> List.of("2001:db8::1", "a::b", "::ffff:198.51.100.7");
            case NETWORK -> List.of("198.51.100.0/24", "10.0.0.0/8", "2001:db8::/32");
            case DOMAIN -> List.of("evil.zip", "more.com", "a.b.example.jp", "例え.jp", "_dmarc.example.com");
            case URL -> List.of("http://example.com/", "https://例え.jp/a?q='x'", "http://[2001:db8::1]:8080/a.",
                    "ftp://a:b@example.com/日本語)", "http://198.51.100.7/more.com");
            case MAIL -> List.of("a+b@example.com", "o'neill@example.jp");
            case MD5 -> List.of(HEX.repeat(2));
            case SHA1 -> List.of(HEX.repeat(2) + "01234567");
            case SHA256 -> List.of(HEX.repeat(4));
            case SHA512 -> List.of(HEX.repeat(8));
            case FILE_NAME -> List.of("more.com", "Evil.ZIP", "it's 1.exe", "資料 (写し).docx", "svchost");
            case CVE -> List.of("CVE-2026-40404");
            case REGISTRY_KEY -> List.of("HKLM\\Software\\My App\\Run", "HKEY_USERS\\S-1-5-18\\Environment");
            case USER_AGENT -> List.of("Evil/1.0", "Mozilla/5.0 (X11; \"q\") it's \\ more.com");
        };
    }

    @ParameterizedTest
    @EnumSource
    void ofEveryTypeTheSameValueComesInThatWentOut(IndicatorType type) {
        for (var written : values(type)) {
            var stated = Stated.read(type, written).orElseThrow(() -> new AssertionError(written));
            var told = told(stated);
            var in = Values.of(told);
            assertThat(in.values()).as(told.toString()).extracting(Found::type, Found::value)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(type, stated.value()));
            assertThat(display(in.values().getFirst())).isEqualTo(display(stated));
            assertThat(in.left()).isEmpty();
            if (type == IndicatorType.CVE) continue;
            assertThat(in.from()).isEqualTo(FROM);
            assertThat(in.until()).isEqualTo(UNTIL);
            assertThat(in.confidence()).isEqualTo(70);
            assertThat(in.techniques()).containsExactlyInAnyOrder("T1059.001", "TA0001", "TA0108");
        }
    }

    private static JsonNode told(Found found) {
        var sign = new Sign(found.type(), found.value(), display(found), Tlp.GREEN, 70, FROM, UNTIL,
                List.of("T1059.001", "TA0001", "TA0108"));
        return sign.told(Common.of(StixId.of(sign.kind(), sign.key()), FROM)).orElseThrow().json();
    }

    private static String display(Found found) {
        return found.shown() == null ? found.value() : found.shown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"[file:name = 'more.com']|FILE_NAME more.com",
            "[domain-name:value = 'evil.zip']|DOMAIN evil.zip",
            "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'Evil/1.0']|USER_AGENT Evil/1.0",
            "[ipv4-addr:value ISSUBSET '198.51.100.0/24']|NETWORK 198.51.100.0/24",
            "[ipv4-addr:value = '198.51.100.0/24']|NETWORK 198.51.100.0/24",
            "[ipv4-addr:value = '198.51.100.7/32']|IPV4 198.51.100.7",
            "[domain-name:value IN ('a.example.net','b.example.net')]|DOMAIN a.example.net, DOMAIN b.example.net",
            "[domain-name:value = 'a[.]example.net']|DOMAIN a.example.net",
            "[network-traffic:dst_ref.value = 'c2.example.net' AND network-traffic:dst_port = 443]|DOMAIN c2.example.net",
            "[email-message:from_ref.value = 'a@example.com']|MAIL a@example.com",
            "[domain-name:resolves_to_refs[*].value = '198.51.100.7']|IPV4 198.51.100.7",
            "[domain-name:value != 'a.example.net' OR domain-name:value NOT = 'b.example.net']|``"})
    void aValueIsWhatItsPlaceSaysItIs(String pattern, String values) {
        var in = Values.of(indicator(pattern));
        assertThat(in.left()).isEmpty();
        assertThat(String.join(", ", in.values().stream().map(each -> each.type() + " " + each.value()).toList()))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"[ipv4-addr:value = '2001:db8::1']|unfit",
            "[ipv4-addr:value = '2001:db8::/32']|unfit", "[ipv4-addr:value = '198.51.100.7/24']|unfit",
            "[domain-name:value = 'http://example.com/']|unfit", "[domain-name:value = '198.51.100.7']|unfit",
            "[domain-name:value = 'co.jp']|unfit", "[url:value = 'example.com']|unfit",
            "[file:hashes.MD5 = '" + HEX + HEX + HEX + HEX + "']|unfit",
            "[file:name = 'C:\\\\temp\\\\more.com']|unfit", "[email-addr:value = 'example.com']|unfit",
            "[windows-registry-key:key = 'more.com']|unfit", "[url:value LIKE 'http://example.com/%']|compared",
            "[domain-name:value MATCHES 'example']|compared", "[ipv4-addr:value ISSUPERSET '198.51.100.7']|compared",
            "[email-message:subject = 'evil.example.net']|place",
            "[email-message:to_refs[*].value = 'a@example.com']|place",
            "[x509-certificate:hashes.'SHA-1' = '" + HEX + HEX + "01234567']|place",
            "[process:command_line = 'curl evil.example.net']|place"})
    void whatDoesNotFitItsPlaceIsNotTakenForSomethingElse(String pattern, String reason) {
        var in = Values.of(indicator(pattern));
        assertThat(in.values()).isEmpty();
        assertThat(in.left()).extracting(Problem::code).containsExactly("exchange.left." + reason);
    }

    @Test
    void anObservableIsWhatItIsToo() {
        var file = Values.of(JsonMapper.shared().readTree("""
                {"type":"file","name":"more.com","hashes":{"SHA-256":"%s","SSDEEP":"3:x:y"}}"""
                .formatted(HEX.repeat(4))));
        assertThat(file.values()).extracting(Found::type).containsExactly(IndicatorType.SHA256,
                IndicatorType.FILE_NAME);
        assertThat(file.left()).extracting(Problem::code).containsExactly("exchange.left.place");
        var domain = Values.of(JsonMapper.shared().readTree("{\"type\":\"domain-name\",\"value\":\"evil.zip\"}"));
        assertThat(domain.values()).extracting(Found::type).containsExactly(IndicatorType.DOMAIN);
    }

    @Test
    void aPatternOfAnotherLanguageSaysWhyItIsNotTaken() {
        var in = Values.of(JsonMapper.shared().readTree("""
                {"type":"indicator","pattern":"alert tcp any any -> 198.51.100.7 any","pattern_type":"snort"}"""));
        assertThat(in.values()).isEmpty();
        assertThat(in.left()).extracting(Problem::code).containsExactly("exchange.left.language");
    }

    private static JsonNode indicator(String pattern) {
        return JsonMapper.shared().createObjectNode().put("type", "indicator").put("pattern_type", "stix")
                .put("pattern", pattern);
    }
}
