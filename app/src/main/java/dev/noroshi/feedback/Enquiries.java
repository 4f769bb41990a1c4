package dev.noroshi.feedback;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Texts;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Questions about advisories go up the chain one hop at a time, answers come down the same way.
///
/// Only ministries ask the centre (handbook II.3.2); everybody else asks whoever handed them the advisory, who answers or
/// passes it up in other words, so that above the secretariat nobody learns who asked.
@Component
public class Enquiries {

    /// Somebody is asked a question.
    public static final String ASKED = "enquiry.answer";
    /// Somebody has an answer to read.
    public static final String ANSWERED = "enquiry.read";

    private final EnquiryRows rows;
    private final Advisories advisories;
    private final Deliveries deliveries;
    private final EnquiryNotices notices;
    private final AnswersDown answersDown;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Enquiries(EnquiryRows rows, Advisories advisories, Deliveries deliveries, EnquiryNotices notices,
            AnswersDown answersDown, Directory directory,
            Audit audit, Clock clock) {
        this.rows = rows;
        this.advisories = advisories;
        this.deliveries = deliveries;
        this.notices = notices;
        this.answersDown = answersDown;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// Asks the next hop up about an advisory the caller's organisation has.
    @Transactional
    public Outcome<Enquiry> ask(Caller caller, AdvisoryId advisory, String question) {
        var parcel = notices.advisoryParcel(caller.organisation(), advisory);
        if (parcel.isEmpty()) return Outcome.refused(new Refusal.Unknown());
        var problems = problems("question", question);
        if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
        var enquiry = rows.add(advisory, caller, parcel.get().sender(), Texts.clean(question));
        notices.tell(ASKED, enquiry, parcel.get(), enquiry.asker(), enquiry.asked());
        audit.record(caller.person(), caller.organisation(), "enquiry.ask", enquiry.id().toString());
        return Outcome.done(enquiry);
    }

    /// Whom the caller's organisation would ask; empty when it does not have the advisory or is the centre.
    public Optional<OrganisationId> nextHopUp(Caller caller, AdvisoryId advisory) {
        return notices.advisoryParcel(caller.organisation(), advisory).map(Parcel::sender);
    }

    /// Passes a question up, in words that do not name who asked.
    @Transactional
    public Outcome<Enquiry> passUp(Caller caller, UUID id, String wording) {
        return asked(caller, id).then(enquiry -> {
            if (enquiry.passedUp()) return conflict("feedback.refused.passed-up");
            var parcel = notices.advisoryParcel(caller.organisation(), enquiry.advisory());
            if (parcel.isEmpty()) return conflict("feedback.refused.nobody-above");
            var problems = problems("question", wording);
            if (problems.isEmpty() && names(enquiry.asker(), wording))
                problems = List.of(Problem.of("question", "feedback.enquiry.names-asker"));
            if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
            var above = rows.add(enquiry.advisory(), caller, parcel.get().sender(), Texts.clean(wording));
            rows.passedUp(id, above.id());
            deliveries.done(caller.organisation(), id);
            notices.tell(ASKED, above, parcel.get(), above.asker(), above.asked());
            audit.record(caller.person(), caller.organisation(), "enquiry.pass-up", id.toString());
            return Outcome.done(above);
        });
    }

    /// Answers a question the caller's organisation was asked. The answer goes down to everybody who waits for it.
    @Transactional
    public Outcome<Enquiry> answer(Caller caller, UUID id, String answer) {
        return asked(caller, id).then(enquiry -> {
            var problems = problems("answer", answer);
            if (!problems.isEmpty()) return Outcome.refused(new Refusal.Invalid(problems));
            answersDown.from(enquiry, Texts.clean(answer), caller);
            audit.record(caller.person(), caller.organisation(), "enquiry.answer", id.toString());
            return Outcome.done(rows.find(id).orElseThrow());
        });
    }

    /// Reads a question the caller's organisation asked or was asked. Reading its answer is all there is to do with it.
    @Transactional
    public Optional<Enquiry> open(Caller caller, UUID id) {
        var found = rows.find(id).filter(enquiry -> enquiry.asker().equals(caller.organisation())
                || enquiry.asked().equals(caller.organisation()));
        found.ifPresent(enquiry -> {
            deliveries.opened(caller, id);
            if (enquiry.answer() != null) deliveries.done(caller.organisation(), id);
        });
        return found;
    }

    /// Questions about an advisory the caller's organisation asked or was asked, the newest first.
    public List<Enquiry> about(Caller caller, AdvisoryId advisory) {
        return rows.about(advisory, caller.organisation());
    }

    /// All of them, page by page.
    public List<Enquiry> page(Caller caller, @Nullable Instant askedBefore, @Nullable UUID after, int limit) {
        return rows.page(caller.organisation(), askedBefore, after, limit);
    }

    /// Those of the ids the caller has parcels about; asked with ids from the caller's own inbox.
    public List<Enquiry> all(List<UUID> ids) {
        return rows.all(ids);
    }

    /// Whether the caller's organisation may pass the question up: there is somebody above it.
    public boolean mayPassUp(Caller caller, Enquiry enquiry) {
        return enquiry.asked().equals(caller.organisation()) && enquiry.answer() == null && !enquiry.passedUp()
                && caller.actorClass() != ActorClass.NISC && nextHopUp(caller, enquiry.advisory()).isPresent();
    }

    private Outcome<Enquiry> asked(Caller caller, UUID id) {
        var found = rows.lock(id);
        if (found.isEmpty() || !found.get().asked().equals(caller.organisation()))
            return Outcome.refused(new Refusal.Unknown());
        if (found.get().answer() != null) return conflict("feedback.refused.answered");
        return Outcome.done(found.get());
    }

    private static Outcome<Enquiry> conflict(String reason) {
        return Outcome.refused(Refusal.Conflict.because(reason));
    }

    private static List<Problem> problems(String field, String text) {
        if (Texts.clean(text).isEmpty()) return List.of(Problem.of(field, "feedback." + field + ".missing"));
        if (text.length() > Texts.LIMIT)
            return List.of(Problem.of(field, "advisory.text.long", String.valueOf(Texts.LIMIT)));
        return List.of();
    }

    /// Whether the words name an operator: by its full or short name, its code, or its name without the legal form.
    private boolean names(OrganisationId asker, String wording) {
        var organisation = directory.organisation(asker, LocalDate.now(clock));
        if (organisation.isEmpty() || organisation.get().actorClass() != ActorClass.OPERATOR) return false;
        var folded = Fold.key(wording);
        return namesOf(organisation.get()).map(Fold::key).filter(name -> name.length() >= 2)
                .anyMatch(folded::contains);
    }

    private static Stream<String> namesOf(Organisation organisation) {
        return Stream
                .of(organisation.nameJa(), organisation.nameEn(), organisation.shortName(), organisation.id().value(),
                        organisation.nameJa().replaceAll("(株式|合同|合資|合名)会社|(一般|公益)?(社団|財団)法人|独立行政法人", ""))
                .filter(Objects::nonNull);
    }

    /// What an enquiry is about: number and title of the advisory, as both sides know it.
    public String about(Caller caller, Enquiry enquiry) {
        return advisory(caller, enquiry).map(each -> each.number() + "　" + each.content().title()).orElse("");
    }

    /// How an enquiry is marked: as the advisory is.
    public Optional<Tlp> marking(Caller caller, Enquiry enquiry) {
        return advisory(caller, enquiry).map(each -> each.publication().tlp());
    }

    private Optional<Advisory.Published> advisory(Caller caller, Enquiry enquiry) {
        return advisories.find(caller, enquiry.advisory()) instanceof Outcome.Done<Advisory>(Advisory.Published found)
                ? Optional.of(found)
                : Optional.empty();
    }
}
