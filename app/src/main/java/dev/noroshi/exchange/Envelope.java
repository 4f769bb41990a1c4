package dev.noroshi.exchange;

import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// What stands around the objects of a page (TAXII 2.1, section 3.7); the objects themselves are read elsewhere.
///
/// @param more whether there is more
/// @param next where, in the server's words; null when it does not say
/// @param hasObjects whether there is a list of objects at all: an empty page has none
record Envelope(boolean more, @Nullable String next, boolean hasObjects) {

    private static final int LONGEST_NEXT = 2_000;
    /// Reads what others say, and no more of it than is sound to read.
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(40).maxStringLength(1_000_000).maxNumberLength(100)
                    .maxNameLength(1_000).build())
            .build()).build();

    /// Empty when it is none: no JSON, no object, a member twice, or a `next` longer than any address.
    static Optional<Envelope> read(byte[] json) {
        try (var parser = MAPPER.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Envelope> read(JsonParser parser) {
        var more = false;
        String next = null;
        var seen = new HashSet<String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (!seen.add(name)) return Optional.empty();
            var value = parser.nextToken();
            // some write them as text, or as a number
            if (name.equals("more")) more = value.isScalarValue() && "true".equals(parser.getString());
            if (name.equals("next") && value.isScalarValue() && value != JsonToken.VALUE_NULL)
                next = parser.getString();
            parser.skipChildren();
        }
        if (next != null && next.length() > LONGEST_NEXT) return Optional.empty();
        return Optional.of(new Envelope(more, next == null || next.isEmpty() ? null : next, seen.contains("objects")));
    }
}
