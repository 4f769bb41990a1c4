package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.FurtherAddressees;
import dev.noroshi.advisory.Planning;
import dev.noroshi.advisory.Reviewing;
import dev.noroshi.advisory.Sources;
import dev.noroshi.advisory.Targets;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Hop.Passage;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.relay.PartLines;
import dev.noroshi.sharing.Sharing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a draft on its page.
@Component
class EditorViews {

    /// How many reports of the centre are offered as sources.
    static final int RECENT = 50;

    private final Advisories advisories;
    private final Reviewing reviewing;
    private final Planning planning;
    private final Targets targets;
    private final CentreReports reports;
    private final Sharing sharing;
    private final FurtherAddressees further;
    private final PartLines parts;
    private final AdvisoryNames names;
    private final FindingsViews findings;

    EditorViews(Advisories advisories, Reviewing reviewing, Planning planning, Targets targets, CentreReports reports,
            Sharing sharing, FurtherAddressees further, PartLines parts, AdvisoryNames names, FindingsViews findings) {
        this.advisories = advisories;
        this.reviewing = reviewing;
        this.planning = planning;
        this.targets = targets;
        this.reports = reports;
        this.sharing = sharing;
        this.further = further;
        this.parts = parts;
        this.names = names;
        this.findings = findings;
    }

    /// The draft as it was last saved.
    EditorView saved(Caller caller, Page page, Advisory.Draft draft, List<Problem> problems) {
        return view(page, draft, draft.content(), advisories.drawn(caller, draft), Purpose.SAVE, problems, null,
                findings.of(caller, page, draft));
    }

    /// The draft with what was typed in its fields.
    ///
    /// @param purpose what the problems were looked for
    EditorView typed(Page page, Advisory draft, DraftForm form, Purpose purpose, List<Problem> problems,
            EditorView.@Nullable Conflict conflict) {
        return view(page, draft, form.content(), form.sources(), purpose, problems, conflict, null);
    }

    /// What is wrong with a draft as it is saved, for that purpose.
    List<Problem> problems(Purpose purpose, Advisory.Draft draft) {
        return switch (purpose) {
            case SAVE -> List.of();
            case SUBMIT -> reviewing.problems(draft);
        };
    }

    private EditorView view(Page page, Advisory draft, AdvisoryContent content, Sources sources,
            Purpose purpose, List<Problem> problems, EditorView.@Nullable Conflict conflict,
            @Nullable FindingsView found) {
        var head = draft.head();
        var from = sources.reports().stream().flatMap(id -> reports.find(id).stream()).toList();
        var widest = sharing.widestFor(from.stream().map(report -> limit(report, sources)).toList());
        var ministries = ministries(page, content.sectors());
        return new EditorView(head.id(), head.occasion().isDrill(), saved(draft, ministries),
                numberToCome(page, head), DraftForm.typed(content), widest,
                tooWide(page, from, sources, widest),
                ministries, offered(page, head.occasion(), from, sources), advisories.annexes(draft),
                purpose, lines(page, problems), sentences(page, problems),
                scope(page, head.id(), content.tlp().orElse(null), content.sectors()), further(page, head.id()),
                route(page, draft), returned(page, draft), conflict, found);
    }

    private List<EditorView.Body> further(Page page, AdvisoryId id) {
        var named = further.of(id);
        return further.agreed().stream().map(each -> new EditorView.Body(each.id().value(),
                AdvisoryNames.called(each, page.language()), named.contains(each.id()))).toList();
    }

    private SavedView saved(Advisory draft, List<EditorView.Ministry> ministries) {
        var parts = new StringJoiner(",", "#edition,#saved,#wrong,#submit,#open,", "");
        ministries.forEach(ministry -> parts.add("#" + ministry.id()));
        return new SavedView(draft.head().edition(), draft.head().editedAt(), reviewing.problems(draft).size(),
                parts.toString());
    }

