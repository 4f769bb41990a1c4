package dev.noroshi.report;

/// What the path tells the reporter about a report, in the order it usually happens.
public enum Step {
    SUBMITTED,
    OPENED,
    RETURNED,
    PASSED_ON,
    NUMBERED,
    UNDER_ANALYSIS,
    USED,
    CLOSED,
    WITHDRAWN
}
