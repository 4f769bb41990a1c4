package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyProblemHasItsSentence(String language) throws IOException {
        var words = new Properties();
        try (var in = Objects
                .requireNonNull(getClass().getResourceAsStream("/messages/form_" + language + ".properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(words.stringPropertyNames().stream().filter(key -> key.startsWith("problem.")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FormProblem.values()).map(problem -> "problem." + problem.code()).toList());
    }
}
