package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.AnonymisedCopy;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Redaction;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.ReportPaper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a [CopyChange]: all of it, or nothing.
@Component
class CopyChanges {

    private final Anonymising anonymising;
    private final ReportPaper paper;
    private final TransactionTemplate transaction;

    CopyChanges(Anonymising anonymising, ReportPaper paper, TransactionTemplate transaction) {
        this.anonymising = anonymising;
        this.paper = paper;
        this.transaction = transaction;
    }

    Handling make(Caller caller, DossierId dossier, int ordinal, CopyChange change) {
        return transaction.execute(status -> {
            var handling = step(caller, dossier, ordinal, change);
            if (!(handling instanceof Handling.Kept)) status.setRollbackOnly();
            return handling;
        });
    }

    private Handling step(Caller caller, DossierId dossier, int ordinal, CopyChange change) {
        var begun = anonymising.find(caller, dossier, ordinal);
        var wrong = begun.map(copy -> wrong(copy, change)).orElse(List.of());
        if (!wrong.isEmpty()) return new Handling.Wrong(wrong);
        var decisions = begun.map(copy -> decisions(copy, change)).orElse(change.decisions());
        Handling handling = anonymising.decide(caller, dossier, ordinal, change.edition(), decisions);
        for (var i = 0; i < change.replaced().size(); i++) {
            if (!(handling instanceof Handling.Kept(var edition))) return handling;
            var words = change.replaced().get(i);
            handling = at("redact[" + i + "].",
                    anonymising.redact(caller, dossier, ordinal, edition, words.found(), words.replacement()));
        }
        if (change.rewritten().isEmpty() || !(handling instanceof Handling.Kept(var edition))) return handling;
        return at("fields.", anonymising.rewrite(caller, dossier, ordinal, edition, change.rewritten()));
    }

    private List<Problem> wrong(AnonymisedCopy copy, CopyChange change) {
        var problems = new ArrayList<Problem>();
        var known = copy.redactions().stream().map(Redaction::id).collect(Collectors.toSet());
        for (var id : change.decisions().keySet())
            if (!known.contains(id)) problems.add(Problem.of("decisions." + id, "no-such-suggestion"));
        for (var field : change.rewritten().keySet()) {
            if (paper.definition().find(field).isEmpty())
                problems.add(Problem.of("fields." + field, "no-such-field", field.value()));
        }
        return problems;
    }

    private static Map<UUID, Decision> decisions(AnonymisedCopy copy, CopyChange change) {
        var decisions = new HashMap<UUID, Decision>();
        change.all().ifPresent(all -> copy.redactions().stream()
                .filter(redaction -> redaction.decision() == Decision.UNDECIDED)
                .forEach(redaction -> decisions.put(redaction.id(), all)));
        decisions.putAll(change.decisions());
        return decisions;
    }

    /// Names the place in the request that a problem is about.
    private static Handling at(String prefix, Handling handling) {
        return handling instanceof Handling.Wrong(var found)
                ? new Handling.Wrong(found.stream().map(problem -> new Problem(prefix + problem.field(),
                        problem.code(), problem.details(), problem.place())).toList())
                : handling;
    }
}
