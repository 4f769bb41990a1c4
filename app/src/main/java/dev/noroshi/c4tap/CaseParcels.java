package dev.noroshi.c4tap;

import dev.noroshi.access.Caller;
import dev.noroshi.c4tap.CaseEvents.CasePassedOn;
import dev.noroshi.c4tap.CaseEvents.CaseTakenBack;
import dev.noroshi.c4tap.CaseEvents.ParticipantLeft;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells those who take part, by a parcel each, that there is a case to read.
///
/// The parcels come from the centre and go to everybody who takes part, the desk that passed the case on among them: a sender, or
/// one who got none, would say whose case it is. What it is about stands in the case and not in the parcel, so that whoever may no
/// longer read the one learns nothing from the other.
@Component
public class CaseParcels {

    /// There is a case to take note of.
    public static final String NOTE = "c4tap.note";
    /// What there was to take note of was taken back.
    public static final String RECALLED = "c4tap.recalled";
    private static final String TITLE = "C4TAP";

    private final CaseRows rows;
    private final Participants participants;
    private final Sharing sharing;
    private final Deliveries deliveries;
    private final Directory directory;
    private final Clock clock;

    CaseParcels(CaseRows rows, Participants participants, Sharing sharing, Deliveries deliveries, Directory directory,
            Clock clock) {
        this.rows = rows;
        this.participants = participants;
        this.sharing = sharing;
        this.deliveries = deliveries;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    @Crossing("that a case was passed on, to those who take part; in the name of the centre, so that nobody learns whose it is")
    @Transactional(propagation = Propagation.MANDATORY)
    public void passedOn(CasePassedOn event) {
        var passedOn = event.passedOn();
        var marking = Marking.ofAdvisory(Objects.requireNonNull(passedOn.tlp()), directory.sectors().stream()
                .map(Sector::code).collect(Collectors.toUnmodifiableSet()));
        var notice = new Notice(NOTE, passedOn.id().value(), passedOn.occasion(), null, null, TITLE,
                "/c4tap/" + passedOn.id(), null);
        var recipients = participants.today().stream().filter(each -> sharing.permits(marking, each)).toList();
        switch (sharing.clear(notice, marking, recipients)) {
            case Clearance.Granted<Notice>(var cleared) ->
                deliveries.hand(cleared, directory.centre(LocalDate.now(clock)).id(), null);
            case Clearance.Refused<Notice>(var outside, var reason) ->
                throw new IllegalStateException(outside + " may not have what it may have: " + reason);
        }
    }

    /// Who has used what it said learns that it stands no longer.
    @EventListener
    @Crossing("that a case was taken back, to those who were told of it")
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(CaseTakenBack event) {
        var id = event.id();
        rows.find(id).ifPresent(each -> deliveries
                .recall(new Notice(RECALLED, id.value(), each.occasion(), null, null, TITLE, "/c4tap", null)));
    }

    /// Nothing waits for whoever reads no case any more.
    @EventListener
    @Crossing("that an organisation takes part no longer, to its inbox")
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(ParticipantLeft event) {
        rows.passedOn().forEach(id -> deliveries.done(event.organisation(), id.value()));
    }

    /// Notes that somebody of the caller's organisation has opened a case that was passed on to it. Its desk reads it anyway.
    @Transactional
    public void opened(Caller caller, Cases.Read read) {
        if (!read.isAtDesk()) deliveries.opened(caller, read.mailCase().id().value());
    }

    /// The parcel by which the caller's organisation was told of a case, while nobody there has confirmed it.
    @Transactional(readOnly = true)
    public Optional<ParcelId> unconfirmed(Caller caller, CaseId id) {
        return deliveries.parcelsOf(caller.organisation(), id.value()).stream()
                .filter(each -> each.task().equals(NOTE) && each.confirmedAt() == null && each.doneAt() == null)
                .map(Parcel::id).findFirst();
    }
}
