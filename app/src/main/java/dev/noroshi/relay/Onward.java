package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where a report went from whoever asks: for the reporter and for a hop that handed it on, who may know who has read what
/// they shared. Nobody is led the other way.
@Component
public class Onward {

    private final OwnReports ownReports;
    private final DossierRows rows;
    private final OnwardIds onward;

    Onward(OwnReports ownReports, DossierRows rows, OnwardIds onward) {
        this.ownReports = ownReports;
        this.rows = rows;
        this.onward = onward;
    }

    /// The ids under which the report is read, the asker's own first; empty when the caller's organisation neither wrote
    /// nor holds it. For counting, never for showing.
    ///
    /// @param id of the series or of the dossier
    @Transactional(readOnly = true)
    public Optional<List<UUID>> of(Caller caller, UUID id) {
        var series = new SeriesId(id);
        if (ownReports.find(caller, series).isPresent())
            return Optional.of(Stream.concat(Stream.of(id), onward.from(series).stream().map(DossierId::value))
                    .toList());
        return rows.find(new DossierId(id), caller.organisation())
                .map(dossier -> onward.from(dossier.id()).stream().map(DossierId::value).toList());
    }
}
