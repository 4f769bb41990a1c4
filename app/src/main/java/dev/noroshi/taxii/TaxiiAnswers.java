package dev.noroshi.taxii;

import dev.noroshi.access.FailureVoice;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers in the form the protocol asks for: also what was refused anywhere on the way is an error resource
/// (TAXII 2.1, section 3.6.1).
@Component
class TaxiiAnswers implements FailureVoice {

    private final Words words;

    TaxiiAnswers(Words words) {
        this.words = words;
    }

    /// The answer, if the client takes it.
    ResponseEntity<byte[]> to(HttpServletRequest request, Supplier<ResponseEntity<byte[]>> answer) {
        var accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        return MediaTypes.isAcceptable(accept)
                ? answer.get()
                : refuse(request, HttpStatus.NOT_ACCEPTABLE, "taxii.not-acceptable");
    }

    ResponseEntity<byte[]> json(HttpStatus status, JsonNode json) {
        return bytes(status, new HttpHeaders(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> bytes(HttpStatus status, HttpHeaders headers, byte[] body) {
        headers.set(HttpHeaders.CONTENT_TYPE, MediaTypes.TAXII);
        return new ResponseEntity<>(body, headers, status);
    }

    /// @param code which problem: the sentence stands under `problem.<code>`
    ResponseEntity<byte[]> refuse(HttpServletRequest request, HttpStatus status, String code, String... details) {
        return error(request, status, code, words.say(Languages.of(request), "problem." + code, (Object[]) details));
    }

    @Override
    public boolean speaksFor(String path) {
        return path.equals("/taxii2") || path.startsWith("/taxii2/");
    }

    @Override
    public ResponseEntity<?> say(HttpServletRequest request, HttpStatus status, String code, String sentence) {
        return error(request, status, code, sentence);
    }

    private ResponseEntity<byte[]> error(HttpServletRequest request, HttpStatus status, String code, String sentence) {
        var language = Languages.of(request);
        var error = JsonNodeFactory.instance.objectNode().put("title", title(language, status))
                .put("description", sentence).put("error_id", UUID.randomUUID().toString()).put("error_code", code)
                .put("http_status", Integer.toString(status.value()));
        var headers = new HttpHeaders();
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Noroshi\", charset=\"UTF-8\"");
            headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Noroshi\"");
        }
        return bytes(status, headers, error.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String title(Language language, HttpStatus status) {
        var key = "platform.status." + status.value();
        return words.knows(key) ? words.say(language, key) : status.getReasonPhrase();
    }
}
