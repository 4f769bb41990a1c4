package dev.noroshi.taxii;

import dev.noroshi.c4tap.PassedOnCases.PassedOn;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.JudgedSign;
import dev.noroshi.indicator.Sign;
import dev.noroshi.indicator.Signs;
import dev.noroshi.kernel.Language;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.Note;
import dev.noroshi.stix.Report;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What a case of C4TAP is in STIX: a report; what the attack is recognised by, as indicators; and all that was passed on, line for
/// line, as a note. The centre tells it, whose case it is nobody does.
///
/// It is no `observed-data`: that would say when, and how often, somebody got the mail. Ids follow from the id of the case, which is a
/// random number; nothing of the mail or of who sent it in goes into one.
@Component
class CaseObjects {

    private static final String LABEL = "c4tap";
    /// The numbers of the house are no others' numbers.
    private static final String SOURCE = "noroshi";
    private static final StixId CENTRE = StixId.of("identity", "centre");

    private final Signs signs;

    CaseObjects(Signs signs) {
        this.signs = signs;
    }

    List<StixObject> of(PassedOn passedOn) {
        var objects = new ArrayList<StixObject>();
        var moved = passedOn.at();
        for (var sign : told(passedOn)) {
            told(passedOn, sign, Instant.MAX).ifPresent(objects::add);
            moved = sign.moved(moved, Instant.MAX).orElse(moved);
        }
        var report = report(passedOn, moved, objects.stream().map(StixObject::id).toList());
        objects.add(report);
        objects.add(new Note(common(passedOn, "note", ""), Optional.empty(), String.join("\n", passedOn.lines()),
                List.of(report.id())));
        return objects;
    }

    /// What it told until it was judged that it is not to be blocked: the versions that say that it is told no longer.
    ///
    /// @param name what is said in the place of a name
    List<ObjectNode> withdrawn(PassedOn passedOn, String name) {
        var withdrawn = new ArrayList<ObjectNode>();
        for (var sign : told(passedOn))
            for (var span : sign.judged())
                told(passedOn, sign, span.from().minusNanos(1))
                        .flatMap(told -> Revocations.of(told.json(), span.from(), name)).ifPresent(withdrawn::add);
        return withdrawn;
    }

    private List<JudgedSign> told(PassedOn passedOn) {
        return signs.in(passedOn.id().value()).stream().filter(each -> isTold(passedOn, each.sign())).toList();
    }

    /// The object of a sign as it was told at a time; empty where it was not.
    private static Optional<StixObject> told(PassedOn passedOn, JudgedSign judged, Instant at) {
        if (!judged.isTold(at)) return Optional.empty();
        var sign = judged.sign();
        var id = AfterJudgement.id(id(passedOn, sign.kind(), sign.key()), judged, at);
        return sign.told(common(passedOn, id).modified(judged.moved(passedOn.at(), at).orElse(passedOn.at())))
                .map(StixObject.class::cast);
    }

    /// A program that wrote a mail asks for no pages: as a pattern of what is asked for it would find what it is no sign of. It stands in
    /// the note.
    private static boolean isTold(PassedOn passedOn, Sign sign) {
        return sign.type() != IndicatorType.USER_AGENT && !passedOn.tlp().isWiderThan(sign.tlp());
    }

    private static Report report(PassedOn passedOn, Instant moved, List<StixId> parts) {
        var common = common(passedOn, "report", "").modified(moved).labelled(LABEL)
                .referring(new Common.Reference(SOURCE, passedOn.id().toString()));
        if (passedOn.occasion().isDrill()) common = common.labelled("drill");
        return new Report(common, passedOn.title(),
                passedOn.remark().isEmpty() ? Optional.empty() : Optional.of(passedOn.remark()),
                List.of("threat-report"), passedOn.at(), parts.isEmpty() ? List.of(CENTRE) : parts);
    }

    /// @param words tells the object from others of its type in the case; "" where there is one
    private static Common common(PassedOn passedOn, String type, String words) {
        return common(passedOn, id(passedOn, type, words));
    }

    private static Common common(PassedOn passedOn, StixId id) {
        return Common.of(id, passedOn.at()).by(CENTRE).marked(passedOn.tlp()).in(Language.JA.tag());
    }

    private static StixId id(PassedOn passedOn, String type, String words) {
        return StixId.of(type, "c4tap:" + passedOn.id() + (words.isEmpty() ? "" : ":" + words));
    }
}
