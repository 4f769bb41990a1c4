package dev.noroshi.report;

/// What a report of a series is for. Every one takes the next ordinal (第n報).
public enum ReportKind {
    /// 第1報.
    FIRST,
    /// 続報: adds what became known.
    FOLLOW_UP,
    /// 訂正: puts right what was said before, which stays readable.
    CORRECTION,
    /// 取下げ: takes the series back, with a reason.
    WITHDRAWAL
}
