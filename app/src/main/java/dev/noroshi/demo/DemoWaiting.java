package dev.noroshi.demo;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FormContent;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.Door;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Leaves one report waiting at each stage of the way up, all from the electricity sector, so that whoever tries the
/// program out finds something to do in every role.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoWaiting {

    private static final String SECRETARIAT = "izutsuhara.kotone";
    private static final String MINISTRY = "shakuno.ritsuko";

    private final DemoCast cast;
    private final Reports reports;
    private final ReportPaper paper;
    private final Holdings holdings;
    private final Anonymising anonymising;
    private final Desk desk;

    DemoWaiting(DemoCast cast, Reports reports, ReportPaper paper, Holdings holdings, Anonymising anonymising,
            Desk desk) {
        this.cast = cast;
        this.reports = reports;
        this.paper = paper;
        this.holdings = holdings;
        this.anonymising = anonymising;
        this.desk = desk;
    }

    /// The last hours before the program is started, ten minutes a report.
    List<DemoEvent> story(Instant now) {
        var story = new ArrayList<DemoEvent>();
        var lines = DemoFiles.lines("waiting.jsonl");
        for (int n = 0; n < lines.size(); n++) {
            var line = lines.get(n);
            var at = now.minus(Duration.ofMinutes(10L * (lines.size() - n) + 5));
            story.add(new DemoEvent(at, n, () -> tell(line)));
        }
        return story;
    }

    private void tell(JsonNode line) {
        var reporter = cast.byLogin(line.get("login").asString());
        var fields = (ObjectNode) line.get("fields").deepCopy();
        var question = fields.path("question").asString("");
        fields.remove("question");
        var content = paper.read(fields.toString()).content();
        switch (line.get("stage").asString()) {
            case "draft" -> reports.begin(reporter, Submission.of(content, Door.WEB));
            case "held" -> submit(reporter, content);
            case "returned" -> desk.giveBack(secretariat(), submit(reporter, content), 1, question);
            case "anonymising" -> anonymising.begin(secretariat(), submit(reporter, content), 1);
            case "with-ministry" -> toTheMinistry(submit(reporter, content));
            case "at-centre" -> {
                toTheMinistry(submit(reporter, content));
                desk.passOn(cast.byLogin(MINISTRY), newest(cast.byLogin(MINISTRY)), 1);
            }
            default -> throw new IllegalStateException("The demo knows no stage " + line.get("stage"));
        }
    }

    private DossierId submit(Caller reporter, FormContent content) {
        var draft = reports.begin(reporter, Submission.of(content, Door.WEB));
        reports.submit(reporter, draft.series(), draft.edition());
        return newest(secretariat());
    }

    private void toTheMinistry(DossierId dossier) {
        var copy = anonymising.begin(secretariat(), dossier, 1).orElseThrow();
        anonymising.decide(secretariat(), dossier, 1, copy.edition(),
                copy.redactions().stream().collect(Collectors.toMap(r -> r.id(), r -> Decision.ACCEPTED)));
        desk.passOn(secretariat(), dossier, 1);
    }

    private Caller secretariat() {
        return cast.byLogin(SECRETARIAT);
    }

    private DossierId newest(Caller holder) {
        return holdings.list(holder, Holdings.Filter.ALL, null, 1).getFirst().dossier().id();
    }
}
