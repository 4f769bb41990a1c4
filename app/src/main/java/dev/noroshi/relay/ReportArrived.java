package dev.noroshi.relay;

/// Told to the house in the transaction in which a report comes into the hands of one of its holders.
///
/// @param entry the report as that holder got it: past the secretariat, the anonymised copy
public record ReportArrived(Dossier dossier, Entry entry) {
}
