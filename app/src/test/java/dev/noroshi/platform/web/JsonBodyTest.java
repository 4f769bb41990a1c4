package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

    @Test
    void membersAreTakenOutAndTheRestIsFaulty() {
        var body = read("""
                {"reason": "理由", "ordinal": 2, "drill": true, "importance": "WARNING", "nothing": null,
                 "fields": {"operator": "x"}, "redact": [{"find": "a"}], "hurry": 1}""");
        assertThat(body.text("reason")).contains("理由");
        assertThat(body.whole("ordinal")).hasValue(2);
        assertThat(body.flag("drill")).contains(true);
        assertThat(body.option("importance", Importance.class)).contains(Importance.WARNING);
        assertThat(body.text("nothing")).isEmpty();
        assertThat(body.texts("fields")).containsEntry("operator", "x");
        assertThat(body.objects("redact").getFirst().text("find")).contains("a");
        assertThat(body.refuseOthers().problems()).containsExactly(Problem.of("hurry", "no-such-field", "hurry"));
    }

    @Test
    void everyMemberOfTheWrongKindIsTold() {
        var body = read(
                """
                {"reason": 1, "ordinal": 2.5, "drill": "yes", "importance": "HUGE", "fields": [], "redact": [1, {"find": 3}]}""");
        body.text("reason");
        body.whole("ordinal");
        body.flag("drill");
        body.option("importance", Importance.class);
        body.texts("fields");
        body.objects("redact").forEach(pair -> pair.text("find"));
        assertThat(body.problems()).extracting(problem -> problem.field() + " " + problem.code()).containsExactly(
                "reason not-a-text", "ordinal not-a-number", "drill not-a-flag", "importance no-such-option",
                "fields not-an-object", "redact[0] not-an-object", "redact[1].find not-a-text");
    }

    @Test
    void noBodyIsAnEmptyObject() {
        assertThat(JsonBodies.read(new byte[0]).names()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsToldWithItsLineAndColumn() {
        assertThat(refused("{\"a\": 1,\n \"b\" 2}").whole()).isEqualTo(Problem.of("", "json-malformed", "2", "6"));
        assertThat(refused("{\"a\": 1").whole().code()).isEqualTo("json-malformed");
        assertThat(refused("{\"a\": 1} {").whole().code()).isEqualTo("json-malformed");
        assertThat(refused("{\"a\": NaN}").whole().code()).isEqualTo("json-malformed");
        assertThat(refused("[1]").whole().code()).isEqualTo("json-not-an-object");
        assertThat(refused("null").whole().code()).isEqualTo("json-not-an-object");
    }

    @Test
    void aMemberStandsOnce() {
        assertThat(refused("{\"tlp\": \"RED\", \"tlp\": \"CLEAR\"}").whole().code()).isEqualTo("json-member-twice");
        assertThat(refused("{\"a\": {\"b\": 1, \"b\": 2}}").whole().code()).isEqualTo("json-member-twice");
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(refused("{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}").whole().code())
                .isEqualTo("json-too-deep");
    }

    @Test
    void whatIsNotUtf8IsToldWithItsByte() {
        var shiftJis = "{\"a\": \"機密\"}".getBytes(Charset.forName("Shift_JIS"));
        assertThat(refusedBytes(shiftJis).whole()).isEqualTo(Problem.of("", "json-not-utf-8", "8"));
        assertThat(refusedBytes("{}".getBytes(StandardCharsets.UTF_16)).whole().code()).isEqualTo("json-not-utf-8");
        assertThat(refusedBytes(new byte[]{'{', '"', (byte) 0xE6, (byte) 0xA9}).whole().code())
                .isEqualTo("json-not-utf-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\uFEFF{\"a\": \"b\"}").text("a")).contains("b");
    }

    @Test
    void whatIsNoCharacterIsToldWithItsPlace() {
        assertThat(read("""
                {"a": "x\\u0000", "b": ["\\ud800"], "c": {"d": "\\udc00x"}, "e": "\\uffff", "f": "𠮷\\ud842\\udfb7"}""")
                .problems()).extracting(Problem::field).containsExactly("a", "b[0]", "c.d", "e");
    }

    @Test
    void twoBodiesAreToldApartByTheirBytes() {
        assertThat(read("{\"a\": 1}").fingerprint()).isEqualTo(read("{\"a\": 1}").fingerprint())
                .isNotEqualTo(read("{\"a\": 2}").fingerprint());
    }

    private static JsonBody read(String json) {
        return JsonBodies.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refused(String json) {
        return refusedBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refusedBytes(byte[] bytes) {
        var refusal = catchThrowableOfType(Refusal.class, () -> JsonBodies.read(bytes));
        assertThat(refusal.status().value()).isEqualTo(400);
        return refusal;
    }
}
