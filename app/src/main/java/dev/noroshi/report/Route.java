package dev.noroshi.report;

/// Whom the reporter hands the report to. Source: handbook II.2.1, figure 3 (flows.md 1.2, step 2).
public enum Route {
    /// The secretariat of the reporter's CEPTOAR, which may take the name off.
    SECRETARIAT,
    /// The responsible ministry: always so where laws require the report.
    MINISTRY,
    /// The centre: only for a ministry that fills in the form itself.
    CENTRE
}
