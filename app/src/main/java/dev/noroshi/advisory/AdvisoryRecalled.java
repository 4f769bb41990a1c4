package dev.noroshi.advisory;

/// An advisory was recalled: told within the transaction that recalls it.
public record AdvisoryRecalled(AdvisoryId advisory) {
}
