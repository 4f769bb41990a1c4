package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Says why a request was not answered, for a protocol that prescribes how it is said.
public interface FailureVoice {

    /// Whether the request is one of the protocol.
    ///
    /// @param path that was asked for
    boolean speaksFor(String path);

    /// @param code which failure, such as `not-found`
    /// @param sentence the same in words, in the caller's language
    ResponseEntity<?> say(HttpServletRequest request, HttpStatus status, String code, String sentence);
}
