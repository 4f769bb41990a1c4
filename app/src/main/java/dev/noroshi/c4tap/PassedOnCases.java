package dev.noroshi.c4tap;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases as those who take part read them, for rooms that tell machines. What is not theirs to know does not come through here,
/// whoever asks.
@Component
public class PassedOnCases {

    private final CaseRows rows;
    private final Participants participants;
    private final Sharing sharing;
    private final Directory directory;
    private final Words words;

    PassedOnCases(CaseRows rows, Participants participants, Sharing sharing, Directory directory, Words words) {
        this.rows = rows;
        this.participants = participants;
        this.sharing = sharing;
        this.directory = directory;
        this.words = words;
    }

    /// A case that was passed on.
    ///
    /// @param lines its traits, one in each, in Japanese, made harmless where they could be followed
    public record PassedOn(CaseId id, String title, String remark, Tlp tlp, Occasion occasion, Instant at,
            List<String> lines) {

        public PassedOn {
            lines = List.copyOf(lines);
        }

        /// Says nothing of what it is about.
        @Override
        public String toString() {
            return "PassedOn " + id;
        }
    }

    /// Whether the caller reads what is passed on: their organisation takes part, or is the centre, and their post reads cases.
    /// How far a single case may go is asked apart.
    @Transactional(readOnly = true)
    public boolean areReadBy(Caller caller) {
        return caller.may(Permission.READ_C4TAP)
                && (caller.actorClass() == ActorClass.NISC || participants.has(caller));
    }

    /// Empty where there is none, or it is not passed on now.
    @Transactional(readOnly = true)
    public Optional<PassedOn> find(CaseId id) {
        return rows.find(id).filter(each -> each.state() == State.PASSED_ON).map(this::told);
    }

    /// What was passed on and taken back since, for a room that tells machines that it stands no longer. Empty where it stands.
    @Transactional(readOnly = true)
    public Optional<PassedOn> takenBack(CaseId id) {
        return rows.find(id).filter(each -> each.state() == State.TAKEN_BACK && each.passedOnAt() != null)
                .map(this::told);
    }

    /// Whether an organisation other than the centre takes part today and may have what is marked so.
    @Transactional(readOnly = true)
    public boolean mayHave(OrganisationId organisation, PassedOn passedOn) {
        var marking = Marking.ofAdvisory(passedOn.tlp(),
                directory.sectors().stream().map(Sector::code).collect(Collectors.toUnmodifiableSet()));
        return participants.today().stream()
                .anyMatch(each -> each.id().equals(organisation) && sharing.permits(marking, each));
    }

    private PassedOn told(MailCase each) {
        var lines = rows.traits(each.id()).stream().filter(Trait::isShared).map(trait -> words.say(Language.JA,
                "c4tap.trait.line", words.say(Language.JA, "c4tap.trait." + trait.kind()), trait.harmless())).toList();
        return new PassedOn(each.id(), each.title(), each.remark(), Objects.requireNonNull(each.tlp()),
                each.occasion(), Objects.requireNonNull(each.passedOnAt()), lines);
    }
}
