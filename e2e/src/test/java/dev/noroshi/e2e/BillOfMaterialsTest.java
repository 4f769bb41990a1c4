package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the program is made of is told with it (ASVS 15.1.2).
class BillOfMaterialsTest {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void everyLibraryInTheProgramStandsInItsBillOfMaterials() throws IOException {
        try (var program = new ZipFile(Path.of("../app/target/noroshi.jar").toFile())) {
            var bill = program.stream().filter(each -> each.getName().endsWith("META-INF/sbom/application.cdx.json"))
                    .findFirst().orElseThrow();
            var told = new TreeSet<String>();
            new JsonMapper().readTree(program.getInputStream(bill).readAllBytes()).path("components")
                    .forEach(each -> told
                            .add(each.path("name").stringValue("") + "-" + each.path("version").stringValue("")));
            var there = new TreeSet<String>();
            program.stream().map(each -> each.getName())
                    .filter(each -> each.startsWith(LIBRARIES) && each.endsWith(".jar"))
                    .forEach(each -> there.add(each.substring(LIBRARIES.length(), each.length() - ".jar".length())));
            // what unpacks the program is put in after the bill is written, in the version of Spring Boot that stands in it
            there.removeIf(each -> each.startsWith("spring-boot-jarmode-tools-"));
            assertThat(there).hasSizeGreaterThan(50).isSubsetOf(told);
        }
    }
}
