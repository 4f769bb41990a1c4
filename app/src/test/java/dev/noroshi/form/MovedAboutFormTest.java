package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The example of the handbook, changed in the ways people change a form: every one of them says the same.
class MovedAboutFormTest {

    private static final Map<String, Consumer<Sketch>> WAYS = new LinkedHashMap<>();

    private static void way(String name, Consumer<Sketch> change) {
        WAYS.put(name, change);
    }

    static {
        layout();
        marks();
        dates();
        labels();
        values();
    }

    private static void layout() {
        way("3 rows above the form", form -> form.down(3));
        way("2 columns left of the form", form -> form.right(2));
        way("rows and columns around", form -> form.down(7).right(4));
        way("nothing merged", Sketch::unmerge);
        way("an empty row between all questions", form -> {
            for (var row : List.of(70, 69, 65, 62, 57, 54, 51, 50, 49, 47, 28, 16, 10, 6, 5, 4))
                form.insertRows(row, 1);
        });
        way("an empty column after the labels", form -> form.insertColumns(2, 1));
        way("two empty columns before the marks", form -> form.insertColumns(4, 2));
        way("split over two sheets before the content", form -> form.split(47, "2枚目"));
        way("split over two sheets before the causes", form -> form.split(28, "2枚目"));
        way("split over three sheets", form -> form.split(47, "3枚目").split(16, "2枚目"));
        way("headings merged down their group", form -> {
            form.find("⑤").rows = 3;
            form.find("⑥").rows = 3;
            form.find("⑦").rows = 8;
            form.find("⑧").rows = 4;
            form.find("情報共有範囲").rows = 5;
            form.find("上記につながる").rows = 4;
            form.find("意図的な").rows = 6;
        });
        way("without notes, directions and headings of columns", form -> form.remove(cell -> cell.text().startsWith("※")
                || cell.text().startsWith("（※") || cell.text().startsWith("（*") || cell.text().contains("→")
                || Set.of("事象の類型", "事象の例", "原因の類型", "原因", "情報の内容").contains(cell.text())
                || cell.text().startsWith("チェック") || cell.text().startsWith("項")));
        way("without title and section headings", form -> form.remove(cell -> cell.text().equals("情報連絡様式")
                || cell.text().startsWith("◆") || cell.text().startsWith("⑤") || cell.text().startsWith("⑥")
                || cell.text().equals("情報連絡元*") || cell.text().equals("対外的な対応状況")
                || cell.text().endsWith("な原因") || cell.text().endsWith("事象")));
        way("without the heading of the scope", form -> form.remove(cell -> cell.text().equals("情報共有範囲*")));
        way("without the headings of the two classifications", form -> form
                .remove(cell -> cell.text().startsWith("①") || cell.text().startsWith("②")));
        way("without the heading of the next steps", form -> form.remove(cell -> cell.text().startsWith("⑧")));
        way("an example sheet beside the form", form -> {
            for (var cell : List.copyOf(form.cells))
                form.cells.add(new Sketch.Cell("記入例", cell.row, cell.column,
                        cell.text().replace("■", "□").replace("経済産業省", "XX省")));
        });
        way("marks left of their options", form -> {
            form.remove(cell -> cell.row >= 16 && cell.row <= 45 && cell.column == 0 && !cell.text().startsWith("②"));
            for (var cell : form.cells)
                if (cell.column == 4 && cell.row >= 16 && cell.row <= 45) {
                    cell.column = 0;
                    cell.columns = 1;
                }
        });
    }