    static String numberToCome(Page page, Advisory.Head head) {
        var number = head.number();
        return number == null
                ? page.say("advisory.edit.number-to-come")
                : page.say("advisory.edit.number-kept", number.withOrdinal(1).toString(), head.ordinal(),
                        number.toString());
    }

    private static @Nullable String tooWide(Page page, List<CentreReport> from, Sources sources, Tlp widest) {
        if (widest == Tlp.CLEAR) return null;
        var wider = new ArrayList<String>();
        for (var tlp : Tlp.values())
            if (tlp.isWiderThan(widest)) wider.add(tlp.word());
        var narrow = from.stream().filter(report -> limit(report, sources) == widest)
                .map(report -> report.number().toString()).toList();
        var and = page.say("advisory.and");
        return page.say("advisory.edit.too-wide", String.join(and, wider), String.join(and, narrow), widest.word());
    }

    private List<EditorView.Ministry> ministries(Page page, Collection<SectorCode> chosen) {
        var grouped = new LinkedHashMap<String, List<EditorView.SectorChoice>>();
        targets.known().forEach((sector, desk) -> grouped.computeIfAbsent(desk.name(page.language()),
                name -> new ArrayList<>()).add(
                        new EditorView.SectorChoice(sector.value(),
                                names.of(sector, page.language()), chosen.contains(sector))));
        var ministries = new ArrayList<EditorView.Ministry>();
        grouped.forEach((name, sectors) -> ministries.add(new EditorView.Ministry("chosen-" + ministries.size(), name,
                sectors, (int) sectors.stream().filter(EditorView.SectorChoice::chosen).count())));
        return ministries;
    }

    private static Tlp limit(CentreReport report, Sources sources) {
        return report.widestFrom(sources.partsOf(report.id()));
    }

    List<NewView.Source> offered(Page page, Occasion occasion, List<CentreReport> chosen) {
        return offered(page, occasion, chosen, Sources.whole(List.of()));
    }

    /// The reports it rests on first, then those that moved last.
    private List<NewView.Source> offered(Page page, Occasion occasion, List<CentreReport> chosen, Sources sources) {
        var all = new LinkedHashSet<CentreReport>(chosen);
        var ids = chosen.stream().map(CentreReport::id).toList();
        reports.recent(RECENT).stream()
                .filter(report -> report.occasion() == occasion && !ids.contains(report.id())).forEach(all::add);
        return all.stream().map(report -> source(page, report, ids.contains(report.id()), sources.partsOf(report.id())))
                .toList();
    }

    /// @param drawn the fields of it that are drawn on
    NewView.Source source(Page page, CentreReport report, boolean chosen, Set<FieldId> drawn) {
        var sector = report.sector();
        var lines = chosen
                ? parts.of(report, page.language()).stream().map(part -> new NewView.Part(part.field().value(),
                        part.label(), part.scope(), drawn.contains(part.field()), part.text())).toList()
                : List.<NewView.Part>of();
        return new NewView.Source(report.id(), report.number().toString(), report.occasion().isDrill(),
                report.title(), report.tlp(), sector == null ? "" : names.of(sector, page.language()),
                "/reports/" + report.id(), chosen, lines);
    }

    /// How far it would go with that marking and those sectors, and to the bodies named beside them.
    EditorView.Scope scope(Page page, AdvisoryId id, @Nullable Tlp tlp, Collection<SectorCode> sectors) {
        if (tlp == null || sectors.isEmpty())
            return new EditorView.Scope(0, 0, 0, List.of(), List.of(), "", List.of(), false, null);
        var named = further.standing(id);
        var preview = planning.preview(tlp, Set.copyOf(sectors), named);
        var seen = preview.seen().entrySet().stream().map(
                each -> new EditorView.ClassLine(page.say("advisory.class." + each.getKey()), each.getValue()))
                .toList();
        var lines = preview.lines().stream()
                .map(line -> new EditorView.ScopeLine(AdvisoryNames.called(line.ministry(), page.language()),
                        names.sectors(line.sectors(), page.language()), line.organisations()))
                .toList();
        return new EditorView.Scope(lines.size(), preview.sectors(), preview.organisations(), lines, seen,
                page.say("advisory.scope.persons." + tlp),
                named.stream().map(each -> AdvisoryNames.called(each, page.language())).toList(),
                preview.stopsAtMinistries(), switch (tlp) {
                    case RED, AMBER_STRICT, AMBER -> page.say("advisory.scope.outside." + tlp);
                    case GREEN, CLEAR -> null;
                });
    }

