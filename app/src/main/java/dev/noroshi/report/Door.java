package dev.noroshi.report;

/// How a report came in. All doors lead to the same [Submission].
public enum Door {
    WEB,
    XLSX,
    API,
    EMAIL,
    PHONE,
    FAX
}
