package dev.noroshi.advisory;

/// Told to the house in the transaction that recalls an advisory.
public record AdvisoryRecalled(AdvisoryId id) {
}
