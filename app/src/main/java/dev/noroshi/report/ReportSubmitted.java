package dev.noroshi.report;

/// Told to the house in the transaction that submits a report: whoever carries it on does so in the same transaction.
public record ReportSubmitted(Report report) {
}
