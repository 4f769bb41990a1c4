package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// What an organisation sends piles up to a limit and no further, and both sides are told.
@TestPropertySource(properties = {"noroshi.taxii.most-waiting=3", "noroshi.test=full-quarantine"})
class QuarantineIsFullTest extends AtTheTaxiiDoor {

    @Test
    void beyondTheLimitEachObjectIsToldSoAndTheCentreSeesWhoseItIsUntilItHasJudged() {
        var first = Envelope.indicator(Envelope.indicatorId());
        var second = Envelope.indicator(Envelope.indicatorId());
        var third = Envelope.indicatorId();
        var fourth = Envelope.indicatorId();
        send(first, second);
        var desk = door.browser(Role.CENTRE_OFFICER);
        assertThat(desk.get("/exchange").body()).doesNotContain("からの受付を止めています");
        var status = Machine.json(post(Envelope.of(first, Envelope.indicator(third), "{}",
                Envelope.indicator(fourth))));
        assertThat(status.path("success_count").intValue()).as(status.toString()).isEqualTo(2);
        assertThat(status.path("failures")).hasSize(2);
        var failure = status.path("failures").path(1);
        assertThat(failure.path("id").stringValue()).isEqualTo(fourth);
        assertThat(failure.path("version").stringValue()).isEqualTo(Envelope.T1);
        assertThat(failure.path("message").stringValue()).contains("上限（3件）", "送り直してください");
        assertThat(ids(objects(""))).hasSize(3).contains(third).doesNotContain(fourth);
        send(second);
        var list = desk.get("/exchange").body();
        assertThat(list).contains("からの受付を止めています");
        var key = list.replaceFirst("(?s).*?name=\"object\" value=\"([0-9-]+)\".*", "$1");
        desk.post("/exchange/judge", "object", key, "act", "turn-away");
        assertThat(desk.get("/exchange").body()).doesNotContain("からの受付を止めています");
        send(Envelope.indicator(fourth));
        assertThat(ids(objects(""))).contains(fourth);
    }

    @Test
    void anotherOrganisationSendsAsBefore() {
        send(Envelope.indicator(Envelope.indicatorId()), Envelope.indicator(Envelope.indicatorId()),
                Envelope.indicator(Envelope.indicatorId()));
        var centre = machine(Role.CENTRE_OFFICER);
        var answer = centre.post(centre.writable() + "objects/",
                Envelope.of(Envelope.indicator(Envelope.indicatorId())), TYPE, Machine.TAXII);
        assertThat(Machine.json(answer).path("success_count").intValue()).isEqualTo(1);
    }
}
