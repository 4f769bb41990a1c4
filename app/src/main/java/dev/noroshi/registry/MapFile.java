package dev.noroshi.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The map of a day as a file for people with a spreadsheet. What no list states is left empty.
@Component
class MapFile {

    private static final List<String> COLUMNS = List.of("code", "name", "sector", "ministry", "members", "printed",
            "breakdown", "secretariat", "contactPoint", "rules", "means", "asOf");

    private final Words words;

    MapFile(Words words) {
        this.words = words;
    }

    byte[] write(CeptoarMap map, Language language) {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(COLUMNS.stream().map(column -> words.say(language, "registry.file." + column)).toList());
            map.ceptoars().forEach(each -> csv.writeRecord(row(each, language).map(CsvGuard::guard).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<String> row(Ceptoar ceptoar, Language language) {
        return Stream.of(ceptoar.code().value(), ceptoar.name(language), ceptoar.sector().label(language),
                ceptoar.ministries().stream().map(each -> each.name(language)).collect(Collectors.joining("|")),
                text(ceptoar.members().total()), ceptoar.members().printed(), text(ceptoar.members().breakdown()),
                Comparison.secretariat(ceptoar), text(ceptoar.contactPoint().printed()),
                text(ceptoar.rules().printed()), text(ceptoar.means().printed()), ceptoar.asOf());
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNullElse(value, "").toString();
    }
}
