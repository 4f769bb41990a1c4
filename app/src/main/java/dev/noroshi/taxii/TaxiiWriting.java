package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.BodyLimits;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// What machines send by TAXII 2.1, and what they take back.
@Controller
class TaxiiWriting {

    private final TaxiiAnswers answers;
    private final Sights sights;
    private final Shelf shelf;
    private final Receiving receiving;
    private final JdbcClient jdbc;
    private final StixReader reader = new StixReader(ReadingLimits.USUAL);

    TaxiiWriting(TaxiiAnswers answers, Sights sights, Shelf shelf, Receiving receiving, JdbcClient jdbc) {
        this.answers = answers;
        this.sights = sights;
        this.shelf = shelf;
        this.receiving = receiving;
        this.jdbc = jdbc;
    }

    /// Adds objects (section 5.5).
    @PostMapping({TaxiiDoor.COLLECTION + "/objects", TaxiiDoor.COLLECTION + "/objects/"})
    @Permit(Permission.SEND_STIX)
    ResponseEntity<byte[]> add(Caller caller, HttpServletRequest request, @PathVariable String collection) {
        return answers.to(request, () -> {
            var sight = sights.of(caller);
            var found = shelf.find(sight, collection);
            if (found.isEmpty()) return answers.refuse(request, HttpStatus.NOT_FOUND, "not-found");
            if (!sight.writes(found.get())) return answers.refuse(request, HttpStatus.FORBIDDEN, "taxii.read-only");
            if (!MediaTypes.isEnvelope(request.getHeader(HttpHeaders.CONTENT_TYPE)))
                return answers.refuse(request, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "taxii.no-envelope");
            var body = body(request);
            return body.isEmpty()
                    ? answers.refuse(request, HttpStatus.CONTENT_TOO_LARGE, "taxii.too-large",
                            Long.toString(BodyLimits.ENVELOPE))
                    : add(caller, request, found.get(), body.get());
        });
    }

    private ResponseEntity<byte[]> add(Caller caller, HttpServletRequest request, Collection collection, byte[] body) {
        return switch (reader.read(body)) {
            case StixReader.Read.Malformed(var problem) -> refuse(request, HttpStatus.BAD_REQUEST, problem);
            case StixReader.Read.Unusable(var problem) -> refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, problem);
            case StixReader.Read.Objects(var objects) -> answers.bytes(HttpStatus.ACCEPTED, new HttpHeaders(),
                    receiving.take(caller, collection, objects, Languages.of(request))
                            .getBytes(StandardCharsets.UTF_8));
        };
    }

    private ResponseEntity<byte[]> refuse(HttpServletRequest request, HttpStatus status, Problem problem) {
        return answers.refuse(request, status, problem.code(), problem.details().toArray(String[]::new));
    }

    /// Empty when it is too large, which shows only while it is read.
    private static Optional<byte[]> body(HttpServletRequest request) {
        try {
            return Optional.of(request.getInputStream().readAllBytes());
        } catch (BodyLimits.TooLarge e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an envelope", e);
        }
    }

    /// Takes an object out again (section 5.7): without a version, all versions of it.
    @DeleteMapping({TaxiiDoor.COLLECTION + "/objects/{object}", TaxiiDoor.COLLECTION + "/objects/{object}/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> delete(Caller caller, HttpServletRequest request, @PathVariable String collection,
            @PathVariable String object) {
        return answers.to(request, () -> {
            var sight = sights.of(caller);
            var found = shelf.find(sight, collection);
            if (found.isEmpty()) return answers.refuse(request, HttpStatus.NOT_FOUND, "not-found");
            if (!sight.writes(found.get())) return answers.refuse(request, HttpStatus.FORBIDDEN, "taxii.read-only");
            return switch (Asked.read(request.getQueryString())) {
                case Asked.Read.Bad(var problem) -> refuse(request, HttpStatus.BAD_REQUEST, problem);
                case Asked.Read.Good(var asked) -> receiving.remove(caller, found.get(), object, asked.ofAllVersions())
                        ? answers.bytes(HttpStatus.OK, new HttpHeaders(), "{}".getBytes(StandardCharsets.UTF_8))
                        : answers.refuse(request, HttpStatus.NOT_FOUND, "not-found");
            };
        });
    }

    /// What became of what was sent (section 4.3), told to the organisation that sent it.
    @GetMapping({TaxiiDoor.ROOT + "status/{id}", TaxiiDoor.ROOT + "status/{id}/"})
    @Permit(Permission.SEND_STIX)
    ResponseEntity<byte[]> status(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return answers.to(request, () -> jdbc
                .sql("""
                        select body from taxii.status
                        where id = :id and organisation = :organisation and asked_at >= :then""").param("id", id)
                .param("organisation", caller.organisation().value()).param("then", receiving.keptSince())
                .query(String.class).optional()
                .map(body -> answers.bytes(HttpStatus.OK, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> answers.refuse(request, HttpStatus.NOT_FOUND, "not-found")));
    }
}
