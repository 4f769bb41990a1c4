package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportFormPdf;
import dev.noroshi.form.ReportFormXlsx;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.SeriesId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Prints a report for whoever wrote or holds it: the official form as workbook or PDF, or its bare fields as JSON.
@Component
public class Papers {

    private final OwnReports ownReports;
    private final Holdings holdings;
    private final ReportPaper paper;
    private final Audit audit;

    Papers(OwnReports ownReports, Holdings holdings, ReportPaper paper, Audit audit) {
        this.ownReports = ownReports;
        this.holdings = holdings;
        this.paper = paper;
        this.audit = audit;
    }

    /// What a report is printed as.
    public enum Kind {
        XLSX, PDF, JSON
    }

    /// Which content a secretariat prints: what it was sent, or what it makes of it.
    public enum Side {
        ORIGINAL, COPY
    }

    /// A printed report.
    ///
    /// @param name of the file without its ending: the number, never who or what it is about
    public record Printed(String name, byte[] content) {
    }

    private record Sheet(FormContent content, Occasion occasion, String name) {
    }

    /// Prints a report; empty when the caller's organisation neither wrote nor holds it.
    ///
    /// @param id of the series or of the dossier
    /// @param ordinal which report of it; null for the newest
    @Transactional
    public Optional<Printed> print(Caller caller, UUID id, @Nullable Integer ordinal, Kind kind, Side side) {
        return own(caller, id, ordinal).or(() -> held(caller, id, ordinal, side)).map(sheet -> {
            audit.record(caller.person(), caller.organisation(), "report.print", id.toString());
            return new Printed(sheet.name(), print(sheet, kind));
        });
    }

    private byte[] print(Sheet sheet, Kind kind) {
        return switch (kind) {
            case XLSX -> new ReportFormXlsx(paper.definition()).write(sheet.content(), sheet.occasion());
            case PDF -> new ReportFormPdf(paper.definition()).write(sheet.content(), sheet.occasion());
            case JSON -> paper.write(sheet.content()).getBytes(StandardCharsets.UTF_8);
        };
    }

    private Optional<Sheet> own(Caller caller, UUID id, @Nullable Integer ordinal) {
        return ownReports.find(caller, new SeriesId(id)).flatMap(series -> series.tellings().stream()
                .filter(telling -> ordinal == null || telling.ordinal() == ordinal).findFirst()
                .map(telling -> new Sheet(telling.content(), series.occasion(),
                        name(series.number(), telling.ordinal()))));
    }

    private Optional<Sheet> held(Caller caller, UUID id, @Nullable Integer ordinal, Side side) {
        return holdings.open(caller, new DossierId(id)).flatMap(held -> held.entries().stream()
                .filter(entry -> ordinal == null || entry.ordinal() == ordinal).findFirst()
                .flatMap(entry -> content(caller, held.dossier(), entry, side).map(content -> new Sheet(content,
                        held.dossier().occasion(),
                        name(held.dossier().identification().map(Object::toString).orElse(null), entry.ordinal())))));
    }

    private Optional<FormContent> content(Caller caller, Dossier dossier, Entry entry, Side side) {
        return switch (side) {
            case ORIGINAL -> Optional.of(entry.content());
            case COPY -> holdings.handedOn(caller, dossier.id(), entry.id());
        };
    }

    private static String name(@Nullable String number, int ordinal) {
        return Optional.ofNullable(number).flatMap(IdentificationNumber::parse)
                .map(given -> given.withOrdinal(ordinal).toString()).orElse("report-" + ordinal);
    }
}
