package dev.noroshi.advisory;

/// An advisory was issued: told within the transaction that issues it.
public record AdvisoryIssued(AdvisoryId advisory) {
}
