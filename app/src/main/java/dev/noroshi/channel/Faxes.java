package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.channel.FaxRows.Fax;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.form.FaxSheetsPdf;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is to be faxed (送るファクス): a desk prints the sheets, sends them, and enters what came back. Each organisation sends
/// its own: those about what it handed over, and those of tests it began.
@Component
public class Faxes {

    /// The most lines shown, and sheets printed, at once.
    public static final int LIMIT = 100;

    private final FaxRows rows;
    private final FaxWriting writing;
    private final Deliveries deliveries;
    private final Directory directory;
    private final AddressBook addresses;
    private final Audit audit;
    private final Clock clock;

    Faxes(FaxRows rows, FaxWriting writing, Deliveries deliveries, Directory directory, AddressBook addresses,
            Audit audit, Clock clock) {
        this.rows = rows;
        this.writing = writing;
        this.deliveries = deliveries;
        this.directory = directory;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /// One sheet for one addressee.
    ///
    /// @param person whose it is; null for the desk, and for who is no longer there
    /// @param parcel what it tells of; null for a test of the way
    /// @param sentAt when a person sent it; null while nobody has
    public record Line(MessageId id, Reason reason, String number, Organisation to, @Nullable Person person,
            String task, String link, @Nullable Parcel parcel, Instant since, @Nullable Instant sentAt) {

        /// By which a slip that has come back is told from others; printed on it.
        public String mark() {
            return id.toString().substring(0, 8);
        }

        public Tlp tlp() {
            return parcel == null ? Tlp.CLEAR : parcel.tlp();
        }

        public Occasion occasion() {
            return parcel == null ? Occasion.REAL : parcel.occasion();
        }

        public @Nullable Importance importance() {
            return parcel == null ? null : parcel.importance();
        }
    }

    /// What came of a sheet that was sent.
    public enum Result {
        /// The slip came back signed.
        RETURNED,
        /// The other machine did not take it.
        NOT_THROUGH,
        /// The number is somebody else's.
        WRONG_NUMBER
    }

    /// As many lines as are shown at once.
    ///
    /// @param more how many there are beside them
    public record Part(List<Line> lines, int more) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// Those to be sent now, the most important first, among them the oldest. What is confirmed by now, or recalled, is left
    /// out.
    @Transactional(readOnly = true)
    public Part toSend(Caller caller) {
        return part(caller, rows.toSend(caller.organisation()));
    }

    /// Those that were sent and whose slip is waited for, the last sent first.
    @Transactional(readOnly = true)
    public Part sent(Caller caller) {
        return part(caller, rows.sent(caller.organisation()));
    }

    /// What nobody needs any more takes nobody's place.
    private Part part(Caller caller, List<Fax> faxes) {
        var parcels = parcels(caller, faxes);
        var wanted = faxes.stream().filter(fax -> isWanted(fax, parcels)).toList();
        var shown = wanted.subList(0, Math.min(LIMIT, wanted.size()));
        return new Part(lines(shown, parcels), wanted.size() - shown.size());
    }

    private List<Line> lines(List<Fax> faxes, Map<ParcelId, Parcel> parcels) {
        var today = LocalDate.now(clock);
        var ids = faxes.stream().map(each -> each.to().organisation()).collect(Collectors.toSet());
        var organisations = directory.organisations(ids, today).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var people = people(ids, today);
        return faxes.stream().flatMap(fax -> {
            var to = organisations.get(fax.to().organisation());
            var parcel = fax.parcel() == null ? null : parcels.get(fax.parcel());
            return to == null
                    ? java.util.stream.Stream.empty()
                    : java.util.stream.Stream.of(new Line(fax.id(), fax.reason(), fax.number(), to,
                            people.get(fax.to().person()), fax.task(), fax.link(), parcel, fax.createdAt(),
                            fax.sentAt()));
        }).toList();
    }

    private Map<ParcelId, Parcel> parcels(Caller caller, List<Fax> faxes) {
        var ids = faxes.stream().map(Fax::parcel).filter(Objects::nonNull).collect(Collectors.toSet());
        return deliveries.handedBy(caller.organisation(), ids).stream()
                .collect(Collectors.toMap(Parcel::id, Function.identity()));
    }

    private Map<@Nullable PersonId, Person> people(Collection<OrganisationId> ids, LocalDate on) {
        var people = new HashMap<@Nullable PersonId, Person>();
        addresses.people(ids, on).values().forEach(staff -> staff.forEach(person -> people.put(person.id(), person)));
        return people;
    }

    private static boolean isWanted(Fax fax, Map<ParcelId, Parcel> parcels) {
        if (fax.parcel() == null) return true;
        var parcel = parcels.get(fax.parcel());
        return parcel != null && parcel.confirmedAt() == null && parcel.doneAt() == null;
    }

    /// The sheets as one file, a page each; empty when none of them is for the caller to send.
    @Transactional
    public Optional<byte[]> print(Caller caller, Collection<MessageId> ids) {
        var lines = part(caller, rows.of(caller.organisation(), ids.stream().limit(LIMIT).toList())).lines();
        if (lines.isEmpty()) return Optional.empty();
        var sheets = writing.sheets(caller, lines);
        lines.forEach(line -> audit.record(caller.person(), caller.organisation(), "channel.fax.print",
                line.id().toString()));
        return Optional.of(new FaxSheetsPdf().write(sheets));
    }

    /// A person says that they have sent them.
    ///
    /// @return how many had not been sent before
    @Transactional
    public int markSent(Caller caller, Collection<MessageId> ids) {
        var sent = rows.sent(caller.organisation(), ids);
        sent.forEach(id -> audit.record(caller.person(), caller.organisation(), "channel.fax.sent", id.toString()));
        return sent.size();
    }

    /// Enters what came of a sheet. A slip that came back confirms what the sheet told of.
    ///
    /// @return whether it is for the caller to send
    @Transactional
    public boolean note(Caller caller, MessageId id, Result result) {
        var found = rows.of(caller.organisation(), List.of(id));
        if (found.isEmpty()) return false;
        switch (result) {
            case RETURNED -> {
                rows.returned(id);
                confirm(caller, found.getFirst());
            }
            case NOT_THROUGH -> rows.failed(id, Cause.FAX_NOT_THROUGH);
            case WRONG_NUMBER -> rows.failed(id, Cause.WRONG_NUMBER);
        }
        audit.record(caller.person(), caller.organisation(), "channel.fax." + result.name().toLowerCase(Locale.ROOT),
                id.toString());
        return true;
    }

    private void confirm(Caller caller, Fax fax) {
        if (fax.parcel() == null || fax.reason() == Reason.ESCALATION) return;
        deliveries.handedBy(caller.organisation(), List.of(fax.parcel()))
                .forEach(parcel -> deliveries.enterConfirmations(parcel.subject(),
                        List.of(new Deliveries.Confirmation(parcel.recipient(), caller.person(), clock.instant()))));
    }
}