    private static void marks() {
        for (var mark : List.of("☑", "✓", "✔", "レ", "○", "◯", "●", "◎", "×", "x", "X", "1", "✅", "(○)", "［✓］"))
            way("marked " + mark + " in the check cells", form -> {
                for (var cell : form.cells) if (cell.text().equals("■")) cell.value = mark;
            });
        for (var mark : List.of("☑", "✓", "レ", "○", "●", "×"))
            way("marked " + mark + " everywhere", form -> form.replace("■", mark).replace("□", "☐"));
        way("marked by a number 1", form -> {
            for (var cell : form.cells) if (cell.text().equals("■")) cell.value = 1;
        });
        way("marked by check boxes of Excel", form -> {
            for (var cell : form.cells)
                if (cell.text().equals("■") || cell.text().equals("□")) cell.value = cell.text().equals("■");
        });
        way("empty boxes deleted", form -> form.remove(cell -> cell.text().equals("□")));
        way("○ for yes and × for no", form -> {
            for (var cell : form.cells)
                if (cell.text().equals("■") || cell.text().equals("□"))
                    cell.value = cell.text().equals("■") ? "○" : "×";
        });
        way("marks beside the words in the same cell", form -> {
            for (var check : List.copyOf(form.cells))
                if (check.column == 4 && (check.text().equals("■") || check.text().equals("□"))) {
                    var option = form.cells.stream().filter(cell -> cell.row == check.row && cell.column == 1)
                            .findFirst().orElseThrow();
                    option.value = check.text() + option.text();
                    form.cells.remove(check);
                }
        });
        way("marks after the words", form -> form.set("C54", "影響なし□　停止中■　一部稼働中□　復旧済□")
                .set("C55", "有（　）・無（○）").set("C56", "有 ☐ 無 ☑"));
        way("importance and scope with marks in cells of their own", form -> {
            form.set("A1", "□").set("B1", "警報").set("C1", "□").set("D1", "注意喚起");
            form.at("D1").columns = 1;
            form.put("E1", "■").put("F1", "参考情報");
        });
        way("only the chosen words",
                form -> form.set("C54", "停止中").set("C55", "無").set("C56", "なし").set("D47", "別紙有無：無")
                        .set("D62", "済").set("B65", "事象継続中").remove(cell -> cell.row >= 65 && cell.row <= 67));
    }

    private static void dates() {
        way("令和 | 元 | 年 in cells of their own", form -> {
            form.remove(cell -> cell.row == 4 && cell.column > 0);
            var column = 1;
            for (var part : List.of("令和", "元", "年", 10, "月", 15, "日", 13, "時", "00", "分"))
                form.cells.add(new Sketch.Cell(form.cells.getFirst().sheet, 4, column++, part));
        });
        way("R1.10.15", form -> form.set("B5", "R1.10.15").set("C51", "R1.10.15 0:00").set("D51",
                "（発生日時：R1.10.14 0:00 サーバログ等より推測）"));
        way("western, slashes", form -> form.set("B5", "2019/10/15").set("C51", "2019/10/15 0:00"));
        way("full width", form -> form.set("B5", "令和元年１０月１５日").set("D5", "１３：００").set("C51", "２０１９年１０月１５日　０時００分"));
        way("午後1時", form -> form.set("B5", "2019年10月15日（火）").set("D5", "午後1時00分"));
        way("real dates of Excel", form -> form.set("B5", LocalDateTime.of(2019, 10, 15, 0, 0)).format("B5", "yyyy/m/d")
                .set("D5", 13 / 24.0)
                .format("D5", "h:mm").set("C51", LocalDateTime.of(2019, 10, 15, 0, 0)).format("C51", "yyyy/m/d h:mm"));
        way("real dates with the era", form -> form.set("B5", LocalDateTime.of(2019, 10, 15, 13, 0))
                .format("B5", "[$-411]ggge\"年\"m\"月\"d\"日\" h\"時\"mm\"分\"")
                .remove(cell -> cell.row == 4 && cell.column == 3));
        way("a date that lost its format", form -> form.set("B5", 43753));
        way("the second page without an era", form -> form.set("C51", "元年10月15日0時0分"));
        way("ISO 8601",
                form -> form.set("B5", "2019-10-15T13:00:00+09:00").remove(cell -> cell.row == 4 && cell.column == 3));
        way("times of the course in other writings",
                form -> form.set("B58", "10月15日 0時00分").set("B59", "R1.10.15 1:00").set("B60", "2019/10/15　03:00"));
        way("real dates in the course",
                form -> form.set("B58", LocalDateTime.of(2019, 10, 15, 0, 0)).format("B58", "m/d h:mm")
                        .set("B59", LocalDateTime.of(2019, 10, 15, 1, 0)).format("B59", "m/d h:mm"));
        way("occurrence in a cell of its own", form -> {
            form.set("D51", "発生日時：");
            form.at("D51").columns = 1;
            form.put("E51", "令和元年10月14日 0時0分（サーバログ等より推測）");
        });
    }

