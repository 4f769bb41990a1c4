package dev.noroshi.demo;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Redaction;
import dev.noroshi.report.Door;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Tells the reports of the fictional world again, each hop at its time and by the person who did it.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoReports {

    private final DemoCast cast;
    private final Reports reports;
    private final ReportPaper paper;
    private final Holdings holdings;
    private final Anonymising anonymising;
    private final Desk desk;
    /// Series by the number they get in the story; the centre's dossier of each.
    private final Map<String, SeriesId> series = new HashMap<>();
    private final Map<String, DossierId> dossiers = new HashMap<>();

    DemoReports(DemoCast cast, Reports reports, ReportPaper paper, Holdings holdings, Anonymising anonymising,
            Desk desk) {
        this.cast = cast;
        this.reports = reports;
        this.paper = paper;
        this.holdings = holdings;
        this.anonymising = anonymising;
        this.desk = desk;
    }

    /// The centre's dossiers by the number of their series.
    UUID atCentre(String number) {
        return Objects.requireNonNull(dossiers.get(number + "@nco"), number).value();
    }

    List<DemoEvent> story(DemoShift shift) {
        var originals = DemoFiles.lines("originals.jsonl").stream().peek(shift::move)
                .collect(Collectors.toMap(line -> line.get("series").asString(), line -> line));
        var story = new ArrayList<DemoEvent>();
        for (var line : DemoFiles.lines("reports.jsonl")) {
            shift.move(line);
            var name = line.get("series").asString();
            int ordinal = 1;
            for (var report : line.get("reports")) {
                var original = originals.containsKey(name) ? originals.get(name).get("reports").get(ordinal - 1) : null;
                addTo(story, new Telling(name, line, report, original, ordinal++));
            }
            addEnd(story, name, line);
        }
        return story;
    }

    /// One report of the story.
    ///
    /// @param original what the operator sent, where the secretariat took the name off
    private record Telling(String name, JsonNode line, JsonNode report,
            @Nullable JsonNode original, int ordinal) {

        JsonNode step(int n) {
            return report.get("route").get(n);
        }

        boolean isAnonymised() {
            return original != null;
        }

        /// What the operator wrote, and who of theirs sent it.
        JsonNode told() {
            return original == null ? report : original;
        }

        String sentBy() {
            return (original == null ? step(0) : original).get("sent_by").asString();
        }
    }

    private void addTo(List<DemoEvent> story, Telling telling) {
        var steps = telling.report().get("route");
        add(story, steps.get(0).get("sent_at"), () -> submit(telling));
        for (int n = 1; n < steps.size(); n++) {
            var step = steps.get(n);
            add(story, steps.get(n - 1).get("confirmed_at"), () -> opened(telling, step.get("sent_by").asString()));
            add(story, step.get("sent_at"), () -> passOn(telling, step));
        }
        var last = steps.get(steps.size() - 1);
        add(story, last.get("confirmed_at"), () -> opened(telling, last.get("received_by").asString()));
    }

    private static void add(List<DemoEvent> story, JsonNode time, Runnable work) {
        story.add(new DemoEvent(java.time.OffsetDateTime.parse(time.asString()).toInstant(), story.size(), work));
    }

    private void submit(Telling telling) {
        var sender = cast.byLogin(telling.sentBy());
        var content = content(telling.told(), telling.report());
        var door = Door.valueOf(telling.step(0).get("door").asString().toUpperCase(Locale.ROOT));
        Draft draft;
        if (telling.ordinal() == 1) {
            draft = reports.begin(sender, new Submission(content, door, Occasion.REAL, Language.JA,
                    grounds(telling.line()), route(telling.line()), null));
            series.put(telling.name(), draft.series());
        } else {
            var kind = ReportKind
                    .valueOf(telling.report().get("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
            draft = saved(telling,
                    reports.followUp(sender, Objects.requireNonNull(series.get(telling.name())), kind, door));
            draft = saved(telling, reports.save(sender, draft.series(), draft.edition(), content));
        }
        var outcome = reports.submit(sender, draft.series(), draft.edition());
        if (!(outcome instanceof Outcome.Submitted))
            throw new IllegalStateException("The demo report " + telling.name() + " was not submitted: " + outcome);
    }

    private static Draft saved(Telling telling, Outcome outcome) {
        if (outcome instanceof Outcome.Saved(Draft draft)) return draft;
        throw new IllegalStateException("The demo report " + telling.name() + " was not saved: " + outcome);
    }

    /// What the operator wrote. The lines of sender and number are left to the program, as in life.
    private FormContent content(JsonNode source, JsonNode report) {
        var fields = (tools.jackson.databind.node.ObjectNode) source.get("fields").deepCopy();
        var names = new ArrayList<String>();
        fields.propertyNames().forEach(names::add);
        names.stream().filter(name -> name.startsWith("sender-") || name.equals("report-datetime")
                || name.equals("identification-number") || name.equals("report-number")).forEach(fields::remove);
        fields.set("unknown", report.get("unknown"));
        return paper.read(fields.toString()).content();
    }

    private static Grounds grounds(JsonNode line) {
        return switch (line.get("reporting_case").asInt()) {
            case 1 -> Grounds.REQUIRED_BY_LAW;
            case 2 -> Grounds.SERIOUS_IMPACT;
            default -> Grounds.OWN_JUDGEMENT;
        };
    }

    private static Route route(JsonNode line) {
        return line.get("route_kind").asString().equals("direct-to-ministry") ? Route.MINISTRY : Route.SECRETARIAT;
    }

    private void opened(Telling telling, String login) {
        var caller = cast.byLogin(login);
        holdings.open(caller, dossier(telling.name(), caller));
    }

    /// The dossier of a series at the organisation of the caller: what moved there last when it is met first.
    private DossierId dossier(String name, Caller caller) {
        return dossiers.computeIfAbsent(name + "@" + caller.organisation(), key -> holdings
                .list(caller, Holdings.Filter.ALL, null, 5).stream().map(line -> line.dossier().id())
                .filter(id -> !dossiers.containsValue(id)).findFirst().orElseThrow(() -> new IllegalStateException(
                        "The demo series " + name + " did not come to " + caller.organisation())));
    }

    private void passOn(Telling telling, JsonNode step) {
        var caller = cast.byLogin(step.get("sent_by").asString());
        var dossier = dossier(telling.name(), caller);
        if (step.get("from_class").asString().equals("ceptoar-secretariat")) anonymise(telling, caller, dossier);
        var handling = desk.passOn(caller, dossier, telling.ordinal());
        if (!(handling instanceof Handling.PassedOn))
            throw new IllegalStateException("The demo report " + telling.name() + " was not passed on: " + handling);
    }

    private void anonymise(Telling telling, Caller secretariat, DossierId dossier) {
        var copy = anonymising.begin(secretariat, dossier, telling.ordinal()).orElseThrow();
        var decision = telling.isAnonymised() ? Redaction.Decision.ACCEPTED : Redaction.Decision.REJECTED;
        var decisions = copy.redactions().stream().collect(Collectors.toMap(Redaction::id, redaction -> decision));
        anonymising.decide(secretariat, dossier, telling.ordinal(), copy.edition(), decisions);
        if (telling.isAnonymised()) rewrite(telling, secretariat, dossier, copy.edition() + 1);
    }

    /// Brings the copy to the words the secretariat of the story chose.
    private void rewrite(Telling telling, Caller secretariat, DossierId dossier, int edition) {
        var wanted = content(telling.report(), telling.report());
        var copy = anonymising.find(secretariat, dossier, telling.ordinal()).orElseThrow().content();
        var fields = new HashMap<FieldId, String>();
        var replacements = new HashMap<String, String>();
        for (var field : wanted.values().keySet()) {
            if (!wanted.get(field).equals(copy.get(field)))
                differing(field, copy.get(field).orElse(null), wanted.get(field).orElseThrow(), fields, replacements);
        }
        if (telling.report().get("fields").get("operator").isNull()) fields.put(new FieldId("operator"), "");
        anonymising.rewrite(secretariat, dossier, telling.ordinal(), edition, fields);
        int next = edition + 1;
        for (var pair : replacements.entrySet())
            anonymising.redact(secretariat, dossier, telling.ordinal(), next++, pair.getKey(), pair.getValue());
    }

    private static void differing(FieldId field, @Nullable FieldValue has, FieldValue wanted,
            Map<FieldId, String> fields, Map<String, String> replacements) {
        if (wanted instanceof FieldValue.Text(var text)) fields.put(field, text);
        if (has instanceof FieldValue.Rows(var old) && wanted instanceof FieldValue.Rows(var rows))
            for (int n = 0; n < Math.min(old.size(), rows.size()); n++)
                if (!old.get(n).status().equals(rows.get(n).status()))
                    replacements.put(old.get(n).status(), rows.get(n).status());
        if (has instanceof FieldValue.ChoiceWithText(var _, var before)
                && wanted instanceof FieldValue.ChoiceWithText(var _, var after) && before != null && after != null
                && !before.equals(after))
            replacements.put(before, after);
    }

    /// What the centre did in the end: took it up an hour later, and closed it a day after the last report.
    private void addEnd(List<DemoEvent> story, String name, JsonNode line) {
        var all = line.get("reports");
        var last = all.get(all.size() - 1).get("route");
        var step = last.get(last.size() - 1);
        var officer = step.get("received_by").asString();
        var at = java.time.OffsetDateTime.parse(step.get("confirmed_at").asString());
        story.add(new DemoEvent(at.plusHours(1).toInstant(), story.size(),
                () -> desk.analyse(cast.byLogin(officer), dossier(name, cast.byLogin(officer)))));
        if (line.get("status").asString().equals("closed"))
            story.add(new DemoEvent(at.plusDays(1).toInstant(), story.size(),
                    () -> desk.close(cast.byLogin(officer), dossier(name, cast.byLogin(officer)))));
    }
}
