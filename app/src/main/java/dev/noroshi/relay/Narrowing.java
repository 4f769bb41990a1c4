package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.form.MarkedParts;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.ReportPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How a secretariat or ministry lets single fields go less far than they came. Going further is the source's to allow, by
/// negotiation (handbook II.3.1).
@Component
public class Narrowing {

    private final Desk desk;
    private final NarrowingRows rows;
    private final ReportPaper paper;
    private final Audit audit;

    Narrowing(Desk desk, NarrowingRows rows, ReportPaper paper, Audit audit) {
        this.desk = desk;
        this.rows = rows;
        this.paper = paper;
        this.audit = audit;
    }

    /// What a report says, each field as far as it will go when it is handed on.
    @Transactional(readOnly = true)
    public FormContent applied(Entry entry) {
        return rows.apply(entry, entry.content());
    }

    /// Takes these for the scopes narrowed here, in the place of those before; a field not named goes as far as it came.
    @Transactional
    public Handling set(Caller caller, DossierId dossier, int ordinal, Map<FieldId, Tlp> wanted) {
        var held = desk.inHand(caller, dossier, ordinal);
        if (held.isEmpty()) return new Handling.NotHeld();
        if (held.get().dossier().tier() == Tier.CENTRE)
            return new Handling.Refused("relay.refused.end-of-the-way");
        var entry = held.get().entry();
        var narrowed = new TreeMap<FieldId, Tlp>();
        var problems = problems(entry, wanted, narrowed);
        if (!problems.isEmpty()) return new Handling.Wrong(problems);
        rows.replace(caller, entry.id(), narrowed);
        audit.record(caller.person(), caller.organisation(), "parts.narrow", entry.id().toString());
        return new Handling.Kept(0);
    }

    private List<Problem> problems(Entry entry, Map<FieldId, Tlp> wanted, Map<FieldId, Tlp> narrowed) {
        var problems = new ArrayList<Problem>();
        var known = known();
        wanted.forEach((field, tlp) -> {
            var came = entry.content().part(field).orElse(entry.tlp());
            var at = "parts." + field;
            if (!known.contains(field)) problems.add(Problem.of(at, "not-a-part", field.value()));
            else
                if (tlp.isWiderThan(came))
                    problems.add(Problem.of(at, "relay.parts.wider", came.label(), tlp.label()));
            else
                    if (tlp != came) narrowed.put(field, tlp);
        });
        return problems;
    }

    private Set<FieldId> known() {
        return MarkedParts.markable(paper.definition()).stream().map(FormField::id).collect(Collectors.toSet());
    }
}
