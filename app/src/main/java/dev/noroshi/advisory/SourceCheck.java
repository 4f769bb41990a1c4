package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Problem;
import dev.noroshi.relay.CentreReports;
import dev.noroshi.source.Body;
import dev.noroshi.source.Finding;
import dev.noroshi.source.Findings;
import dev.noroshi.source.Identifier;
import dev.noroshi.source.Kind;
import dev.noroshi.source.Material;
import dev.noroshi.source.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Before an advisory is approved: whether anything in it may lead to a source. It is compared with the identifiers of all
/// organisations alike, since the centre does not know who reported (handbook II.2.2).
@Component
public class SourceCheck {

    /// What secretariats write in the place of a name; it names nobody.
    private static final Pattern WITHHELD = Pattern.compile(".*(分野の事業者|当該事業者|匿名).*", Pattern.DOTALL);

    private final AdvisoryRows rows;
    private final Annexes annexes;
    private final CentreReports reports;
    private final Findings findings;

    SourceCheck(AdvisoryRows rows, Annexes annexes, CentreReports reports, Findings findings) {
        this.rows = rows;
        this.annexes = annexes;
        this.reports = reports;
        this.findings = findings;
    }

    /// What stands in it now, in the order of its fields. Nobody but the centre is told.
    @Transactional(readOnly = true)
    public List<Finding> findings(Caller caller, Advisory advisory) {
        return Centre.isCalling(caller) ? findings.look(advisory.id().value(), material(advisory)) : List.of();
    }

    /// What was ever found in it, for the centre.
    @Transactional(readOnly = true)
    public List<Findings.Past> history(Caller caller, Advisory advisory) {
        return Centre.isCalling(caller) ? findings.history(advisory.id().value()) : List.of();
    }

    /// Lets a finding stand, with the reason. Only while it is in review, so that what was judged stays as it was; only
    /// somebody who wrote none of it.
    ///
    /// @param key of the finding
    @Transactional
    public Outcome<Advisory> letThrough(Caller caller, AdvisoryId id, @Nullable Integer edition, String key,
            String reason) {
        return rows.forCentre(caller, id, edition).then(found -> switch (found) {
            case Advisory.InReview inReview -> letThrough(caller, inReview, key, Texts.clean(reason));
            case Advisory.Draft _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.not-in-review"));
            case Advisory.Approved _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.approved"));
            case Advisory.Published _ -> Outcome.refused(Refusal.Conflict.because("advisory.refused.published"));
        });
    }

    private Outcome<Advisory> letThrough(Caller caller, Advisory.InReview advisory, String key, String reason) {
        if (!caller.may(Permission.LET_THROUGH))
            return Outcome.refused(Refusal.Forbidden.because("advisory.refused.no-letting"));
        return switch (findings.letThrough(caller, advisory.id().value(), advisory.head().edition(),
                material(advisory), key, reason, writers(advisory))) {
            case Findings.Judged.LetThrough() -> Outcome.done(advisory);
            case Findings.Judged.Gone() -> Outcome.refused(Refusal.Conflict.because("advisory.refused.finding-gone"));
            case Findings.Judged.OwnWork() ->
                Outcome.refused(Refusal.Forbidden.because("advisory.refused.own-finding"));
            case Findings.Judged.NoReason(var problem) -> Outcome.refused(new Refusal.Invalid(
                    List.of(Problem.of("reason", problem, Integer.toString(Findings.LONGEST_REASON)))));
        };
    }

    /// Why the caller may not let anything stand; null when they may.
    public @Nullable String objection(Caller caller, Advisory advisory) {
        if (!(advisory instanceof Advisory.InReview)) return "advisory.refused.not-in-review";
        if (!caller.may(Permission.LET_THROUGH)) return "advisory.refused.no-letting";
        return writers(advisory).contains(caller.person()) ? "advisory.refused.own-finding" : null;
    }

    private Set<dev.noroshi.kernel.PersonId> writers(Advisory advisory) {
        var writers = new HashSet<>(rows.writers(advisory.id()));
        writers.add(advisory.head().draftedBy());
        return writers;
    }

    /// Looks once more and keeps what was found; the findings nobody has let through, each as a problem of its field.
    List<Problem> open(Advisory advisory) {
        return findings.keep(advisory.id().value(), advisory.head().edition(), material(advisory)).stream()
                .filter(Finding::isOpen).map(SourceCheck::problem).toList();
    }

    /// Keeps in the history what is found as it is put before a second officer.
    void note(Advisory advisory) {
        findings.keep(advisory.id().value(), advisory.head().edition(), material(advisory));
    }

    private static Problem problem(Finding finding) {
        var field = finding.place().length() == 36 ? "annexes" : finding.place();
        var problem = Problem.of(field, "source.finding." + finding.kind(), finding.words(),
                Integer.toString(finding.candidates()));
        var place = finding.place().length() == 36 ? (finding.place() + " " + finding.part()).strip() : "";
        return place.isEmpty() ? problem : problem.at(place);
    }

    private Material material(Advisory advisory) {
        var content = advisory.content();
        var passages = new ArrayList<Passage>();
        passages.add(new Passage("title", "", content.title()));
        content.fields().values().forEach((field, value) -> texts(value)
                .forEach(text -> passages.add(new Passage(field.value(), "", text))));
        var files = annexes.entries(content.annexes()).stream().map(each -> new Material.Annex(each.id(), each.name(),
                each.mediaType(), () -> annexes.file(each.id()).orElseThrow().content())).toList();
        return new Material(passages, files, named(advisory), Set.copyOf(content.sectors()));
    }

    /// Who reported under their own name is known from the report itself.
    private List<Identifier> named(Advisory advisory) {
        return rows.sources(advisory.id(), advisory.head().edition()).stream().flatMap(id -> reports.find(id).stream())
                .flatMap(report -> report.content().text(ReportField.OPERATOR).stream()
                        .filter(name -> !WITHHELD.matcher(name).matches())
                        .map(name -> new Identifier(Kind.NAME, name, new Body(ActorClass.OPERATOR, report.sector()))))
                .toList();
    }

    private static List<String> texts(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(var text) -> List.of(text);
            case FieldValue.Written(var text) -> List.of(text);
            case FieldValue.ChoiceWithText(var _, var text) -> text == null ? List.of() : List.of(text);
            case FieldValue.Moment(var _, var basis) -> basis == null ? List.of() : List.of(basis);
            case FieldValue.Unknown(var basis) -> basis == null ? List.of() : List.of(basis);
            case FieldValue.Rows(var rows) -> rows.stream().map(FieldValue.Row::status).toList();
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ -> List.of();
        };
    }
}
