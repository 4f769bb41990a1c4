package dev.noroshi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.report.Door;
import dev.noroshi.testing.Sheets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The door of the workbook.
class WorkbookDoorTest extends DoorContract {

    @Autowired
    WorkbookDoor workbooks;

    @Override
    protected Door door() {
        return Door.XLSX;
    }

    @Override
    protected Received handIn(FormContent content, Terms terms) {
        return handIn(paper.workbook().write(content, terms.occasion()), terms);
    }

    @Override
    protected Received handInFaulty() {
        return handIn(Sheets.exampleWith("E19", "■", "B12", "□ Green=重要インフラ関係主体限り", "B49", "宇宙", "C51",
                "令和７年２月３０日 ０時 ０分", "C53", "会員サイトが改ざんされた。"), Terms.USUAL);
    }

    private Received handIn(byte[] file, Terms terms) {
        var in = (WorkbookDoor.Taken.In) workbooks.take(file, terms);
        return new Received(in.submission(), in.note().problems().stream()
                // what the program writes on submission is not there yet
                .filter(problem -> !problem.field().startsWith("report-")).toList());
    }

    @Test
    void whatTheDraftKeepsOfTheFileIsReadAgainAsItWas() {
        var in = (WorkbookDoor.Taken.In) workbooks.take(Sheets.exampleWith("B49", "宇宙"), Terms.USUAL);
        assertThat(ImportNote.parse(java.util.Objects.requireNonNull(in.submission().reading()))).isEqualTo(in.note());
        assertThat(in.note().places()).containsKey("operator");
    }

    @Test
    void aPaperThatBearsTheDrillMarkIsADrillWhateverTheTermsSay() {
        var paperOfADrill = paper.workbook().write(FormContent.empty(), Occasion.DRILL);
        var in = (WorkbookDoor.Taken.In) workbooks.take(paperOfADrill, Terms.USUAL);
        assertThat(in.submission().occasion()).isEqualTo(Occasion.DRILL);
    }
}
