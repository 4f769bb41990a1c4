package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever narrows a token chooses among permissions, so each has words.
class PermissionWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyPermissionHasWords(String language) throws IOException {
        var words = new Properties();
        try (var file = Files.newBufferedReader(
                Path.of("src/main/resources/messages/access_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        }
        for (var permission : Permission.values())
            assertThat(words.getProperty("access.permission." + permission)).as(permission.name()).isNotBlank();
    }
}
