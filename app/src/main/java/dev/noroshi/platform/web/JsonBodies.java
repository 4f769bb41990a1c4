package dev.noroshi.platform.web;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the [JsonBody] of a handler: UTF-8, one object, no member twice, not nested without end. Anything else is a
/// [Refusal] that says where the fault stands.
@Configuration(proxyBeanMethods = false)
class JsonBodies implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    /// Deeper than any form of ours, far less than would exhaust a thread.
    private static final int DEPTH = 16;

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders)
            throws IOException, HttpMediaTypeNotSupportedException {
        var servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        try {
            var bytes = servletRequest.getInputStream().readAllBytes();
            if (bytes.length > 0) checkType(servletRequest);
            return read(bytes);
        } catch (BodyLimits.TooLarge tooLarge) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, Problem.of("", "too-large"));
        }
    }

    private static void checkType(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type == null) return;
        try {
            var parsed = MediaType.parseMediaType(type);
            if (parsed.isCompatibleWith(MediaType.APPLICATION_JSON)) return;
            throw new HttpMediaTypeNotSupportedException(parsed, List.of(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException unreadable) {
            throw new HttpMediaTypeNotSupportedException(unreadable.getMessage());
        }
    }

    /// Reads a body; no bytes at all are an empty object.
    ///
    /// @throws Refusal with status 400 when it is no JSON object
    static JsonBody read(byte[] bytes) {
        var text = decode(bytes);
        var node = text.isBlank() ? MAPPER.createObjectNode() : parse(text);
        if (!(node instanceof ObjectNode object)) throw refused("json-not-an-object");
        var problems = new ArrayList<Problem>();
        check("", object, problems);
        return new JsonBody(object, "", problems, Sha256.hex(bytes));
    }

    private static String decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) throw refused("json-not-utf-8", Integer.toString(in.position() + 1));
        var text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors put one there
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException tooDeep) {
            throw refused("json-too-deep", Integer.toString(DEPTH));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            var twice = Objects.requireNonNullElse(malformed.getOriginalMessage(), "").startsWith("Duplicate");
            throw refused(twice ? "json-member-twice" : "json-malformed",
                    at == null ? "?" : Integer.toString(at.getLineNr()),
                    at == null ? "?" : Integer.toString(at.getColumnNr()));
        }
    }

    /// JSON can write characters that are none, and PostgreSQL keeps no text with U+0000 in it.
    private static void check(String at, JsonNode node, List<Problem> problems) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(member -> {
                var name = member.getKey();
                if (hasNoCharacter(name)) problems.add(Problem.of(at, "not-a-character"));
                check(at.isEmpty() ? name : at + "." + name, member.getValue(), problems);
            });
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++)
                    check(at + "[" + i + "]", array.get(i), problems);
            }
            default -> {
                if (node.isString() && hasNoCharacter(node.stringValue()))
                    problems.add(Problem.of(at, "not-a-character"));
            }
        }
    }

    private static boolean hasNoCharacter(String text) {
        return text.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE);
    }

    private static Refusal refused(String code, String... details) {
        return new Refusal(HttpStatus.BAD_REQUEST, Problem.of("", code, details));
    }
}
