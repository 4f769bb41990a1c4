package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.ParcelPaper;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FaxSheet;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Writes what stands on a sheet: what its marking lets stand on a fax, and otherwise no more than on an envelope. The sheets
/// are Japanese, as the forms are.
@Component
class FaxWriting {

    private static final Language JA = Language.JA;

    private final ObjectProvider<ParcelPaper> papers;
    private final Directory directory;
    private final AddressBook addresses;
    private final Sharing sharing;
    private final ChannelSettings settings;
    private final Words words;
    private final Clock clock;

    FaxWriting(ObjectProvider<ParcelPaper> papers, Directory directory, AddressBook addresses, Sharing sharing,
            ChannelSettings settings, Words words, Clock clock) {
        this.papers = papers;
        this.directory = directory;
        this.addresses = addresses;
        this.sharing = sharing;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    List<FaxSheet> sheets(Caller caller, List<Faxes.Line> lines) {
        var parts = parts(caller, lines);
        var desk = new Desk(name(caller.organisation()), addresses
                .contacts(List.of(caller.organisation()), today()).getOrDefault(caller.organisation(), Contact.NONE));
        return lines.stream().map(line -> sheet(desk, line, parts)).toList();
    }

    /// Who sends the sheets.
    private record Desk(String name, Contact contact) {
        String phone() {
            return text(contact.phone() != null ? contact.phone() : contact.hotline());
        }

        String fax() {
            return text(contact.fax());
        }
    }

    private Map<ParcelId, List<FaxSheet.Part>> parts(Caller caller, List<Faxes.Line> lines) {
        var parcels = lines.stream().filter(FaxWriting::tellsItself).map(Faxes.Line::parcel).filter(Objects::nonNull)
                .filter(parcel -> sharing.mayTravelInClear(parcel.tlp())).toList();
        var parts = new HashMap<ParcelId, List<FaxSheet.Part>>();
        papers.orderedStream().forEach(paper -> {
            var own = parcels.stream().filter(parcel -> paper.tasks().contains(parcel.task())).toList();
            if (own.isEmpty()) return;
            paper.parts(caller, own).forEach((parcel, written) -> parts.put(parcel,
                    written.stream().map(part -> new FaxSheet.Part(part.label(), part.text())).toList()));
        });
        return parts;
    }

    /// A word to those above says that others are silent, not what they were told.
    private static boolean tellsItself(Faxes.Line line) {
        return line.reason() == Reason.NEW || line.reason() == Reason.REMINDER;
    }

    private FaxSheet sheet(Desk desk, Faxes.Line line, Map<ParcelId, List<FaxSheet.Part>> known) {
        var parcel = line.parcel();
        var parts = parcel == null ? List.<FaxSheet.Part>of() : known.getOrDefault(parcel.id(), List.of());
        var times = new Times(JA);
        var due = parcel == null ? null : parcel.dueAt();
        return new FaxSheet(line.tlp(), line.occasion(), words.say(JA, "channel.fax.heading." + line.reason()),
                line.importance() == null ? null : words.say(JA, "platform.importance." + line.importance()),
                parcel == null ? "" : text(parcel.number()), words.say(JA, "channel.fax.ask." + line.reason()),
                to(line), line.number(), desk.name(), desk.phone(), desk.fax(), times.full(clock.instant()),
                due == null ? "" : times.full(due), title(line, parcel), parts, instead(line, parts), where(line),
                line.mark());
    }

    private static String to(Faxes.Line line) {
        var person = line.person();
        return line.to().nameJa() + (person == null ? "　御中" : "　" + person.nameJa() + "　様");
    }

    private @Nullable String title(Faxes.Line line, @Nullable Parcel parcel) {
        return parcel == null || !tellsItself(line) || !sharing.mayTravelInClear(parcel.tlp()) ? null : parcel.title();
    }

    private String instead(Faxes.Line line, List<FaxSheet.Part> parts) {
        if (!parts.isEmpty()) return "";
        return words.say(JA, tellsItself(line) ? "channel.fax.instead" : "channel.fax.instead." + line.reason());
    }

    /// A test has nothing to read on a screen.
    private String where(Faxes.Line line) {
        if (line.parcel() == null) return "";
        var link = line.link();
        var address = settings.publicAddress();
        return words.say(JA, "channel.fax.where", address == null ? link : address.resolve(link).toString());
    }

    private String name(OrganisationId id) {
        return directory.organisation(id, today()).map(Organisation::nameJa).orElse(id.value());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
