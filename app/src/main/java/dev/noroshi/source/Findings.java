package dev.noroshi.source;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.source.Finding.Letting;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What stands in a text that may lead to a source, and what a second person let stand.
@Component
public class Findings {

    /// How many characters a reason may have.
    public static final int LONGEST_REASON = 400;

    private final Looking looking;
    private final FindingRows rows;
    private final Audit audit;

    Findings(Looking looking, FindingRows rows, Audit audit) {
        this.looking = looking;
        this.rows = rows;
        this.audit = audit;
    }

    /// A finding that once stood.
    ///
    /// @param goneEdition the first edition looked at that had it no longer; null while it stands
    public record Past(Kind kind, String place, String words, int foundEdition, @Nullable Integer goneEdition,
            @Nullable Letting letting) {
    }

    /// What comes of letting a finding through.
    public sealed interface Judged {
        /// It may stand as long as its words do.
        record LetThrough() implements Judged {
        }

        /// There is no such finding any more.
        record Gone() implements Judged {
        }

        /// Whoever wrote the text does not judge it.
        record OwnWork() implements Judged {
        }

        /// A reason is needed.
        ///
        /// @param problem key under `problem.`
        record NoReason(String problem) implements Judged {
        }
    }

    /// Looks now. Writes nothing.
    ///
    /// @param subject the id of the text, under which let-throughs are kept
    @Transactional(readOnly = true)
    public List<Finding> look(UUID subject, Material material) {
        var lettings = rows.lettings(subject);
        return looking.through(material).stream().map(each -> each.with(lettings.get(each.key()))).toList();
    }

    /// Looks now and keeps in the history what stands and what is gone.
    ///
    /// @param edition which state of the text it is
    @Transactional
    public List<Finding> keep(UUID subject, int edition, Material material) {
        var findings = look(subject, material);
        rows.stand(subject, edition, findings);
        return findings;
    }

    /// Lets a finding through.
    ///
    /// @param writers those who wrote the text, none of whom may
    @Transactional
    public Judged letThrough(Caller caller, UUID subject, int edition, Material material, String key, String reason,
            Set<PersonId> writers) {
        if (writers.contains(caller.person())) return new Judged.OwnWork();
        if (reason.isBlank()) return new Judged.NoReason("source.reason.missing");
        if (reason.length() > LONGEST_REASON) return new Judged.NoReason("source.reason.long");
        if (keep(subject, edition, material).stream().noneMatch(each -> each.key().equals(key)))
            return new Judged.Gone();
        rows.letThrough(caller, subject, key, reason.strip());
        audit.record(caller.person(), caller.organisation(), "source.let-through", subject.toString());
        return new Judged.LetThrough();
    }

    /// Everything that was ever found in it, the oldest first.
    @Transactional(readOnly = true)
    public List<Past> history(UUID subject) {
        return rows.history(subject);
    }
}
