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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The only way documents in JSON come in from outside: UTF-8, one object, no member twice, not nested without end, and no
/// character that is none.
public final class JsonGate {

    /// The trees of products of the largest vendors are a dozen deep.
    static final int DEPTH = 60;
    /// The longest text anything is kept of, in characters.
    public static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int SHOWN_OF_NAME = 60;
    private static final JsonMapper MAPPER = mapper(LONGEST_TEXT);
    // the body has its limit already
    private static final JsonMapper ROOMY = mapper(Integer.MAX_VALUE);

    private JsonGate() {
    }

    private static JsonMapper mapper(int longest) {
        return JsonMapper
                .builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH)
                                .maxStringLength(longest).maxNameLength(LONGEST_NAME).maxNumberLength(100).build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }

    /// @throws Unreadable with everything that is wrong
    public static JsonNode read(byte[] bytes) throws Unreadable {
        var node = parsed(MAPPER, bytes);
        check(node);
        return node;
    }

    /// The same of a document with long texts in it that are left out anyhow: they are as long as they like, and its characters
    /// are left to [#check]. Who reads it keeps no text longer than [#LONGEST_TEXT].
    ///
    /// @throws Unreadable with everything that is wrong
    public static JsonNode open(byte[] bytes) throws Unreadable {
        return parsed(ROOMY, bytes);
    }

    /// JSON can write characters that are none, and no database keeps a text with NUL in it.
    ///
    /// @throws Unreadable naming the first place where a name or a text holds one
    public static void check(JsonNode node) throws Unreadable {
        check(node, "");
    }

    private static void check(JsonNode node, String place) throws Unreadable {
        switch (node) {
            case ObjectNode object -> {
                for (var member : object.properties()) {
                    var at = place + "/" + shortened(member.getKey());
                    if (hasNoCharacter(member.getKey())) throw new Unreadable("bulletin.json.character", at);
                    check(member.getValue(), at);
                }
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) check(array.get(i), place + "/" + i);
            }
            default -> {
                if (node.isString() && hasNoCharacter(node.stringValue()))
                    throw new Unreadable("bulletin.json.character", place);
            }
        }
    }

    private static boolean hasNoCharacter(String text) {
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each == 0) return true;
            if (!Character.isSurrogate(each)) continue;
            if (i + 1 == text.length() || !Character.isSurrogatePair(each, text.charAt(i + 1))) return true;
            i++;
        }
        return false;
    }

    /// So that the place can be kept and shown.
    private static String shortened(String name) {
        var cut = name.length() <= SHOWN_OF_NAME ? name : name.substring(0, SHOWN_OF_NAME) + "…";
        return cut.replaceAll("[\\p{Cs}\\x00]", "\uFFFD");
    }

    private static JsonNode parsed(JsonMapper mapper, byte[] bytes) throws Unreadable {
        try {
            var node = mapper.readTree(text(bytes));
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
