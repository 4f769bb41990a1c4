package dev.noroshi.intake.web;

import dev.noroshi.form.FileReading;
import dev.noroshi.form.ReportFormXlsx;
import dev.noroshi.kernel.Problem;
import dev.noroshi.report.ReportPaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Takes a workbook from a browser.
@Component
class Workbooks {

    /// Larger ones are not the form: the filled form is about 12 kB.
    static final int LARGEST = 10 << 20;

    private final ReportPaper paper;
    private final Clock clock;

    Workbooks(ReportPaper paper, Clock clock) {
        this.paper = paper;
        this.clock = clock;
    }

    FileReading read(MultipartFile file) {
        if (file.isEmpty()) return new FileReading.Refused(Problem.of("file", "intake.no-file"));
        if (file.getSize() > LARGEST) return new FileReading.Refused(Problem.of("file", "intake.file-too-large"));
        try {
            return new ReportFormXlsx(paper.definition()).read(file.getBytes(), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded workbook", e);
        }
    }

    /// The name of the file without folders, which some browsers send along.
    static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        if (name == null) return "";
        var last = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        var base = name.substring(last + 1);
        return base.length() <= 120 ? base : base.substring(0, 120) + "…";
    }
}
