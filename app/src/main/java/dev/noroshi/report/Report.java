package dev.noroshi.report;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Instant;

/// A checked and submitted report, with who sent it. Only this room makes one; the first hop alone gets to see it.
public final class Report {

    private final SeriesId series;
    private final OrganisationId reporter;
    private final PersonId submittedBy;
    private final OrganisationId addressee;
    private final int ordinal;
    private final int revision;
    private final ReportKind kind;
    private final Occasion occasion;
    private final Language language;
    private final FormContent content;
    private final Instant submittedAt;

    Report(SeriesId series, OrganisationId reporter, PersonId submittedBy, OrganisationId addressee, int ordinal,
            int revision, ReportKind kind, Occasion occasion, Language language, FormContent content,
            Instant submittedAt) {
        this.series = series;
        this.reporter = reporter;
        this.submittedBy = submittedBy;
        this.addressee = addressee;
        this.ordinal = ordinal;
        this.revision = revision;
        this.kind = kind;
        this.occasion = occasion;
        this.language = language;
        this.content = content;
        this.submittedAt = submittedAt;
    }

    public SeriesId series() {
        return series;
    }

    public OrganisationId reporter() {
        return reporter;
    }

    public PersonId submittedBy() {
        return submittedBy;
    }

    /// The first hop.
    public OrganisationId addressee() {
        return addressee;
    }

    /// Which report of the series (第n報), from 1.
    public int ordinal() {
        return ordinal;
    }

    /// How often this report was submitted, from 1; more than once when it was returned.
    public int revision() {
        return revision;
    }

    public ReportKind kind() {
        return kind;
    }

    public Occasion occasion() {
        return occasion;
    }

    public Language language() {
        return language;
    }

    public FormContent content() {
        return content;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    @Override
    public String toString() {
        return "Report " + ordinal + " [withheld]";
    }
}
