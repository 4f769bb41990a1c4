package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/asvs.md says only what is there.
class AsvsTest {

    /// ASVS 5.0.0, levels 1 and 2: 70 and 183.
    private static final int REQUIREMENTS = 253;
    private static final Path TABLE = Path.of("../docs/asvs.md");
    private static final Pattern ROW = Pattern
            .compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| ([a-z ]+) \\| (.+?) \\| (.*?) \\| (.*?) \\|$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("SECURITY\\.md, (?:section )?\"([^\"]+)\"");
    private static final Pattern ADR = Pattern.compile("ADR (\\d{4})");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var sources = tests();
        var missing = new ArrayList<String>();
        for (var document : List.of(TABLE, Path.of("../SECURITY.md"))) {
            var named = TEST.matcher(Files.readString(document));
            while (named.find())
                if (!sources.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "("))
                    missing.add(document.getFileName() + ": " + named.group());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRequirementStandsThereOnceWithAStateAndTheSumsAreRight() throws IOException {
        var text = Files.readString(TABLE);
        var rows = ROW.matcher(text);
        var ids = new HashSet<String>();
        var states = new HashMap<String, Integer>();
        while (rows.find()) {
            assertThat(ids.add(Objects.requireNonNull(rows.group(1)))).as(rows.group(1)).isTrue();
            states.merge(Objects.requireNonNull(rows.group(2)), 1, Integer::sum);
        }
        assertThat(ids).hasSize(REQUIREMENTS);
        var known = List.of("met", "partly", "not yet", "deployment", "does not apply");
        assertThat(known).containsAll(states.keySet());
        for (var state : known)
            assertThat(text).containsPattern(
                    "\\| " + state + "[^|]* \\| " + states.getOrDefault(state, 0) + " \\|");
    }

    @Test
    void everyRowThatIsMetOrPartlyMetNamesWhatShowsIt() throws IOException {
        var rows = ROW.matcher(Files.readString(TABLE));
        var without = new ArrayList<String>();
        while (rows.find())
            if (List.of("met", "partly").contains(rows.group(2)) && !TEST.matcher(rows.group(5)).find())
                without.add(rows.group(1));
        assertThat(without).isEmpty();
    }

    @Test
    void whatARowSaysIsWrittenIsWritten() throws IOException {
        var promises = Files.readString(Path.of("../SECURITY.md"));
        var named = SECTION.matcher(Files.readString(TABLE));
        var sections = new HashSet<String>();
        while (named.find()) sections.add(Objects.requireNonNull(named.group(1)));
        assertThat(sections).hasSizeGreaterThan(3).allSatisfy(each -> assertThat(promises)
                .containsPattern("(?m)^## " + Pattern.quote(each) + "$(?:\\R+(?!## ).+){3}"));
        var decided = ADR.matcher(Files.readString(TABLE));
        var numbers = new HashSet<String>();
        while (decided.find()) numbers.add(Objects.requireNonNull(decided.group(1)));
        try (var files = Files.list(Path.of("../docs/adr"))) {
            var there = files.map(each -> each.getFileName().toString().substring(0, 4)).toList();
            assertThat(numbers).isNotEmpty().isSubsetOf(there);
        }
    }

    private static Map<String, String> tests() throws IOException {
        var found = new HashMap<String, String>();
        for (var folder : List.of(Path.of("src/test/java"), Path.of("../e2e/src/test/java"))) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(each -> each.toString().endsWith(".java")).toList())
                    found.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file),
                            String::concat);
            }
        }
        return found;
    }
}
