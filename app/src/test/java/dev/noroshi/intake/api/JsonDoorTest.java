package dev.noroshi.intake.api;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.form.FormContent;
import dev.noroshi.intake.DoorContract;
import dev.noroshi.intake.Terms;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.report.Door;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The door of the API.
class JsonDoorTest extends DoorContract {

    @Autowired
    JsonDoor jsonDoor;
    @Autowired
    JsonMapper mapper;

    @Override
    protected Door door() {
        return Door.API;
    }

    @Override
    protected Received handIn(FormContent content, Terms terms) {
        var body = paper.members(content).put("language", terms.language().tag())
                .put("drill", terms.occasion() == Occasion.DRILL).put("grounds", terms.grounds().name());
        if (terms.route() != null) body.put("route", terms.route().name());
        return handIn(body);
    }

    @Override
    protected Received handInFaulty() {
        return handIn((ObjectNode) mapper.readTree("""
                {"event-type": ["INT_INFORMATION_DESTRUCTION", "CONF_INFORMATION_LEAK"], "sector": "宇宙",
                 "known-datetime": "令和７年２月３０日", "event-summary": "会員サイトが改ざんされた。"}"""));
    }

    private Received handIn(ObjectNode body) {
        var members = mapper.convertValue(body, new TypeReference<Map<String, Object>>() {
        });
        var received = jsonDoor.receive(JsonBody.of(members), ActorClass.OPERATOR, Terms.USUAL);
        return new Received(received.submission(),
                ReportAnswers.all(received.problems(),
                        paper.check(received.submission().content(), clock.instant())));
    }
}
