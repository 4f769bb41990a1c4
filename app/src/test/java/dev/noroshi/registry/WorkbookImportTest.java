package dev.noroshi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Sheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/// People bring their list as the workbook it is.
@NoroshiTest
@Transactional
class WorkbookImportTest {

    private static final List<String> HEADER = List.of("事業者コード", "利用者名", "氏名", "役割", "メール", "電話", "着任日");

    @Autowired
    Imports imports;
    @Autowired
    Registry registry;
    @Autowired
    Directory directory;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Clock clock;
    Caller secretariat;

    @BeforeEach
    void world() {
        secretariat = new Cast(registry, lists, directory, clock).bankSecretariat();
    }

    @Test
    void aWorkbookOfPeopleSaysWhatItWouldChangeAndThenChangesIt() throws IOException {
        var file = workbook(List.of(HEADER, List.of("op-bank-01", "xlsx.one", "山田　花子", "operator-reporter",
                "hanako@example.jp", "０３-0000-1234", "R8.10.1")));
        assertThat(imports.plan(secretariat, file)).isInstanceOf(ImportOutcome.Planned.class);
        assertThat(directory.personByLogin("xlsx.one")).isEmpty();
        assertThat(imports.apply(secretariat, file, null)).isInstanceOf(ImportOutcome.Applied.class);
        assertThat(directory.personByLogin("xlsx.one").orElseThrow().phone()).isEqualTo("03-0000-1234");
    }

    @Test
    void allThatIsWrongWithAWorkbookIsSaidAtOnceByRow() throws IOException {
        var file = workbook(List.of(HEADER, List.of("", "", "", "", "", "", ""),
                List.of("op-bank-01", "xlsx.two", "", "operator-reporter", "x@y", "abc", "いつか"),
                List.of("op-gas-01", "xlsx.three", "名")));
        assertThat(imports.plan(secretariat, file)).isInstanceOfSatisfying(ImportOutcome.Refused.class,
                refused -> assertThat(refused.problems()).extracting(each -> each.row() + " " + each.problem().code())
                        .containsExactly("3 registry-cell-blank", "3 registry-day-form", "3 registry-telephone-form",
                                "3 registry-email-form", "4 registry-cell-blank",
                                "4 registry-organisation-not-yours"));
    }

    @Test
    void aHostileWorkbookIsRefusedBeforeAnythingOpensIt() {
        assertThat(problem(Sheets.bomb(40))).isEqualTo("workbook-too-large");
        assertThat(problem(Sheets.exampleWithMacros())).isEqualTo("workbook-with-macros");
        assertThat(problem(Sheets.old())).isEqualTo("old-workbook");
        assertThat(problem(Sheets.other())).isIn("registry-column-unknown", "registry-file-header-only");
    }

    private String problem(byte[] file) {
        return imports.plan(secretariat, file) instanceof ImportOutcome.Refused(var problems)
                ? problems.getFirst().problem().code()
                : "none";
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        try (var workbook = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("担当者");
            for (var r = 0; r < rows.size(); r++) {
                var row = sheet.createRow(r);
                for (var c = 0; c < rows.get(r).size(); c++)
                    row.createCell(c).setCellValue(rows.get(r).get(c));
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
