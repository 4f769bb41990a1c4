package dev.noroshi.source;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.SectorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The fictional organisations, leaks and clean texts of `src/test/resources/source`.
final class Corpus {

    static final Body BODY = new Body(ActorClass.OPERATOR, new SectorCode("finance"));
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Corpus() {
    }

    /// @param kinds one of these stands in the text
    record Leak(String disguise, String text, Set<Kind> kinds) {
        @Override
        public String toString() {
            return disguise;
        }
    }

    static List<Identifier> identifiers() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(reader("identifiers.csv"))) {
            return rows.stream().map(
                    row -> new Identifier(Kind.valueOf(row.getField("kind")), row.getField("text"), BODY))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading identifiers.csv", e);
        }
    }

    static List<Leak> leaks() {
        var leaks = new ArrayList<Leak>();
        var kinds = EnumSet.noneOf(Kind.class);
        for (var line : lines("leaks.txt")) {
            if (line.matches("# [A-Z ]+:.*")) {
                kinds = EnumSet.noneOf(Kind.class);
                for (var kind : line.substring(2, line.indexOf(':')).split(" "))
                    kinds.add(Kind.valueOf(kind));
            }
            if (line.startsWith("#") || line.isBlank()) continue;
            var bar = line.indexOf('|');
            leaks.add(new Leak(line.substring(0, bar), unescaped(line.substring(bar + 1)), Set.copyOf(kinds)));
        }
        return leaks;
    }

    static List<String> clean() {
        return lines("clean.txt").stream().filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Corpus::unescaped).toList();
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line.replace("\\n", "\n"))
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    private static List<String> lines(String name) {
        try (var reader = reader(name)) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    private static InputStreamReader reader(String name) {
        return new InputStreamReader(Objects.requireNonNull(Corpus.class.getResourceAsStream("/source/" + name)),
                StandardCharsets.UTF_8);
    }
}