    private List<Hop> route(Page page, Advisory draft) {
        var head = draft.head();
        var drafter = names.of(head.draftedBy(), page.language());
        var number = head.number();
        return List.of(
                new Hop(page.say("advisory.route.draft", drafter),
                        new Mark(Glyph.DOING, page.say("advisory.state.DRAFT")),
                        page.say("advisory.route.since", page.times().brief(head.draftedAt())), Passage.HOLDS),
                new Hop(page.say("advisory.route.review"), null, page.say("advisory.route.review.who"),
                        Passage.AHEAD),
                new Hop(page.say("advisory.route.issue"), null,
                        number == null
                                ? page.say("advisory.route.number")
                                : page.say("advisory.route.number.kept", number.toString()),
                        Passage.AHEAD));
    }

    private EditorView.@Nullable Returned returned(Page page, Advisory draft) {
        if (!(draft instanceof Advisory.Draft back)) return null;
        var review = back.returned();
        if (review == null || review.judgedBy() == null || review.judgedAt() == null || review.note() == null)
            return null;
        return new EditorView.Returned(names.of(review.judgedBy(), page.language()), review.judgedAt(),
                review.note());
    }

    // ---- problems ----

    /// The control a problem belongs to.
    static String control(Problem problem) {
        var field = problem.field().replaceAll("[\\[.].*", "");
        for (var text : DraftForm.TEXTS.entrySet())
            if (text.getValue().value().equals(field)) return "e-" + text.getKey();
        return field.isEmpty() ? "e-title" : "e-" + field;
    }

    static List<ProblemLine> lines(Page page, List<Problem> problems) {
        return problems.stream().map(problem -> ProblemLine.of(page, control(problem), label(page, problem), problem))
                .toList();
    }

    private static String label(Page page, Problem problem) {
        var key = "advisory.field." + problem.field().replaceAll("[\\[.].*", "");
        return page.words().knows(key) ? page.say(key) : page.say("advisory.field.whole");
    }

    private static Map<String, String> sentences(Page page, List<Problem> problems) {
        var sentences = new HashMap<String, String>();
        for (var problem : problems)
            sentences.merge(control(problem), page.sentence(problem), (one, other) -> one + " " + other);
        return sentences;
    }

    // ---- somebody was quicker ----

    EditorView.Conflict conflict(Page page, Advisory now, AdvisoryContent mine) {
        var saved = now.content();
        var differences = new ArrayList<EditorView.Difference>();
        if (!saved.title().equals(mine.title()))
            differences.add(new EditorView.Difference(page.say("advisory.field.title"), saved.title(), mine.title()));
        for (var field : saved.fields().changedFields(mine.fields()))
            differences.add(new EditorView.Difference(page.say("advisory.field." + field),
                    value(page, saved, field), value(page, mine, field)));
        return new EditorView.Conflict(names.of(now.head().editedBy(), page.language()), now.head().editedAt(),
                differences);
    }

    private String value(Page page, AdvisoryContent content, FieldId field) {
        if (field.equals(AdvisoryField.IMPORTANCE))
            return content.importance().map(each -> page.say("platform.importance." + each)).orElse("");
        if (field.equals(AdvisoryField.TLP)) return content.tlp().map(Tlp::label).orElse("");
        if (field.equals(AdvisoryField.RECIPIENTS)) return names.sectors(content.sectors(), page.language());
        return Objects.requireNonNull(DraftForm.text(content.fields(), field));
    }
}
