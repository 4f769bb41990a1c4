package dev.noroshi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NoroshiTest
@Import(Visitors.class)
class RegistryApiTest {

    private static final String CENTRE = "torideyama.akira";
    private static final String PORT_SECRETARIAT = "karigaya.ryo";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Autowired
    Visitors visitors;
    @LocalServerPort
    int port;

    @Test
    void theMapOfADayIsAnsweredWithItsNumbers() {
        var early = json(get(CENTRE, "/api/v1/registry?as-of=2014-04-30"));
        assertThat(early.at("/counts/sectors").intValue()).isEqualTo(13);
        assertThat(early.at("/counts/ceptoars").intValue()).isEqualTo(18);
        assertThat(early.at("/sectors").size()).isEqualTo(13);
        assertThat(early.at("/ceptoars").size()).isEqualTo(18);
        var late = json(get(CENTRE, "/api/v1/registry?as-of=2025-04-16"));
        assertThat(late.at("/counts/sectors").intValue()).isEqualTo(15);
        assertThat(late.at("/counts/ceptoars").intValue()).isEqualTo(21);
        assertThat(late.at("/counts/members-read").intValue()).isEqualTo(4361);
        assertThat(late.at("/list/as-of").stringValue()).isEqualTo("2025-04-16");
    }

    @Test
    void aMonthIsTakenAsItsLastDay() {
        assertThat(get(CENTRE, "/api/v1/registry?as-of=2014-04").body())
                .isEqualTo(get(CENTRE, "/api/v1/registry?as-of=2014-04-30").body());
        assertThat(get(CENTRE, "/api/v1/registry?as-of=2014-13").statusCode()).isEqualTo(400);
    }

    @Test
    void aNameTheCallDoesNotKnowIsNotPassedOver() {
        var answer = get(CENTRE, "/api/v1/registry?on=2014-04-30&as-of=2014-04-30");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("on");
        assertThat(answer.body()).contains("as-of");
        var file = get(CENTRE, "/api/v1/registry/members.csv?ceptoar=bank&For=person");
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(file.body()).contains("as-of, ceptoar, for");
    }

    @Test
    void whatIsNotStatedIsNull() {
        var bank = json(get(CENTRE, "/api/v1/registry/ceptoars/bank-ceptoar?as-of=2025-04-16")).at("/ceptoar");
        assertThat(bank.at("/contact-point/printed").isNull()).isTrue();
        assertThat(bank.at("/contact-means/mail").isNull()).isTrue();
        assertThat(bank.at("/members/total").intValue()).isEqualTo(1228);
        var before = json(get(CENTRE, "/api/v1/registry?as-of=2010-01-01"));
        assertThat(before.at("/list").isNull()).isTrue();
        assertThat(before.at("/counts/ceptoars").isNull()).as("unknown, not zero").isTrue();
        assertThat(before.at("/counts/sectors").intValue()).isEqualTo(7);
    }

    @Test
    void aCeptoarComesWithItsHistoryAndThoseMembersOneMaySee() {
        var path = "/api/v1/registry/ceptoars/bank-ceptoar";
        assertThat(json(get(CENTRE, path)).at("/history").size()).isEqualTo(3);
        assertThat(json(get(CENTRE, path)).at("/members").size()).isEqualTo(5);
        assertThat(json(get(CENTRE, path)).at("/secretariats/0/id").stringValue()).isEqualTo("sec-bank");
        assertThat(json(get(PORT_SECRETARIAT, path)).at("/members").isNull()).isTrue();
        assertThat(get(CENTRE, "/api/v1/registry/ceptoars/space-ceptoar").statusCode()).isEqualTo(404);
    }

    @Test
    void sectorsAreAnsweredForADay() {
        assertThat(json(get(CENTRE, "/api/v1/registry/sectors?as-of=2017-04-18")).size()).isEqualTo(14);
    }

    @Test
    void aDayThatDoesNotExistIsNamedWithItsField() {
        var answer = get(CENTRE, "/api/v1/registry?as-of=2025-02-30");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("as-of");
    }

    @Test
    void everyBadRowOfAFileIsAnsweredWithColumnReasonAndPlace() {
        var answer = send(PORT_SECRETARIAT, "", "code,name_ja,ceptoar,joined_on\n"
                + "op-api-1,名,港湾CEPTOAR,2026-02-30\nop-api-2,,証券CEPTOAR,2026-10-01\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        var errors = new ArrayList<String>();
        json(answer).at("/errors").forEach(each -> errors.add(each.at("/place").stringValue() + " "
                + each.at("/field").stringValue() + " " + each.at("/code").stringValue()));
        assertThat(errors).containsExactly("2行目 joined_on registry-day-impossible",
                "3行目 name_ja registry-cell-blank", "3行目 ceptoar registry-ceptoar-not-yours");
        assertThat(send("takine.chinatsu", "", "code\n").statusCode()).as("the centre edits no members")
                .isEqualTo(403);
    }

    @Test
    void aDryRunChangesNothingAndItsFingerprintHoldsTheImportToIt() {
        var file = "code,name_ja,ceptoar,joined_on,left_on\nop-api-3,名,港湾CEPTOAR,2014-10-01,2014-10-02\n";
        var dry = json(send(PORT_SECRETARIAT, "?dry-run=true", file));
        assertThat(dry.at("/applied").booleanValue()).isFalse();
        assertThat(dry.at("/added").intValue()).isEqualTo(1);
        assertThat(dry.at("/changes/0/kind").stringValue()).isEqualTo("added");
        assertThat(send(PORT_SECRETARIAT, "?fingerprint=other", file).statusCode()).isEqualTo(409);
        var done = json(send(PORT_SECRETARIAT, "?fingerprint=" + dry.at("/fingerprint").stringValue(), file));
        assertThat(done.at("/applied").booleanValue()).isTrue();
        assertThat(json(send(PORT_SECRETARIAT, "", file)).at("/unchanged").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsExportedIsImportedUnchanged() {
        var file = get(PORT_SECRETARIAT, "/api/v1/registry/members.csv").body();
        assertThat(file).startsWith("code,name_ja,");
        var answer = json(send(PORT_SECRETARIAT, "?dry-run=true", file));
        assertThat(answer.at("/changes").size()).isZero();
        var people = get(PORT_SECRETARIAT, "/api/v1/registry/people.csv?for=person").body();
        assertThat(people).startsWith("\uFEFF事業者コード,利用者名");
        assertThat(json(send(PORT_SECRETARIAT, "?dry-run=true", people)).at("/changes").size()).isZero();
        assertThat(get(CENTRE, "/api/v1/registry/members.csv?ceptoar=no-such").statusCode()).isEqualTo(400);
        assertThat(get("mukuno.koichi", "/api/v1/registry/members.csv").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String login, String path) {
        return visitors.call(port, login, path);
    }

    private HttpResponse<String> send(String login, String query, String file) {
        return visitors.post(port, login, "/api/v1/registry/members/import" + query,
                file.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }
}
