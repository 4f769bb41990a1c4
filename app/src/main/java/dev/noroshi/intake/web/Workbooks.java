package dev.noroshi.intake.web;

import dev.noroshi.intake.Terms;
import dev.noroshi.intake.WorkbookDoor;
import dev.noroshi.intake.WorkbookDoor.Taken;
import dev.noroshi.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Carries a workbook from a browser to its door.
@Component
class Workbooks {

    /// Larger ones are not the form: filled, it takes about 12 kB.
    private static final int LARGEST = 10 << 20;

    private final WorkbookDoor door;

    Workbooks(WorkbookDoor door) {
        this.door = door;
    }

    Taken take(MultipartFile file, Terms terms) {
        if (file.isEmpty()) return new Taken.Refused(Problem.of("file", "intake.no-file"));
        if (file.getSize() > LARGEST) return new Taken.Refused(Problem.of("file", "intake.file-too-large"));
        try {
            return door.take(file.getBytes(), terms);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded workbook", e);
        }
    }
}
