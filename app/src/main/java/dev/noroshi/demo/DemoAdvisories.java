package dev.noroshi.demo;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryTasks;
import dev.noroshi.advisory.Drafting;
import dev.noroshi.advisory.Issuing;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Onward;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.PassingOn;
import dev.noroshi.advisory.Recalling;
import dev.noroshi.advisory.Reviewing;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.form.FormJson;
import dev.noroshi.form.Forms;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.clock.HouseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells the advisories of the fictional world again, each issue through review, approval and every hop down.
///
/// Of the reports an advisory rests on, only those are named whose marking allows its scope: where the story rests on
/// remarks or on a negotiated extension, the advisory stands by itself.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoAdvisories {

    /// How many of the newest series go down hop by hop; the others are passed on at once, to be told quickly.
    private static final int TOLD_BY_HAND = 3;

    private final DemoCast cast;
    private final DemoReports reports;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final Issuing issuing;
    private final Recalling recalling;
    private final PassingOn passingOn;
    private final Answers answers;
    private final Deliveries deliveries;
    private final Forms forms;
    private final Clock clock;
    private final Onward onward;
    private Instant byHandFrom = Instant.EPOCH;
    private final Map<String, AdvisoryId> issued = new HashMap<>();
    private final Map<String, String> logins = new HashMap<>();

    DemoAdvisories(DemoCast cast, DemoReports reports, Drafting drafting, Reviewing reviewing, Issuing issuing,
            Recalling recalling, PassingOn passingOn, Answers answers, Deliveries deliveries, Forms forms,
            Clock clock, Onward onward) {
        this.cast = cast;
        this.reports = reports;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.issuing = issuing;
        this.recalling = recalling;
        this.passingOn = passingOn;
        this.answers = answers;
        this.deliveries = deliveries;
        this.forms = forms;
        this.clock = clock;
        this.onward = onward;
    }

    List<DemoEvent> story(DemoShift shift) {
        for (var row : DemoFiles.rows("people.csv"))
            logins.putIfAbsent(row.getField("organisation_code"), row.getField("login"));
        var story = new ArrayList<DemoEvent>();
        var lines = DemoFiles.lines("advisories.jsonl");
        lines.forEach(shift::move);
        byHandFrom = begin(lines.get(lines.size() - TOLD_BY_HAND));
        story.add(new DemoEvent(begin(lines.getFirst()), -1, () -> passOnAtOnce(Onward.Manner.AUTOMATIC)));
        story.add(new DemoEvent(byHandFrom, -1, () -> passOnAtOnce(Onward.Manner.BY_HAND)));
        for (var line : lines) {
            var before = "";
            for (var issue : line.get("issues")) {
                addTo(story, line, issue, before);
                if (!issue.get("kind").asString().equals("recall")) before = issue.get("number").asString();
            }
            for (var answer : line.get("answers"))
                add(story, answer.get("answered_at"), () -> answer(answer));
        }
        return story;
    }

    private static void add(List<DemoEvent> story, JsonNode time, Runnable work) {
        // after the reports of the same minute
        story.add(new DemoEvent(instant(time), 100_000 + story.size(), work));
    }

    private static Instant instant(JsonNode time) {
        return OffsetDateTime.parse(time.asString()).toInstant();
    }

    private void addTo(List<DemoEvent> story, JsonNode line, JsonNode issue, String before) {
        var number = issue.get("number").asString();
        if (issue.get("kind").asString().equals("recall")) {
            add(story, issue.get("issued_at"), () -> {
                var id = Objects.requireNonNull(issued.get(before));
                done(number, recalling.recall(person(issue, "approved_by"), id,
                        issue.get("fields").get("overview").asString()));
                takeNote(number, id);
            });
            return;
        }
        add(story, issue.get("drafted_at"), () -> draft(line, issue, before));
        add(story, issue.get("approved_at"), () -> {
            var id = Objects.requireNonNull(issued.get(number));
            done(number, reviewing.submit(person(issue, "drafted_by"), id, null));
            done(number, reviewing.approve(person(issue, "approved_by"), id, null));
        });
        add(story, issue.get("issued_at"), () -> done(number,
                issuing.issue(person(issue, "drafted_by"), Objects.requireNonNull(issued.get(number)), null)));
        if (instant(issue.get("issued_at")).isBefore(byHandFrom)) addOldSpread(story, number, issue);
        else issue.get("spread").forEach(ministry -> addSpread(story, number, ministry));
    }

    private static Instant begin(JsonNode line) {
        return instant(line.get("issues").get(0).get("drafted_at"));
    }

    /// Everybody has it at once; the confirmations are entered with the times they came at.
    private void addOldSpread(List<DemoEvent> story, String number, JsonNode issue) {
        var hops = new ArrayList<JsonNode>();
        var missing = new HashSet<String>();
        for (var ministry : issue.get("spread")) {
            hops.add(ministry);
            for (var secretariat : ministry.get("secretariats")) {
                hops.add(secretariat);
                secretariat.get("not_reached").forEach(each -> missing.add(each.get("organisation_code").asString()));
            }
        }
        add(story, issue.get("issued_at"), () -> {
            var confirmations = new ArrayList<Deliveries.Confirmation>();
            for (var hop : hops)
                if (hop.hasNonNull("confirmed_by")) confirmations.add(confirmation(hop));
            var id = Objects.requireNonNull(issued.get(number)).value();
            for (var parcel : deliveries.carrying(List.of(id)))
                if (parcel.recipient().value().startsWith("op-") && !missing.contains(parcel.recipient().value()))
                    confirmations.add(confirmation(number, parcel));
            deliveries.enterConfirmations(id, confirmations);
        });
    }

    private Deliveries.Confirmation confirmation(JsonNode hop) {
        var caller = cast.byLogin(hop.get("confirmed_by").asString());
        return new Deliveries.Confirmation(caller.organisation(), caller.person(), instant(hop.get("confirmed_at")));
    }

    private void passOnAtOnce(Onward.Manner manner) {
        for (var row : DemoFiles.rows("people.csv"))
            if (row.getField("role").equals("ministry") || row.getField("role").equals("secretariat"))
                onward.set(cast.byLogin(row.getField("login")), manner);
    }

    private void addSpread(List<DemoEvent> story, String number, JsonNode ministry) {
        confirms(story, number, ministry);
        var secretariats = ministry.get("secretariats");
        if (secretariats.isEmpty()) return;
        add(story, ministry.get("forwarded_at"), () -> passOn(number, ministry));
        for (var secretariat : secretariats) {
            confirms(story, number, secretariat);
            add(story, secretariat.get("spread_at"), () -> {
                passOn(number, secretariat);
                membersConfirm(number, secretariat);
            });
        }
    }

    private void draft(JsonNode line, JsonNode issue, String before) {
        var number = issue.get("number").asString();
        var drafter = person(issue, "drafted_by");
        var content = content(line, issue);
        if (before.isEmpty()) {
            var begun = done(number, drafting.begin(drafter,
                    new NewAdvisory(Occasion.REAL, Language.JA, content, sources(issue, content))));
            issued.put(number, begun.id());
            return;
        }
        var begun = done(number, drafting.update(drafter, Objects.requireNonNull(issued.get(before))));
        done(number, drafting.save(drafter, begun.id(), begun.head().edition(), content, sources(issue, content)));
        issued.put(number, begun.id());
    }

    private AdvisoryContent content(JsonNode line, JsonNode issue) {
        var fields = (ObjectNode) issue.get("fields").deepCopy();
        AdvisoryContent.FILLED_IN.forEach(field -> fields.remove(field.value()));
        var form = forms.advisoryForm(LocalDate.now(clock));
        return new AdvisoryContent(line.get("title_ja").asString(),
                new FormJson(form).read(fields.toString()).content(),
                List.of());
    }

    private List<UUID> sources(JsonNode issue, AdvisoryContent content) {
        var found = new ArrayList<UUID>();
        var tlp = content.tlp().orElse(Tlp.RED);
        for (var source : issue.get("sources"))
            if (!tlp.isWiderThan(Tlp.parse(source.get("source_tlp").asString()).orElse(Tlp.RED)))
                found.add(reports.atCentre(source.get("series").asString()));
        return found;
    }

    private void confirms(List<DemoEvent> story, String number, JsonNode hop) {
        if (!hop.hasNonNull("confirmed_at") || !hop.hasNonNull("confirmed_by")) return;
        add(story, hop.get("confirmed_at"), () -> {
            var caller = cast.byLogin(hop.get("confirmed_by").asString());
            parcel(number, caller).ifPresent(
                    parcel -> done(number, answers.acknowledge(caller, parcel.id(), Acknowledgement.RECEIPT)));
        });
    }

    private void passOn(String number, JsonNode hop) {
        var caller = cast.byLogin(hop.get("confirmed_by").asString());
        done(number, passingOn.passOn(caller, Objects.requireNonNull(issued.get(number)), PassOn.toAll()));
    }

    /// The members of a CEPTOAR confirm within the hour, but for those the story says were not reached.
    private void membersConfirm(String number, JsonNode secretariat) {
        var id = Objects.requireNonNull(issued.get(number)).value();
        var missing = new HashSet<String>();
        secretariat.get("not_reached").forEach(each -> missing.add(each.get("organisation_code").asString()));
        var from = cast.byLogin(secretariat.get("confirmed_by").asString()).organisation();
        var confirmations = deliveries.carrying(List.of(id)).stream()
                .filter(parcel -> parcel.sender().equals(from) && !missing.contains(parcel.recipient().value()))
                .map(parcel -> confirmation(number, parcel)).toList();
        deliveries.enterConfirmations(id, confirmations);
    }

    private Deliveries.Confirmation confirmation(String number, Parcel parcel) {
        var login = Objects.requireNonNull(logins.get(parcel.recipient().value()));
        int minutes = 3 + Math.floorMod((parcel.recipient().value() + number).hashCode(), 55);
        return new Deliveries.Confirmation(parcel.recipient(), cast.byLogin(login).person(),
                clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    /// Everybody who had it confirms within the hour that it was recalled: it would stay in their inbox for ever.
    private void takeNote(String number, AdvisoryId id) {
        for (var parcel : deliveries.carrying(List.of(id.value()))) {
            if (!parcel.task().equals(AdvisoryTasks.RECALLED)) continue;
            var confirmation = confirmation(number, parcel);
            var login = Objects.requireNonNull(logins.get(parcel.recipient().value()));
            HouseClock.retell(confirmation.at(), () -> done(number,
                    answers.acknowledge(cast.byLogin(login), parcel.id(), Acknowledgement.RECEIPT)));
        }
    }

    private void answer(JsonNode answer) {
        var number = answer.get("issue").asString();
        var caller = cast.byLogin(answer.get("answered_by").asString());
        parcel(number, caller).filter(Answers::takesAnswer)
                .ifPresent(parcel -> done(number, answers.acknowledge(caller, parcel.id(),
                        new Acknowledgement(answer.get("status").asString(), answer.path("comment_ja").asString("")))));
    }

    private Optional<Parcel> parcel(String number, Caller caller) {
        var id = issued.get(number);
        if (id == null) return Optional.empty();
        return deliveries.parcelsOf(caller.organisation(), id.value()).stream().findFirst();
    }

    private Caller person(JsonNode issue, String part) {
        return cast.byLogin(issue.get(part).asString());
    }

    private static <T> T done(String number, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                throw new IllegalStateException("The demo advisory " + number + " was refused: " + why);
        };
    }
}
