package dev.noroshi.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the files of the fictional world from the classpath.
final class DemoFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DemoFiles() {
    }

    /// The rows of a table; several values in a cell are parted by `|`.
    static List<NamedCsvRecord> rows(String name) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(open(name))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the demo table " + name, e);
        }
    }

    /// One tree for each line.
    static List<JsonNode> lines(String name) {
        try (var reader = new BufferedReader(open(name))) {
            return reader.lines().map(MAPPER::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the demo lines " + name, e);
        }
    }

    static List<String> values(NamedCsvRecord row, String column) {
        return filled(row, column).map(cell -> Arrays.asList(cell.split("\\|"))).orElse(List.of());
    }

    static Optional<String> filled(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column)).filter(cell -> !cell.isBlank());
    }

    private static InputStreamReader open(String name) throws IOException {
        return new InputStreamReader(new ClassPathResource("demo/" + name).getInputStream(), StandardCharsets.UTF_8);
    }
}
