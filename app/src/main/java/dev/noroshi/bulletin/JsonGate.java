package dev.noroshi.bulletin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The only way documents in JSON come in from outside: UTF-8, one object, no member twice, not nested without end.
public final class JsonGate {

    /// The trees of products of the largest vendors are a dozen deep.
    static final int DEPTH = 60;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 1_000;
    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH)
                    .maxStringLength(LONGEST_TEXT).maxNameLength(LONGEST_NAME).maxNumberLength(100).build()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private JsonGate() {
    }

    /// @throws Unreadable with everything that is wrong
    public static JsonNode read(byte[] bytes) throws Unreadable {
        try {
            var node = MAPPER.readTree(text(bytes));
            if (node == null || !node.isObject()) throw new Unreadable("bulletin.json.none");
            return node;
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new Unreadable("bulletin.json." + cause(broken), String.valueOf(at == null ? 1 : at.getLineNr()),
                    String.valueOf(at == null ? 1 : at.getColumnNr()));
        }
    }

    /// What stood there is not repeated: it may be long, or meant to be shown.
    private static String cause(JacksonException broken) {
        var said = broken.getOriginalMessage();
        if (said == null) return "syntax";
        if (said.contains("Duplicate")) return "duplicate";
        return said.contains("nesting depth") ? "deep" : said.contains("exceeds the maximum") ? "long" : "syntax";
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException notUtf8) {
            throw new Unreadable("bulletin.json.utf8");
        }
    }
}
