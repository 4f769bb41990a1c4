package dev.noroshi.intake;

import dev.noroshi.form.FileReading;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.report.Door;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Submission;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The door of the workbook: the official form (情報連絡様式) as people fill it in, however they have moved it about.
@Component
public class WorkbookDoor {

    private final ReportPaper paper;
    private final Clock clock;

    WorkbookDoor(ReportPaper paper, Clock clock) {
        this.paper = paper;
        this.clock = clock;
    }

    /// What came of a file.
    public sealed interface Taken {

        /// It is a form. What could not be read of it stands in the note.
        record In(Submission submission, ImportNote note) implements Taken {
        }

        /// It is no form at all; nothing was kept of it.
        record Refused(Problem problem) implements Taken {
        }
    }

    /// Reads a file. A paper that bears 訓練 makes a drill of it, whatever the terms say.
    public Taken take(byte[] file, Terms terms) {
        return switch (paper.workbook().read(file, clock.instant())) {
            case FileReading.Refused(var problem) -> new Taken.Refused(problem);
            case FileReading.Read(var reading) -> {
                var note = ImportNote.of(reading);
                var carried = reading.occasion().isDrill() ? terms.with(Occasion.DRILL) : terms;
                yield new Taken.In(carried.submission(reading.content(), Door.XLSX, note.json()), note);
            }
        };
    }
}
