package dev.noroshi.relay;

import java.util.List;
import java.util.Optional;

/// A dossier with its reports as the holder got them, the newest first.
public record HeldDossier(Dossier dossier, List<Entry> entries) {

    public HeldDossier {
        entries = List.copyOf(entries);
    }

    /// The newest revision of a report of the series.
    public Optional<Entry> entry(int ordinal) {
        return entries.stream().filter(entry -> entry.ordinal() == ordinal).findFirst();
    }

    /// The newest report.
    public Entry latest() {
        return entries.getFirst();
    }

    /// The first report the holder has not dealt with yet, if there is one: the one to act on next.
    public Optional<Entry> next() {
        return entries.reversed().stream()
                .filter(entry -> entry.state() == EntryState.HELD || entry.state() == EntryState.ANONYMISING)
                .findFirst();
    }
}
