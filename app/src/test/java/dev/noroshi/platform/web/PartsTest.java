package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.TestWords;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The parts all pages share, each as the style sheet expects it.
class PartsTest {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Page page = page(Language.JA);

    @Test
    void aPlateNamesTheMarking() {
        assertThat(part("plate", "tlp", Tlp.AMBER))
                .isEqualTo(
                        "<span class=\"plate\" data-tlp=\"AMBER\"><span class=\"plate__word\">TLP:AMBER</span></span>");
        assertThat(part("plate", "tlp", Tlp.CLEAR, "meaning", true)).contains("TLP:CLEAR</span> 公開情報</span>");
    }

    @Test
    void importanceAndStateAreSignAndWord() {
        assertThat(part("importance", "level", Importance.WARNING))
                .isEqualTo("<span class=\"importance\" data-level=\"WARNING\">警報</span>");
        assertThat(part("state", "glyph", Glyph.DONE, "word", "確認済"))
                .isEqualTo("<span class=\"state\" data-state=\"done\"><span>確認済</span></span>");
        assertThat(part("state", "glyph", Glyph.WAITING, "word", "未着", "box", true))
                .isEqualTo("<span class=\"state\" data-box=\"\"><span>未着</span></span>");
    }

    @Test
    void aDrillIsMarkedInEveryLanguage() {
        assertThat(part("drill")).isEqualTo("<span class=\"drill\">訓練</span>");
        var english = new StringOutput();
        engine.render("layout/drill.jte", Map.of("page", page(Language.EN)), english);
        assertThat(english.toString().strip())
                .isEqualTo("<span class=\"drill\">Drill <span lang=\"ja\">訓練</span></span>");
    }

    @Test
    void aNumberIsShownAsPrintedAndItsAbsenceIsShownToo() {
        var drill = IdentificationNumber.parse("訓練-T3").orElseThrow();
        assertThat(part("number")).isEqualTo("<span class=\"unknown\">番号なし</span>");
        assertThat(part("number", "number", drill, "href", "/advisories/3"))
                .isEqualTo("<a class=\"number\" href=\"/advisories/3\" lang=\"ja\">訓練-T3</a>");
    }

    @Test
    void theSummaryOfProblemsLeadsToEachField() {
        var problem = Problem.of("tlp", "missing", "TLP").at("シート「1枚目」 C9");
        var line = ProblemLine.of(page, "tlp-amber", "情報共有範囲", problem);
        assertThat(part("problems", "title", "直すところが1件あります", "lines", List.of(line)))
                .contains("<a href=\"#tlp-amber\">情報共有範囲：「TLP」がありません。（シート「1枚目」 C9）</a>", "role=\"alert\"");
        assertThat(part("problems", "title", "", "lines", List.of())).isEmpty();
    }

    @Test
    void aFieldSaysWhetherItIsNeededAndWhatIsWrongWithIt() {
        var field = part("field", "id", "line", "label", "件名", "required", true, "problem", "1つ書いてください",
                "control", (Content) output -> output.writeContent("<input id=\"line\">"));
        assertThat(field).contains("<div class=\"field\" data-plain=\"\" data-invalid=\"\">",
                "<label class=\"field__label\" for=\"line\">",
                "<span class=\"need\">必須</span>", "<p class=\"field__problem\" id=\"line-problem\">1つ書いてください</p>",
                "<input id=\"line\">");
    }

    @Test
    void aRouteShowsWhoHoldsTheMessage() {
        var hops = List.of(new Hop("事業者", null, "9:40 提出", Hop.Passage.PASSED),
                new Hop("セプター事務局", new Hop.Mark(Glyph.DOING, "保有中"), "25分", Hop.Passage.HOLDS),
                new Hop("所管省庁", null, "まだ渡っていません", Hop.Passage.AHEAD));
        assertThat(part("route", "hops", hops, "across", true)).contains(
                "<ol class=\"route\" data-direction=\"across\">",
                "<li class=\"route__hop\" data-state=\"passed\"><p class=\"route__who\">事業者</p>",
                "<p class=\"route__when\"><span class=\"state\" data-state=\"doing\"><span>保有中</span></span> 25分</p>",
                "<li class=\"route__hop\"><p class=\"route__who\">所管省庁</p>");
    }

    @Test
    void aDateAndTimeControlKeepsWhatWasTyped() {
        var entry = new DatetimeEntry("occurred", "occurredDatetime", "令和", "８", "２", "３０", "", "", "occurred-problem",
                null,
                true);
        assertThat(part("datetime", "entry", entry)).contains("value=\"令和\" selected", "value=\"３０\"",
                "name=\"occurredDatetime.day\"", "id=\"occurred-day\"", "aria-invalid=\"true\"",
                "aria-describedby=\"occurred-problem\"").doesNotContain("datetime__echo");
    }

    @Test
    void whatPeopleWriteIsNeverTakenForMarkup() {
        assertThat(part("empty", "title", "<script>alert(1)</script>")).contains("&lt;script&gt;");
    }

    @Test
    void aTimeIsReadableForMachinesToo() {
        assertThat(part("time", "at", Instant.parse("2026-11-20T05:32:00Z"), "brief", true)).isEqualTo(
                "<time class=\"nowrap\" datetime=\"2026-11-20T14:32+09:00\">11月20日（金） 14:32</time>");
    }

    @Test
    void whyAServerCouldNotBeReachedIsSaidInWords() {
        assertThat(page(Language.JA).unreached("UnknownHostException")).isEqualTo("その名前のサーバーが見つかりません");
        assertThat(page(Language.EN).unreached("took too long")).isEqualTo("it did not end in time");
        assertThat(page(Language.JA).unreached("503")).isEqualTo("503");
    }

    @Test
    void aMarkedPageWearsItsMarkingAtHeadAndFoot() {
        var marked = new Page("T58-2", Language.JA, TestWords.WORDS, page.frame(),
                List.of(new Crumb("T58", "/advisories/58"),
                        new Crumb("T58-2", null)),
                new Marking(Tlp.AMBER, "特定分野・関係者限り　2省庁"), null, Width.FULL);
        var output = new StringOutput();
        engine.render("layout/shell.jte", Map.of("page", marked, "content", (Content) out -> out.writeContent("本文")),
                output);
        assertThat(output.toString()).contains("<body class=\"page-full\" data-tlp=\"AMBER\">",
                "aria-label=\"情報共有範囲（冒頭）\"",
                "aria-label=\"情報共有範囲（末尾）\"", "<title>T58-2｜Noroshi</title>", "<li aria-current=\"page\">T58-2</li>");
    }

    private String part(String name, Object... parameters) {
        var all = new HashMap<String, Object>();
        if (!List.of("state", "route", "empty").contains(name)) all.put("page", page);
        for (var i = 0; i < parameters.length; i += 2)
            all.put((String) parameters[i], parameters[i + 1]);
        var output = new StringOutput();
        engine.render("layout/" + name + ".jte", all, output);
        return output.toString().strip();
    }

    private static Page page(Language language) {
        var frame = new Frame(new Assets(), null, Frame.Menu.NONE, null, List.of(), "/?lang=en",
                new Frame.Token("_csrf", "x"));
        return new Page("題", language, TestWords.WORDS, frame, List.of(), null, null, Width.NORMAL);
    }
}
