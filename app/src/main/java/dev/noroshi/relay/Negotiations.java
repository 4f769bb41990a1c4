package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Negotiation.Answer;
import dev.noroshi.relay.Negotiation.Result;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How the centre asks whether it may share further than the source allowed, and how the source answers: down the report's
/// own path and up again, hop by hop, each in its own words. Only the source can allow anything; until it does, an advisory
/// that goes further is refused. Source: handbook II.3.1.
@Component
public class Negotiations {

    /// Somebody is asked.
    public static final String ASKED = "scope.answer";
    /// Somebody has an answer to read.
    public static final String ANSWERED = "scope.read";

    private static final int LONGEST = 4_000;

    private final NegotiationRows rows;
    private final DossierRows dossiers;
    private final Descent descent;
    private final CentreReports reports;
    private final Suggestions suggestions;
    private final Deliveries deliveries;
    private final Sharing sharing;
    private final Audit audit;
    private final Clock clock;

    Negotiations(NegotiationRows rows, DossierRows dossiers, Descent descent, CentreReports reports,
            Suggestions suggestions, Deliveries deliveries, Sharing sharing, Audit audit, Clock clock) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.descent = descent;
        this.reports = reports;
        this.suggestions = suggestions;
        this.deliveries = deliveries;
        this.sharing = sharing;
        this.audit = audit;
        this.clock = clock;
    }

    /// What comes of an act.
    public sealed interface Handled {

        /// It is done, and stands so now.
        record Done(Negotiation now) implements Handled {
        }

        /// Something must be put right first.
        record Wrong(List<Problem> problems) implements Handled {
        }

        /// The caller's organisation has no part in it.
        record Unknown() implements Handled {
        }

        /// It is too late, or too early, for that.
        ///
        /// @param reason message key such as `relay.refused.scope-answered`
        record Refused(String reason) implements Handled {
        }
    }

    /// The centre asks the source of a report it holds.
    ///
    /// @param wanted how far it would like to go: further than the report may go now
    /// @param reason why, in words that may be passed down
    @Transactional
    public Handled ask(Caller caller, DossierId dossierId, @Nullable Tlp wanted, String reason) {
        return ask(caller, dossierId, null, wanted, reason);
    }

    /// The centre asks the source of a report whether a single field of it may go further. What is allowed, is allowed for
    /// that field; the rest stays as it is.
    ///
    /// @param field one of those that say something; null for the report as a whole
    @Transactional
    public Handled ask(Caller caller, DossierId dossierId, @Nullable FieldId field, @Nullable Tlp wanted,
            String reason) {
        var found = dossiers.lock(dossierId, caller.organisation()).filter(each -> each.tier() == Tier.CENTRE);
        var now = reports.find(dossierId.value());
        if (found.isEmpty() || now.isEmpty()) return new Handled.Unknown();
        var problems = new ArrayList<Problem>();
        var reach = field == null ? now.get().tlp() : now.get().scope(field);
        if (field != null && !now.get().parts().contains(field))
            problems.add(Problem.of("field", "not-a-part", field.value()));
        if (wanted == null || !wanted.isWiderThan(reach))
            problems.add(Problem.of("wanted", "relay.scope.not-wider", reach.label()));
        problems.addAll(problems("reason", reason));
        if (wanted == null || !problems.isEmpty()) return new Handled.Wrong(problems);
        if (rows.askedAbout(dossierId).stream().anyMatch(each -> each.answer() == null))
            return new Handled.Refused("relay.refused.scope-asked");
        return new Handled.Done(put(caller, found.get(), field, wanted, reason.strip()));
    }

    /// Passes a question down to the hop before, in the caller's own words.
    @Transactional
    public Handled passDown(Caller caller, UUID id, String reason) {
        var asked = asked(caller, id);
        if (asked.isEmpty()) return new Handled.Unknown();
        var question = asked.get();
        if (question.answer() != null) return new Handled.Refused("relay.refused.scope-answered");
        if (question.passedDown()) return new Handled.Refused("relay.refused.scope-passed-down");
        var own = dossiers.lock(new DossierId(question.place()), caller.organisation());
        if (own.isEmpty()) return new Handled.Refused("relay.refused.scope-source");
        var problems = problems("reason", reason);
        if (!problems.isEmpty()) return new Handled.Wrong(problems);
        var below = put(caller, own.get(), question.field(), question.wanted(), reason.strip());
        rows.passedDown(id, below.id());
        deliveries.done(caller.organisation(), id);
        return new Handled.Done(rows.find(id).orElseThrow());
    }

    private Negotiation put(Caller caller, Dossier dossier, @Nullable FieldId field, Tlp wanted, String reason) {
        var entry = dossiers.entries(dossier.id()).getFirst();
        var question = rows.add(caller, dossier, descent.placeBefore(dossier), field, wanted, reason);
        tell(ASKED, question, dossier, entry, caller.organisation(), question.asked());
        audit.record(caller.person(), caller.organisation(), "scope.ask", question.id().toString());
        return question;
    }

    /// Answers a question. A hop on the way passes on what the source said and can only narrow it.
    ///
    /// @param granted how far it may go; null refuses
    /// @param words conditions, or why not; a refusal and a narrowing need them
    @Transactional
    public Handled answer(Caller caller, UUID id, @Nullable Tlp granted, String words) {
        var asked = asked(caller, id);
        if (asked.isEmpty()) return new Handled.Unknown();
        var question = asked.get();
        if (question.answer() != null) return new Handled.Refused("relay.refused.scope-answered");
        var own = dossiers.find(new DossierId(question.place()), caller.organisation());
        var below = rows.below(id);
        if (own.isPresent() && below.map(Negotiation::answer).isEmpty())
            return new Handled.Refused("relay.refused.scope-source-first");
        var problems = problems(question, granted, words.strip(), own, below.map(Negotiation::answer));
        if (!problems.isEmpty()) return new Handled.Wrong(problems);
        var result = granted == null
                ? Result.REFUSED
                : granted == question.wanted() ? Result.GRANTED : Result.NARROWED;
        rows.answer(id, new Answer(result, granted, words.strip(), clock.instant()), caller);
        deliveries.done(caller.organisation(), id);
        below.ifPresent(each -> deliveries.done(caller.organisation(), each.id()));
        descent.tellAsker(question, this::tellAnswer);
        audit.record(caller.person(), caller.organisation(), "scope.answer", id.toString());
        return new Handled.Done(rows.find(id).orElseThrow());
    }

    private List<Problem> problems(Negotiation question, @Nullable Tlp granted, String words, Optional<Dossier> own,
            Optional<Answer> below) {
        var problems = new ArrayList<Problem>();
        var limit = below.map(Answer::granted);
        if (granted != null && granted.isWiderThan(question.wanted()))
            problems.add(Problem.of("granted", "relay.scope.beyond-wanted", question.wanted().label()));
        if (granted != null && below.isPresent() && (limit.isEmpty() || granted.isWiderThan(limit.get())))
            problems.add(Problem.of("granted", "relay.scope.beyond-source",
                    limit.map(Tlp::label).orElse("×")));
        if (granted == Tlp.RED) problems.add(Problem.of("granted", "relay.scope.not-wider", Tlp.RED.label()));
        if (words.isEmpty() && granted != question.wanted())
            problems.add(Problem.of("words", "relay.scope.words-missing"));
        if (words.length() > LONGEST) problems.add(Problem.of("words", "relay.scope.long", String.valueOf(LONGEST)));
        if (own.filter(each -> each.tier() == Tier.SECRETARIAT)
                .filter(each -> suggestions.names(each.sender(), words)).isPresent())
            problems.add(Problem.of("words", "relay.scope.names-source"));
        return problems;
    }

    private void tellAnswer(Negotiation question, Dossier dossier, Entry entry) {
        tell(ANSWERED, question, dossier, entry, question.asked(), question.asker());
    }

    private void tell(String task, Negotiation question, Dossier dossier, Entry entry, OrganisationId from,
            OrganisationId to) {
        var number = dossier.identification().map(Object::toString).orElse(null);
        var notice = new Notice(task, question.id(), dossier.occasion(), entry.importance(), number, entry.title(),
                "/negotiations/" + question.id(), null);
        var sectors = dossier.sector() == null ? Set.<SectorCode>of() : Set.of(dossier.sector());
        deliveries.hand(sharing.clearForNextHop(notice, Marking.ofReport(entry.narrowest(), sectors), to), from, null,
                Blur.of(clock.instant()));
    }

    /// A question the caller's organisation put or was asked. Reading an answer is all the centre has to do with it.
    @Transactional
    public Optional<Negotiation> open(Caller caller, UUID id) {
        var found = rows.find(id).filter(each -> each.asker().equals(caller.organisation())
                || each.asked().equals(caller.organisation()));
        found.ifPresent(question -> {
            deliveries.opened(caller, id);
            var isLast = question.asker().equals(caller.organisation()) && rows.above(id).isEmpty();
            if (question.answer() != null && isLast) deliveries.done(caller.organisation(), id);
        });
        return found;
    }

    /// Those about a report as the caller's organisation has it, the newest first.
    ///
    /// @param place its dossier or own series
    @Transactional(readOnly = true)
    public List<Negotiation> about(Caller caller, UUID place) {
        var all = new ArrayList<>(rows.putAt(place));
        if (dossiers.find(new DossierId(place), caller.organisation()).isPresent())
            all.addAll(rows.askedAbout(new DossierId(place)));
        return all.stream().filter(each -> each.asker().equals(caller.organisation())
                || each.asked().equals(caller.organisation())).toList();
    }

    /// What the caller can do with a question now.
    ///
    /// @param passDown whether it goes to the hop before first
    /// @param answer whether it can be answered
    /// @param below what came of passing it down; null before
    /// @param onward the question above, which the answer to this one is for; null when there is none
    public record Next(boolean passDown, boolean answer, @Nullable Negotiation below, @Nullable Negotiation onward) {
    }

    @Transactional(readOnly = true)
    public Next next(Caller caller, Negotiation question) {
        var isAsked = question.asked().equals(caller.organisation()) && question.answer() == null;
        var isHop = dossiers.find(new DossierId(question.place()), caller.organisation()).isPresent();
        var below = isAsked || isHop ? rows.below(question.id()) : Optional.<Negotiation>empty();
        var onward = question.asker().equals(caller.organisation())
                ? rows.above(question.id())
                : Optional.<Negotiation>empty();
        return new Next(isAsked && isHop && below.isEmpty(),
                isAsked && (!isHop || below.map(Negotiation::answer).isPresent()), below.orElse(null),
                onward.orElse(null));
    }

    private Optional<Negotiation> asked(Caller caller, UUID id) {
        return rows.lock(id).filter(each -> each.asked().equals(caller.organisation()));
    }

    private static List<Problem> problems(String field, String text) {
        if (text.isBlank()) return List.of(Problem.of(field, "relay.scope.reason-missing"));
        return text.length() > LONGEST
                ? List.of(Problem.of(field, "relay.scope.long", String.valueOf(LONGEST)))
                : List.of();
    }
}
