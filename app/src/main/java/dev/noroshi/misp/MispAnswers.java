package dev.noroshi.misp;

import dev.noroshi.access.FailureVoice;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers as MISP does, also what was refused anywhere on the way: its clients look for `name`, `message` and `url`. A key that
/// is missing or nobody's is answered with 403, which is what they take for that.
@Component
class MispAnswers implements FailureVoice {

    static final String BASE = "/misp";
    /// Word for word what MISP says: clients compare it.
    private static final String NOT_AUTHENTICATED = "Authentication failed. Please make sure you pass the API key of an API "
            + "enabled user along in the Authorization header.";
    private static final String COUNT = "X-Result-Count";

    private final Words words;

    MispAnswers(Words words) {
        this.words = words;
    }

    static ResponseEntity<byte[]> json(JsonNode json) {
        return answer(HttpStatus.OK, json, new HttpHeaders());
    }

    /// @param all how many there are on all pages, where that is known
    static ResponseEntity<byte[]> counted(JsonNode json, OptionalInt all) {
        var headers = new HttpHeaders();
        all.ifPresent(count -> headers.set(COUNT, Integer.toString(count)));
        return answer(HttpStatus.OK, json, headers);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, JsonNode json, HttpHeaders headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8");
        return new ResponseEntity<>(json.toString().getBytes(StandardCharsets.UTF_8), headers, status);
    }

    /// There is no such event, or it is not theirs: the answer is the same.
    static ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        return refused(request, HttpStatus.NOT_FOUND, "Invalid event");
    }

    ResponseEntity<byte[]> refuse(HttpServletRequest request, List<Problem> problems) {
        var language = Languages.of(request);
        return refused(request, HttpStatus.BAD_REQUEST, problems.stream()
                .map(each -> words.say(language, "problem." + each.code(), each.details().toArray()))
                .collect(Collectors.joining(" ")));
    }

    @Override
    public boolean speaksFor(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public ResponseEntity<?> say(HttpServletRequest request, HttpStatus status, String code, String sentence) {
        return status == HttpStatus.UNAUTHORIZED
                ? refused(request, HttpStatus.FORBIDDEN, NOT_AUTHENTICATED)
                : refused(request, status, sentence);
    }

    private static ResponseEntity<byte[]> refused(HttpServletRequest request, HttpStatus status, String message) {
        return answer(status, JsonNodeFactory.instance.objectNode().put("name", message).put("message", message)
                .put("url", Languages.requested(request).substring(BASE.length())), new HttpHeaders());
    }
}
