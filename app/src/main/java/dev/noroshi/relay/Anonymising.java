package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.SenderLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How a secretariat makes the anonymised copy: the original beside it, a suggestion for everything that names the
/// reporter, and a person who decides on each. Source: handbook II.2.2 (情報連絡元の匿名化等).
@Component
public class Anonymising {

    private final DossierRows rows;
    private final CopyRows copies;
    private final NarrowingRows narrowing;
    private final Suggestions suggestions;
    private final SenderLines senderLines;
    private final Desk desk;

    Anonymising(DossierRows rows, CopyRows copies, NarrowingRows narrowing, Suggestions suggestions,
            SenderLines senderLines, Desk desk) {
        this.rows = rows;
        this.copies = copies;
        this.narrowing = narrowing;
        this.suggestions = suggestions;
        this.senderLines = senderLines;
        this.desk = desk;
    }

    /// Begins the copy of a report, or goes on with it; empty when the caller's secretariat holds no such report.
    @Transactional
    public Optional<AnonymisedCopy> begin(Caller caller, DossierId dossierId, int ordinal) {
        return desk.inHand(caller, dossierId, ordinal).filter(held -> held.dossier().tier() == Tier.SECRETARIAT)
                .map(held -> {
                    if (copies.begun(held.entry().id()).isEmpty()) begin(caller, held);
                    return copy(caller, held.dossier(), held.entry());
                });
    }

    private void begin(Caller caller, Held held) {
        var entry = held.entry();
        copies.begin(entry.id(), caller);
        for (var suggestion : suggestions.forReport(held.dossier().sender(), entry.content()))
            copies.insert(entry.id(), suggestion);
        rows.state(entry.id(), EntryState.ANONYMISING, null);
        if (held.dossier().state() == DossierState.HELD) rows.state(held.dossier().id(), DossierState.ANONYMISING);
    }

    /// The copy as it stands, or as it left; empty when none was begun or it is not the caller's.
    @Transactional(readOnly = true)
    public Optional<AnonymisedCopy> find(Caller caller, DossierId dossierId, int ordinal) {
        return rows.find(dossierId, caller.organisation()).flatMap(dossier -> rows.entries(dossier.id()).stream()
                .filter(entry -> entry.ordinal() == ordinal && copies.begun(entry.id()).isPresent()).findFirst()
                .map(entry -> copy(caller, dossier, entry)));
    }

    /// Decides on redactions.
    @Transactional
    public Handling decide(Caller caller, DossierId dossier, int ordinal, int edition, Map<UUID, Decision> decisions) {
        return change(caller, dossier, ordinal, edition, entry -> {
            decisions.forEach((redaction, decision) -> copies.decide(entry.id(), redaction, decision, caller));
            return Optional.empty();
        });
    }

    /// Replaces words nothing was suggested for, wherever they stand in the report.
    @Transactional
    public Handling redact(Caller caller, DossierId dossier, int ordinal, int edition, String found,
            String replacement) {
        return change(caller, dossier, ordinal, edition, entry -> {
            if (found.isBlank()) return Optional.of(Problem.of("find", "relay.redaction.nothing-to-find"));
            var copy = Redacting.apply(entry.content(), copies.redactions(entry.id()), List.of(Decision.ACCEPTED));
            var fields = copy.values().keySet().stream().filter(field -> !SenderLines.FIELDS.contains(field))
                    .filter(field -> Redacting.textsOf(copy, field).stream().anyMatch(text -> text.contains(found)))
                    .toList();
            if (fields.isEmpty()) return Optional.of(Problem.of("find", "relay.redaction.not-found", found));
            fields.forEach(field -> add(entry, field, found, replacement));
            return Optional.empty();
        });
    }

    /// Writes whole text fields of the copy anew; an empty text strikes the field out.
    @Transactional
    public Handling rewrite(Caller caller, DossierId dossier, int ordinal, int edition, Map<FieldId, String> fields) {
        return change(caller, dossier, ordinal, edition, entry -> {
            for (var field : fields.keySet())
                if (!isText(entry, field)) return Optional.of(Problem.of(field.value(), "relay.redaction.not-a-text"));
            fields.forEach((field, text) -> addWhole(entry, field, text));
            return Optional.empty();
        });
    }

    private static boolean isText(Entry entry, FieldId field) {
        return entry.content().get(field).map(FieldValue.Text.class::isInstance).orElse(false);
    }

    private void add(Entry entry, FieldId field, String found, String replacement) {
        var position = copies.redactions(entry.id()).size() + 1;
        copies.insert(entry.id(), new Redaction(UUID.randomUUID(), position, field, found, replacement,
                "relay.redaction.own", Decision.ACCEPTED));
    }

    private void addWhole(Entry entry, FieldId field, String text) {
        var position = copies.redactions(entry.id()).size() + 1;
        copies.insert(entry.id(), new Redaction(UUID.randomUUID(), position, field, null, text, "relay.redaction.own",
                Decision.ACCEPTED));
    }

    /// What a change finds wrong with itself; nothing is changed then.
    private interface Change {
        Optional<Problem> on(Entry entry);
    }

    private Handling change(Caller caller, DossierId dossier, int ordinal, int edition, Change change) {
        var held = desk.inHand(caller, dossier, ordinal);
        if (held.isEmpty()) return new Handling.NotHeld();
        var entry = held.get().entry();
        var begun = copies.begun(entry.id());
        if (begun.isEmpty()) return new Handling.Refused("relay.refused.copy-not-begun");
        if (begun.get().edition() != edition) return new Handling.Stale(begun.get().edition());
        var wrong = change.on(entry);
        if (wrong.isPresent()) return new Handling.Wrong(List.of(wrong.get()));
        copies.change(entry.id(), edition);
        // what somebody wrote anew is looked through like the original
        suggestions.missing(held.get().dossier().sender(), entry.content(), copies.redactions(entry.id()))
                .forEach(each -> copies.insert(entry.id(), each));
        return new Handling.Kept(edition + 1);
    }

    private AnonymisedCopy copy(Caller caller, Dossier dossier, Entry entry) {
        var redactions = copies.redactions(entry.id());
        Supplier<FormContent> now = () -> senderLines.replace(
                narrowing.apply(entry, Redacting.apply(entry.content(), redactions, List.of(Decision.ACCEPTED))),
                caller.organisation(), caller.person());
        var content = copies.handedOn(entry.dossier(), entry.id()).orElseGet(now);
        var preview = narrowing.apply(entry,
                Redacting.apply(entry.content(), redactions, List.of(Decision.ACCEPTED, Decision.UNDECIDED)));
        var begun = copies.begun(entry.id()).orElseThrow();
        return new AnonymisedCopy(entry.id(), entry.content(), content,
                senderLines.replace(preview, caller.organisation(), caller.person()), redactions,
                suggestions.leftIn(dossier.sender(), entry.content(), content), begun.edition(), begun.at());
    }
}