    private static void labels() {
        way("without asterisks and note references", form -> form.texts(text -> text.length() > 60
                ? text
                : text.replace("*", "").replaceAll("[(（]※[０-９0-9１-９][)）]", "")));
        way("half-width kana and letters", form -> form.replace("電子メールアドレス", "電子ﾒｰﾙｱﾄﾞﾚｽ").replace("FAX番号", "ＦＡＸ番号")
                .replace("システムの稼働状況", "ｼｽﾃﾑの稼働状況"));
        way("spaces within labels",
                form -> form.replace("省庁名", "省　庁　名").replace("部局名", "部 局 名").replace("④事象", "④　事象"));
        way("other names of the same",
                form -> form.replace("担当者名", "担当者").replace("部局名", "部署名").replace("電子メールアドレス", "E-mail")
                        .replace("電話番号 ：", "TEL：").replace("FAX番号", "FAX").replace("NISC以外", "統括室以外")
                        .replace("別紙有無", "別紙の有無")
                        .replace("ファックス", "FAX"));
        way("numbers in brackets instead of circles",
                form -> form.replace("③", "(3) ").replace("④", "(4) ").replace("⑤", "(5)")
                        .replace("⑦", "７．").replace("⑧", "８．").replace("⑨", "９．"));
        way("table 1's words for the causes",
                form -> form.replace("ユーザID等の誤り", "ユーザＩＤ等の偽り").replace("災害や疾病等", "災害や疾病"));
        way("a space instead of the colon",
                form -> form.replace("名 ：", "名　").replace("番号 ：", "番号　").replace("アドレス ：", "アドレス　"));
        way("values in cells of their own", form -> {
            form.set("B6", "省庁名").set("D6", "担当者名").set("B7", "部局名").set("B8", "電話番号").set("D8", "FAX番号").set("B9",
                    "電子メールアドレス");
            for (var address : List.of("B6", "D6", "B7", "B8", "D8", "B9")) form.at(address).columns = 1;
            form.put("C6", "経済産業省").put("E6", "連絡　太郎").put("C7", "YY課").put("C8", "03-0000-1111")
                    .put("E8", "03-0000-2222")
                    .put("C9", "renraku.taro@example.go.jp");
        });
        way("the scope in a word", form -> form.set("B10", "TLP:GREEN").remove(cell -> cell.row >= 10 && cell.row <= 12)
                .remove(cell -> cell.row == 9 && cell.column == 2));
        way("the scope by its English word only", form -> form.replace(" = 宛先限り", "").replace("=特定分野・関係者限り", "")
                .replace("=重要インフラ関係主体限り", "").replace("White=公開情報", "CLEAR"));
    }

    private static void values() {
        way("the number of the report in cells of its own", form -> {
            form.set("A3", "（第");
            form.at("A3").columns = 1;
            form.put("B3", 1).put("C3", "報*）");
        });
        way("第１報", form -> form.set("A3", "第１報"));
        way("the sector with its word", form -> form.set("B49", "クレジット分野"));
        way("the sector in half-width kana", form -> form.set("B49", "ｸﾚｼﾞｯﾄ"));
        way("the sector in English", form -> form.set("B49", "Credit (card)"));
        way("one line to a row", form -> {
            form.insertRows(54, 2);
            var lines = form.at("C53").text().split("\n");
            form.set("C53", lines[0]).put("C54", lines[1]).put("C55", lines[2]);
        });
        way("the text of the announcement beside its box", form -> {
            form.set("D62", "■ 済　□ 予定有　□ 無 10/15 09:00頃　○○株式会社のトップページにニュースリリースを掲載予定。");
            form.remove(cell -> cell.text().startsWith("10/15 09:00頃"));
        });
        way("identification number said to be none", form -> form.put("B4", "なし"));
        way("a list of choices left in the cell", form -> form.put("C49", "リストから選択"));
        way("line breaks of Windows", form -> form.texts(text -> text.replace("\n", "\r\n")));
        way("a course with an empty row", form -> form.insertRows(60, 1));
    }

    @TestFactory
    Stream<DynamicTest> theFormSaysTheSame() {
        return WAYS.entrySet().stream().map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
            var form = Sketch.of(TestForms.sample("report-form-example.xlsx"));
            way.getValue().accept(form);
            var reading = ReportFormXlsxReadTest.reading(form.save());
            ReportFormXlsxReadTest.assertSame(reading.content(), ReportFormXlsxReadTest.EXAMPLE);
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.unread()).isEmpty();
        }));
    }

    @Test
    void thereAreMoreThanFortyWaysToMoveAFormAbout() {
        assertThat(WAYS).hasSizeGreaterThan(40);
    }
}
