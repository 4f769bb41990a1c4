package dev.noroshi.platform.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    // title("…"), say("…"), say(language, "…"), crumb("/home", "…"), said(tone, "…") and their like
    private static final Pattern USED = Pattern.compile(
            "\\b(?:say|title|knows|crumb|said|carry)\\((?:[^\"()]*(?:\\(\\))?,\\s*)*(?:\"/[^\"]*\",\\s*)?\"([a-z]+\\.[A-Za-z0-9_.-]+)\"");

    private final MessageWords words = new MessageWords(true);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(words.keys(Language.EN)).isEqualTo(words.keys(Language.JA)).isNotEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        for (var key : words.keys(Language.JA))
            assertThat(places(words.pattern(Language.EN, key))).describedAs(key)
                    .isEqualTo(places(words.pattern(Language.JA, key)));
    }

    @Test
    void everyPatternCanBeFilledIn() {
        for (var language : Language.values())
            for (var key : words.keys(language))
                assertThat(words.say(language, key, 1, 2, 3, 4, 5)).describedAs(key).doesNotContain("{", "}");
    }

    @Test
    void everyKeyBeginsWithTheRoomItStandsIn() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : files.toList()) {
                var room = file.getFileName().toString().replaceFirst("_.*", "");
                try (var lines = Files.lines(file)) {
                    assertThat(lines.filter(line -> !line.isBlank() && !line.startsWith("#")))
                            .describedAs(file.toString())
                            .allMatch(line -> line.startsWith(room + ".") || line.startsWith("problem.")
                            // what the inbox calls a task is said by the room that gives it
                                    || line.startsWith("delivery.task.") || line.startsWith("delivery.act."));
                }
            }
        }
    }

    @Test
    void everyKeyThatIsUsedHasWords() throws IOException {
        var used = new TreeSet<String>();
        for (var folder : new String[]{"src/main/java", "src/main/jte"})
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).flatMap(WordsTest::keysIn).forEach(used::add);
            }
        assertThat(used).hasSizeGreaterThan(50);
        // an end like "report.state." is completed by the program
        var without = used.stream()
                .filter(key -> words.keys(Language.JA).stream().noneMatch(
                        known -> key.endsWith(".") || key.endsWith("-") ? known.startsWith(key) : known.equals(key)))
                .filter(key -> !words.knows(key + ".title")).collect(Collectors.toSet());
        assertThat(without).isEmpty();
    }

    @Test
    void aKeyWithoutWordsIsAFailureInTestsAndShownInUse() {
        assertThatThrownBy(() -> words.say(Language.JA, "platform.nothing")).hasMessageContaining("platform.nothing");
        assertThat(new MessageWords(false).say(Language.JA, "platform.nothing")).isEqualTo("platform.nothing");
    }

    @Test
    void anApostropheIsAnApostrophe() {
        assertThat(words.say(Language.EN, "problem.password-short", 12)).contains("12");
        assertThat(words.say(Language.EN, "access.signIn.forgottenText")).contains("organisation’s");
    }

    private static Stream<String> keysIn(Path file) {
        try {
            return USED.matcher(Files.readString(file).replaceAll("(?m)^\\s*///.*$", "")).results()
                    .map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Integer> places(String pattern) {
        var found = new TreeSet<Integer>();
        var matcher = Pattern.compile("\\{(\\d+)").matcher(pattern);
        while (matcher.find())
            found.add(Integer.valueOf(matcher.group(1)));
        // a pattern that is none is found here, with its text
        new MessageFormat(pattern.replace("'", "''"));
        return found;
    }
}
