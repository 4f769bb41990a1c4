package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Sideways;
import dev.noroshi.relay.Sideways.Candidate;
import dev.noroshi.report.ReportWording;
import dev.noroshi.sharing.PartsRule.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes the page on which parts of a report are shared.
@Component
class ShareViews {

    private final Sideways sideways;
    private final ReportWording wording;
    private final Names names;

    ShareViews(Sideways sideways, ReportWording wording, Names names) {
        this.sideways = sideways;
        this.wording = wording;
        this.names = names;
    }

    /// What must be said above the page.
    enum Said {
        NOTHING, NOBODY, CHANGED
    }

    ShareView of(Caller caller, Page page, CentreReport report, Collection<OrganisationId> chosen, Said said) {
        var dossier = new DossierId(report.id());
        var candidates = sideways.candidates(caller, dossier);
        var preview = candidates.stream().filter(each -> chosen.contains(each.organisation().id())).toList();
        return new ShareView(report.id().toString(), report.number().toString(), report.title(), report.tlp(),
                choices(page, report, candidates, Relation.AGREED, chosen),
                choices(page, report, candidates, Relation.NONE, chosen), groups(page, report, preview),
                preview.isEmpty() ? null : Sideways.seal(report, preview), handed(caller, page, dossier),
                said == Said.NOBODY, said == Said.CHANGED);
    }

    private static List<ShareView.Choice> choices(Page page, CentreReport report, List<Candidate> candidates,
            Relation relation, Collection<OrganisationId> chosen) {
        return candidates.stream().filter(each -> each.relation() == relation)
                .map(each -> new ShareView.Choice(each.organisation().id().value(),
                        each.organisation().name(page.language()), each.fields().size(), report.parts().size(),
                        chosen.contains(each.organisation().id())))
                .toList();
    }

    private List<ShareView.Group> groups(Page page, CentreReport report, List<Candidate> preview) {
        var same = preview.stream()
                .collect(Collectors.groupingBy(Candidate::fields, LinkedHashMap::new, Collectors.toList()));
        var groups = new ArrayList<ShareView.Group>();
        same.forEach((fields, candidates) -> groups.add(new ShareView.Group(
                candidates.stream().map(each -> each.organisation().id().value()).toList(),
                candidates.stream().map(each -> each.organisation().name(page.language())).toList(),
                facts(page, report, fields), report.parts().stream().filter(field -> !fields.contains(field))
                        .map(field -> wording.brief(field, page.language())).toList())));
        return groups;
    }

    private List<FactView> facts(Page page, CentreReport report, SequencedSet<FieldId> fields) {
        var whole = fields.stream().map(report::scope).reduce(Tlp.CLEAR, Tlp::narrowest);
        return fields.stream().map(field -> new FactView(wording.brief(field, page.language()),
                wording.wording(field, report.content(), page.language()), false, null, List.of(), false,
                report.scope(field) == whole ? null : report.scope(field))).toList();
    }

    /// The fields of what somebody was given, with their scopes where they differ from that of the whole.
    List<FactView> facts(Page page, FormContent content) {
        return wording.lines(content, page.language()).stream().filter(line -> content.part(line.field()).isPresent())
                .map(line -> new FactView(line.label(), line.wording(), false, null, List.of(), false, line.scope()))
                .toList();
    }

    private List<ShareView.Handed> handed(Caller caller, Page page, DossierId dossier) {
        return sideways.handed(caller, dossier).stream().map(each -> new ShareView.Handed(each.excerpt().id(),
                each.excerpt().number(), names.of(each.excerpt().recipient(), page.language()), each.parcel().sentAt(),
                each.parcel().openedAt() == null
                        ? new Mark(Glyph.WAITING, page.say("relay.share.unopened"))
                        : new Mark(Glyph.DONE, page.say("relay.share.opened",
                                page.times().brief(each.parcel().openedAt())))))
                .toList();
    }
}
