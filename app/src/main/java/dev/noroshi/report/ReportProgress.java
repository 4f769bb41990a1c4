package dev.noroshi.report;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the path tells the reporter's side what has become of a report. Only the hop that got it from the reporter
/// knows the series, so only that hop can call.
@Component
public class ReportProgress {

    private final ReportRows rows;

    ReportProgress(ReportRows rows) {
        this.rows = rows;
    }

    /// The report has gone a step.
    ///
    /// @param holder who has it after the step
    @Transactional
    public void went(SeriesId series, int ordinal, Step step, OrganisationId holder, Instant at) {
        rows.progress(series, ordinal, step, holder, null, at);
        if (step == Step.CLOSED) rows.close(series);
    }

    /// The centre's number has come back along the path.
    ///
    /// @param number as printed for the first report, such as `R127`
    @Transactional
    public void numbered(SeriesId series, int ordinal, String number, OrganisationId holder, Instant at) {
        rows.number(series, number);
        rows.progress(series, ordinal, Step.NUMBERED, holder, null, at);
    }

    /// The hop returns the report with a question; the reporter may submit it again as another revision.
    @Transactional
    public void returned(SeriesId series, int ordinal, OrganisationId by, String note, Instant at) {
        rows.returned(series, ordinal);
        rows.progress(series, ordinal, Step.RETURNED, by, note, at);
    }
}
