package dev.noroshi.directory;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// The reference files this room reads, as they lie on the class path.
final class ReferenceFiles {

    private static final String SECTORS = "sectors.yaml";
    private static final String CEPTOARS = "ceptoars.csv";
    private static final String COUNCIL = "council.yaml";

    private ReferenceFiles() {
    }

    static YamlNode sectors() {
        return yaml(SECTORS);
    }

    static YamlNode council() {
        return yaml(COUNCIL);
    }

    static List<NamedCsvRecord> ceptoars() {
        try (var reader = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(open(CEPTOARS), StandardCharsets.UTF_8)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + CEPTOARS, e);
        }
    }

    /// Changes when one of the files does.
    static int checksum() {
        var sum = new CRC32();
        for (var name : List.of(SECTORS, CEPTOARS, COUNCIL))
            try (var file = open(name)) {
                sum.update(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + name, e);
            }
        return (int) sum.getValue();
    }

    private static YamlNode yaml(String name) {
        try (var file = open(name)) {
            return YamlNode.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    private static InputStream open(String name) {
        var file = ReferenceFiles.class.getResourceAsStream("/reference/" + name);
        if (file == null) throw new IllegalStateException("The reference file " + name + " is missing");
        return file;
    }
}
