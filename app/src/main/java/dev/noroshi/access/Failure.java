package dev.noroshi.access;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.BodyLimits;
import dev.noroshi.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Why a request was not answered, before it becomes a page or a problem+json.
///
/// @param whole what happened; its sentence is shown
/// @param fields the fields it is about, if it is about fields
record Failure(HttpStatus status, Problem whole, List<Problem> fields) {

    private static final String CODE = Failure.class.getName();
    /// `character_not_in_repertoire`, as PostgreSQL calls it.
    private static final String NO_TEXT = "22021";

    static Failure of(HttpStatus status, String code, String... details) {
        return new Failure(status, Problem.of("", code, details), List.of());
    }

    private static Failure field(HttpStatus status, Problem problem) {
        return new Failure(status, new Problem("", problem.code(), problem.details(), null), List.of(problem));
    }

    /// Leaves word why an error is about to be sent; the status alone would not tell.
    static void because(HttpServletRequest request, String code) {
        request.setAttribute(CODE, code);
    }

    /// The failure behind an error that was sent.
    static Failure sent(HttpStatus status, HttpServletRequest request) {
        var left = request.getAttribute(CODE) instanceof String code ? code : null;
        return of(status, left != null ? left : switch (status) {
            case NOT_FOUND -> "not-found";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> status.is5xxServerError() ? "broken" : "bad-request";
        });
    }

    /// The failure behind an exception; 500 when it is a breakdown of ours.
    static Failure behind(Throwable exception) {
        return switch (exception) {
            case Refusal e -> new Failure(e.status(), e.whole(), e.fields());
            case Doorkeeper.NotSignedIn e -> of(HttpStatus.UNAUTHORIZED, "not-signed-in");
            case Gate.TooOften e -> e.failure();
            case KnownParameters.Strange e -> e.failure();
            case Doorkeeper.NotPermitted e -> of(HttpStatus.FORBIDDEN, "not-your-role");
            case NoResourceFoundException e -> of(HttpStatus.NOT_FOUND, "not-found");
            case NoHandlerFoundException e -> of(HttpStatus.NOT_FOUND, "not-found");
            case HttpRequestMethodNotSupportedException e ->
                of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-supported", e.getMethod());
            case HttpMediaTypeNotSupportedException e -> of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type",
                    String.valueOf(e.getContentType()));
            case HttpMediaTypeNotAcceptableException e -> of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
            case MaxUploadSizeExceededException e -> of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
            case MultipartException e -> of(HttpStatus.BAD_REQUEST, "upload-broken");
            case MissingServletRequestPartException e ->
                field(HttpStatus.BAD_REQUEST, Problem.of(e.getRequestPartName(), "missing", e.getRequestPartName()));
            case MissingServletRequestParameterException e ->
                field(HttpStatus.BAD_REQUEST, Problem.of(e.getParameterName(), "missing", e.getParameterName()));
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case TypeMismatchException e -> of(HttpStatus.BAD_REQUEST, "bad-request");
            case HttpMessageNotReadableException e -> unreadable(e);
            case InvalidParameterException e -> of(HttpStatus.BAD_REQUEST, "address-unreadable");
            case DataAccessException e when isOfNoText(e) -> of(HttpStatus.BAD_REQUEST, "no-text");
            case DataAccessResourceFailureException e -> of(HttpStatus.SERVICE_UNAVAILABLE, "try-again");
            case TransientDataAccessException e -> of(HttpStatus.SERVICE_UNAVAILABLE, "try-again");
            // no connection to begin with, or none any more to end with
            case TransactionException e when e.contains(SQLException.class) ->
                of(HttpStatus.SERVICE_UNAVAILABLE, "try-again");
            case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
                of(HttpStatus.valueOf(e.getStatusCode().value()), "bad-request");
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR, "broken");
        };
    }

    /// Whether what was sent holds a character that no text can hold (NUL), so that the database would not look at it.
    private static boolean isOfNoText(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException said
                && NO_TEXT.equals(said.getSQLState());
    }

    /// An address with a part that cannot be an id leads nowhere; a field that cannot be read is named.
    private static Failure mismatch(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) return of(HttpStatus.NOT_FOUND, "not-found");
        return field(HttpStatus.BAD_REQUEST, Problem.of(e.getName(), "request-unreadable", e.getName()));
    }

    private static Failure unreadable(HttpMessageNotReadableException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof BodyLimits.TooLarge)
            return of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                field(HttpStatus.UNPROCESSABLE_CONTENT, at(unknown, "json-unknown-field"));
            case DatabindException wrong when !wrong.getPath().isEmpty() ->
                field(HttpStatus.UNPROCESSABLE_CONTENT, at(wrong, "json-wrong-kind"));
            case JacksonException malformed when malformed.getLocation() != null ->
                of(HttpStatus.BAD_REQUEST, "json-malformed", malformed.getLocation().getLineNr() + "",
                        malformed.getLocation().getColumnNr() + "");
            case null, default -> of(HttpStatus.BAD_REQUEST, "body-unreadable");
        };
    }

    private static Problem at(DatabindException e, String code) {
        var path = new StringBuilder();
        for (var step : e.getPath())
            if (step.getIndex() >= 0) path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
        return Problem.of(path.toString(), code, path.toString());
    }
}
