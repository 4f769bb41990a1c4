package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AnnexEntry;
import dev.noroshi.advisory.SourceCheck;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Page;
import dev.noroshi.source.Body;
import dev.noroshi.source.Finding;
import dev.noroshi.source.Findings;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts findings into words: where, what, why; never whose.
@Component
class FindingsViews {

    private final SourceCheck check;
    private final Advisories advisories;
    private final Directory directory;
    private final AdvisoryNames names;

    FindingsViews(SourceCheck check, Advisories advisories, Directory directory, AdvisoryNames names) {
        this.check = check;
        this.advisories = advisories;
        this.directory = directory;
        this.names = names;
    }

    FindingsView of(Caller caller, Page page, Advisory advisory) {
        var annexes = advisories.annexes(advisory).stream()
                .collect(Collectors.toMap(each -> each.id().toString(), AnnexEntry::name, (one, same) -> one));
        var found = check.findings(caller, advisory);
        var items = new ArrayList<FindingsView.Item>();
        for (var finding : found)
            items.add(item(page, finding, items.size() + 1, annexes, href(advisory, finding, annexes)));
        var objection = advisory instanceof Advisory.Draft
                ? "advisory.refused.letting-in-review"
                : check.objection(caller, advisory);
        return new FindingsView("/advisories/" + advisory.id(), advisory.head().edition(),
                (int) found.stream().filter(Finding::isOpen).count(),
                objection == null ? null : page.say("problem." + objection), items,
                check.history(caller, advisory).stream().filter(each -> each.goneEdition() != null)
                        .map(each -> gone(page, each)).toList());
    }

    private FindingsView.Item item(Page page, Finding finding, int number, Map<String, String> annexes,
            String href) {
        var annex = annexes.get(finding.place());
        var where = annex == null
                ? page.say("advisory.field." + finding.place())
                : page.say("source.finding.annex", annex, finding.part());
        if (finding.line() > 0 && annex == null) where = page.say("source.finding.line", where, finding.line());
        return new FindingsView.Item(finding.key(), number, page.say("source.finding.title." + finding.kind()), where,
                href, finding.words().isEmpty() ? "" : finding.before(), finding.words(),
                finding.words().isEmpty() ? "" : finding.after(), why(page, finding), letting(page, finding.letting()));
    }

    /// The control of the draft it stands in; a page that only shows the text leads there.
    private static String href(Advisory advisory, Finding finding, Map<String, String> annexes) {
        if (annexes.containsKey(finding.place())) return "#annexes";
        return advisory instanceof Advisory.Draft
                ? "#" + EditorViews.control(Problem.of(finding.place(), "source.finding"))
                : "#text";
    }

    private String why(Page page, Finding finding) {
        return switch (finding.kind()) {
            case UNREADABLE -> page.say("source.finding.why.UNREADABLE");
            case SMALL_GROUP -> page.say("source.finding.why.SMALL_GROUP", finding.candidates());
            case CONTRACTOR -> page.say("source.finding.why", page.say("source.body.OPERATOR"),
                    page.say("source.kind.CONTRACTOR"));
            case NAME, READING, ALIAS, SERVICE, SYSTEM, PERSON, MAIL, TELEPHONE, DOMAIN, NETWORK ->
                page.say("source.finding.why", body(page, finding.body()), page.say("source.kind." + finding.kind()));
        };
    }

    private String body(Page page, @Nullable Body body) {
        if (body == null) return page.say("source.body.OTHER");
        var known = switch (body.actorClass()) {
            case OPERATOR -> "OPERATOR";
            case CEPTOAR_SECRETARIAT -> "CEPTOAR_SECRETARIAT";
            case CYBERSPACE_PROVIDER -> "CYBERSPACE_PROVIDER";
            default -> "OTHER";
        };
        var word = page.say("source.body." + known);
        var sector = body.sector();
        return sector == null
                ? word
                : directory.sector(sector)
                        .map(each -> page.say("source.body.of-sector", each.label(page.language()), word)).orElse(word);
    }

    private @Nullable String letting(Page page, Finding.@Nullable Letting letting) {
        return letting == null
                ? null
                : page.say("source.finding.let", names.of(letting.by(), page.language()),
                        page.times().brief(letting.at()), letting.reason());
    }

    private FindingsView.Past gone(Page page, Findings.Past past) {
        var what = page.say("source.finding.gone", page.say("source.finding.title." + past.kind()),
                past.foundEdition(), past.goneEdition() == null ? 0 : past.goneEdition());
        var letting = letting(page, past.letting());
        return new FindingsView.Past(past.words(), letting == null ? what : what + " " + letting);
    }
}
