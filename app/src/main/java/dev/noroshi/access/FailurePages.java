package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.Languages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.stereotype.Controller;

/// Says what happened and what to do next, when a request was not answered: a page for people, problem+json for
/// programs, in their language and without a word about our insides.
@ControllerAdvice
@Controller
class FailurePages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

    private final Pages pages;
    private final Callers callers;
    private final ApiProblems problems;
    private final ObjectProvider<FailureVoice> voices;

    FailurePages(Pages pages, Callers callers, ApiProblems problems, ObjectProvider<FailureVoice> voices) {
        this.pages = pages;
        this.callers = callers;
        this.problems = problems;
        this.voices = voices;
    }

    /// What a handler threw.
    @ExceptionHandler
    @Nullable
    Object thrown(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || exception instanceof AsyncRequestNotUsableException) return null; // nobody listens
        var failure = Failure.behind(exception);
        return failure.status().is5xxServerError()
                ? broken(failure, exception, request, response)
                : answer(failure, request, response);
    }

    /// What was refused before a handler was reached.
    @RequestMapping("/error")
    @Open("Says why something else was not answered")
    @Nullable
    Object sent(HttpServletRequest request, HttpServletResponse response) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent ? sent : 404;
        var status = Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR);
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var failure = thrown == null ? Failure.sent(status, request) : Failure.behind(thrown);
        return failure.status().is5xxServerError()
                ? broken(failure, thrown, request, response)
                : answer(failure, request, response);
    }

    /// A breakdown gets a number that stands in the log and on the page, so that one finds the other.
    private Object broken(Failure failure, @Nullable Throwable cause, HttpServletRequest request,
            HttpServletResponse response) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        var address = Languages.requested(request);
        // when there is too much to do, hundreds of traces would only add to it
        if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE && cause != null)
            LOG.error("Breakdown {} at {} {}: {}", incident, request.getMethod(), address,
                    NestedExceptionUtils.getMostSpecificCause(cause).toString());
        else
            LOG.error("Breakdown {} at {} {}", incident, request.getMethod(), address, cause);
        return answer(Failure.of(failure.status(), failure.whole().code(), incident), request, response);
    }

    private Object answer(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        var path = Languages.requested(request);
        var voice = voices.stream().filter(each -> each.speaksFor(path)).findFirst();
        if (voice.isPresent()) {
            var said = problems.answer(language(request), failure.status(), failure.whole(), failure.fields())
                    .getBody();
            return voice.get().say(request, failure.status(), failure.whole().code(),
                    said == null || said.detail() == null ? "" : said.detail());
        }
        if (Languages.isApi(request)) {
            if (failure.status() == HttpStatus.UNAUTHORIZED)
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Noroshi\"");
            return problems.answer(language(request), failure.status(), failure.whole(), failure.fields());
        }
        if (failure.status() == HttpStatus.UNAUTHORIZED) return toSignIn(request, response);
        return pages.failed(request, failure.status(), failure.whole());
    }

    private Object toSignIn(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            // a part of a page cannot be replaced by the sign-in page, so the whole page goes there
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return new ModelAndView("access/nothing");
        }
        if (!request.getMethod().equals("GET")) return new ModelAndView("redirect:/sign-in");
        var query = request.getQueryString();
        var next = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new ModelAndView("redirect:/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private Language language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                ? Languages.of(request)
                : callers.of(request).map(Caller::language).orElse(Language.JA);
    }
}
