package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What every template keeps to, whoever writes it.
class TemplatesTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);

    private final Map<String, String> templates = read();

    @Test
    void noTemplateHasAStyleOrAScriptInLine() {
        templates.forEach((name, text) -> assertThat(text).describedAs(name).doesNotContain(" style=", "<style")
                .doesNotContainPattern("\\son[a-z]+=\"").doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain("javascript:"));
    }

    @Test
    void everyFormThatPostsCarriesTheToken() {
        templates.forEach((name, text) -> assertThat(FORM.matcher(text).results().map(found -> found.group()))
                .describedAs(name).allMatch(form -> form.contains("layout.token(") || form.contains("${content}")));
    }

    @Test
    void noTemplateTurnsEscapingOff() {
        templates.forEach((name, text) -> assertThat(text).describedAs(name).doesNotContain("$unsafe"));
    }

    @Test
    void japaneseStandsInTheMessageFiles() {
        // 日本語 names the language itself, 訓練 is the mark of a drill in every language, eras and 不明 are values
        templates.forEach((name, text) -> assertThat(
                text.replaceAll("日本語|訓練|令和|平成|西暦|不明", "").replaceAll("(?s)<%--.*?--%>", "")).describedAs(name)
                .doesNotContainPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]"));
    }

    private static Map<String, String> read() {
        var root = Path.of("src/main/jte");
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                all.put(root.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
