package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.noroshi.platform.database.Crossing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The steps in which the house carries something from one organisation to another, and sees rows of both, are few and
/// known. Written anew with `-Dnoroshi.write=true`.
class CrossingsTest {

    private static final Path LIST = Path.of("../docs/reference/crossings.md");

    private static final String HEAD = """
            # Crossings
            The steps in which the program works in the name of the house instead of the organisation that asks, because something is
            carried from one organisation to another (see [ADR 0013](../adr/0013-what-somebody-may-see-is-decided-twice.md)). Generated.

            | step | what is carried |
            |---|---|
            """;

    @Test
    void everyCrossingIsListed() throws IOException {
        var classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.noroshi");
        var methods = classes.stream().flatMap(each -> each.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Crossing.class))
                .map(method -> line(method.getOwner().getName() + "." + method.getName(),
                        method.getAnnotationOfType(Crossing.class)));
        var whole = classes.stream().filter(each -> each.isAnnotatedWith(Crossing.class))
                .map(each -> line(each.getName(), each.getAnnotationOfType(Crossing.class)));
        var list = HEAD + Stream.concat(methods, whole).distinct().sorted().collect(Collectors.joining());
        if (Boolean.getBoolean("noroshi.write")) Files.writeString(LIST, list);
        assertThat(list).isEqualTo(Files.readString(LIST));
    }

    private static String line(String step, Crossing crossing) {
        return "| `%s` | %s |\n".formatted(step.replace("dev.noroshi.", ""), crossing.value());
    }
}
