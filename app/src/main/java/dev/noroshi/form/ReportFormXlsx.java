package dev.noroshi.form;

import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.xml.sax.SAXException;

/// The report form as the workbook (xlsx) everyone knows: reads a filled one however people have moved it about, and
/// fills the blank one. Safe to share between threads.
public final class ReportFormXlsx {

    /// Fewer labels than this, and it is some other paper.
    private static final int LABELS_OF_A_FORM = 4;

    private static final byte[] TEMPLATE = template();
    /// What is worked out once for a definition; there are as many as lists of sectors.
    private static final Map<FormDefinition, Prepared> PREPARED = new ConcurrentHashMap<>();

    private final FormDefinition form;
    private final FormLabels words;
    private final FoundForm blank;

    /// The words of a form and the places of its blank sheet.
    private record Prepared(FormLabels words, FoundForm blank) {
        static Prepared of(FormDefinition form) {
            var words = new FormLabels(form);
            return new Prepared(words, FormFinder.find(form, words, cellsOf(TEMPLATE)));
        }
    }

    public ReportFormXlsx(FormDefinition form) {
        this.form = form;
        var prepared = PREPARED.computeIfAbsent(form, Prepared::of);
        this.words = prepared.words();
        this.blank = prepared.blank();
    }

    /// Reads a filled workbook and checks it as if it were submitted `now`, so that the problems are all there are.
    /// A date without a year (11/18) is in the year nearest to the report's, or to `now`.
    public FileReading read(byte[] workbook, Instant now) {
        var refusal = WorkbookGate.refusal(workbook);
        if (refusal.isPresent()) return new FileReading.Refused(refusal.get());
        List<SheetCell> cells;
        try {
            cells = SheetCells.read(workbook);
        } catch (SheetCells.TooMuch _) {
            return refused(FormProblem.WORKBOOK_TOO_LARGE.of("", Integer.toString(WorkbookGate.UNPACKED_MEGABYTES)));
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException _) {
            // a broken file meets the library's exceptions in every kind
            return refused(FormProblem.DAMAGED_WORKBOOK.of(""));
        }
        var found = FormFinder.find(form, words, cells);
        if (!isTheForm(found)) return refused(FormProblem.NOT_THE_FORM.of(""));
        return new FileReading.Read(reading(found, now));
    }

    private static FileReading refused(Problem problem) {
        return new FileReading.Refused(problem);
    }

    /// The advisory form shares many labels; these four are the report's own.
    private static boolean isTheForm(FoundForm found) {
        var own = List.of(ReportField.SECTOR, ReportField.OPERATOR, ReportField.KNOWN_DATETIME,
                ReportField.EVENT_SUMMARY,
                ReportField.EVENT_TYPE, ReportField.CAUSE);
        return found.labels().stream().map(FoundForm.Label::field).distinct().count() >= LABELS_OF_A_FORM
                && found.labels().stream().anyMatch(label -> own.contains(label.field()));
    }

    private Reading reading(FoundForm found, Instant now) {
        var reader = new FieldReader(form, words, found, LocalDate.ofInstant(now, JapaneseTime.ZONE));
        var content = StrictMarking.fromPaper(reader.read());
        var problems = new ArrayList<>(reader.problems());
        for (var problem : new FormCheck(form).check(content, Purpose.SUBMIT, now)) {
            var isSaid = reader.problems().stream().anyMatch(said -> said.field().equals(problem.field()));
            var place = reader.places().get(problem.field());
            if (!isSaid) problems.add(place == null ? problem : problem.at(place));
        }
        var places = new HashMap<FieldId, String>();
        for (var field : content.values().keySet()) {
            var place = reader.places().get(field.value());
            if (place != null) places.put(field, place);
        }
        return new Reading(content, places, problems, reader.unread(), found.occasion());
    }

    /// Fills the blank form. Reading the result gives an equal content, but for the scopes of single fields: the paper has no
    /// place for them, so they are told in 特記事項 and come back as the words they are.
    public byte[] write(FormContent content, Occasion occasion) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(TEMPLATE));
                var out = new ByteArrayOutputStream()) {
            new ReportSheetWriter(form, blank, MarkedParts.onPaper(form, content), workbook.getSheetAt(0))
                    .write(occasion);
            workbook.getProperties().getCoreProperties().setCreator("Noroshi");
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing a workbook into memory", impossible);
        }
    }

    private static byte[] template() {
        try (var in = ReportFormXlsx.class.getResourceAsStream("/reference/report-form-blank.xlsx")) {
            return Objects.requireNonNull(in, "The reference data lack the blank report form").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Reading the blank report form", unreadable);
        }
    }

    private static List<SheetCell> cellsOf(byte[] template) {
        try {
            return SheetCells.read(template);
        } catch (IOException | OpenXML4JException | SAXException damaged) {
            throw new IllegalStateException("The blank report form cannot be read", damaged);
        }
    }
}
