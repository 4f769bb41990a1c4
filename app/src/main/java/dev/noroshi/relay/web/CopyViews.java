package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.AnonymisedCopy;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.EntryState;
import dev.noroshi.relay.HeldDossier;
import dev.noroshi.relay.Redaction;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.SenderLines;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the page on which a secretariat compares the original with its copy.
@Component
class CopyViews {

    private final HeldViews held;
    private final RouteViews routes;
    private final ReportWording wording;
    private final Clock clock;

    CopyViews(HeldViews held, RouteViews routes, ReportWording wording, Clock clock) {
        this.held = held;
        this.routes = routes;
        this.wording = wording;
        this.clock = clock;
    }

    /// What was just tried and must be put right.
    ///
    /// @param find the words to withhold, as typed
    /// @param with what was to stand for them
    record Tried(String find, String with, @Nullable Problem problem, @Nullable String reasonMissing) {
        static final Tried NOTHING = new Tried("", "", null, null);
    }

    CopyView of(Caller caller, Page page, HeldDossier dossier, Entry entry, AnonymisedCopy copy, Tried tried) {
        var rows = new CompareRows(page, wording, copy);
        var editable = entry.state() == EntryState.ANONYMISING || entry.state() == EntryState.HELD
                || entry.state() == EntryState.RETURNED;
        return new CopyView(held.head(page, dossier.dossier(), entry), copy.edition(), editable, rows.rows(),
                rows.same(), count(copy), open(copy), copy.left(), routes.of(page, dossier.dossier(), entry),
                own(page, copy, tried), held.acts(caller, page, dossier),
                held.work(caller, page, dossier, entry, tried.reasonMissing()), clock.instant());
    }

    private static CopyView.Count count(AnonymisedCopy copy) {
        var accepted = copy.redactions().stream().filter(each -> each.decision() == Decision.ACCEPTED).toList();
        var removed = (int) accepted.stream().filter(each -> each.replacement().isEmpty()).count();
        return new CopyView.Count(accepted.size() - removed, removed, copy.count(Decision.REJECTED),
                copy.undecided());
    }

    private static List<CopyView.Open> open(AnonymisedCopy copy) {
        return copy.redactions().stream().filter(each -> each.decision() == Decision.UNDECIDED)
                .map(each -> new CopyView.Open(each.position(), CompareRows.brief(words(copy, each)))).toList();
    }

    private static String words(AnonymisedCopy copy, Redaction redaction) {
        var found = redaction.found();
        return found == null ? copy.original().text(redaction.field()).orElse("") : found;
    }

    private CopyView.Own own(Page page, AnonymisedCopy copy, Tried tried) {
        var fields = copy.original().values().entrySet().stream()
                .filter(each -> each.getValue() instanceof FieldValue.Text
                        && !SenderLines.FIELDS.contains(each.getKey()))
                .map(each -> new CopyView.Field(each.getKey().value(), wording.brief(each.getKey(), page.language()),
                        copy.content().text(each.getKey()).orElse("")))
                .toList();
        var problem = tried.problem();
        return new CopyView.Own(tried.find(), tried.with(), problem == null ? null : page.sentence(problem), fields);
    }
}
