package dev.noroshi.access;

import dev.noroshi.access.web.FactorsView.State;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The first sign-in of somebody whose role must have a second factor: they set one up, and come nowhere else before.
/// Who has one already is never let in here: it would be a way around it.
@Controller
class EnrolPages {

    static final String BASE = "/sign-in/enrol";
    private static final String WHY = "Who has shown a password and must have a second factor sets it up here";
    private static final ModelAndView FIRST = new ModelAndView("redirect:/sign-in");

    private final Pages pages;
    private final Words words;
    private final Entrance entrance;
    private final Arrival arrival;
    private final Enrolment enrolment;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    EnrolPages(Pages pages, Words words, Entrance entrance, Arrival arrival, Enrolment enrolment,
            SecondFactors factors, Passkeys passkeys) {
        this.pages = pages;
        this.words = words;
        this.entrance = entrance;
        this.arrival = arrival;
        this.enrolment = enrolment;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    private Optional<Entrance.Waiting> newcomer(HttpServletRequest request) {
        return entrance.waiting(request)
                .filter(waiting -> enrolment.mustHave(waiting.person()) && !factors.of(waiting.person()).strong());
    }

    @GetMapping(BASE)
    @Open(WHY)
    ModelAndView enrol(HttpServletRequest request) {
        return newcomer(request).map(waiting -> show(waiting.person(), null, request)).orElse(FIRST);
    }

    @PostMapping(BASE + "/app")
    @Open(WHY)
    ModelAndView app(HttpServletRequest request) {
        newcomer(request).ifPresent(waiting -> factors.beginApp(waiting.person()));
        return new ModelAndView("redirect:" + BASE);
    }

    @PostMapping(BASE + "/app/confirm")
    @Open(WHY)
    ModelAndView confirm(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        var waiting = newcomer(request).orElse(null);
        if (waiting == null) return FIRST;
        return enrolment.confirmApp(waiting.person(), code)
                ? in(waiting, request, response)
                : show(waiting.person(), "code-wrong", request);
    }

    @PostMapping(BASE + "/passkeys/options")
    @Open(WHY)
    ResponseEntity<String> options(HttpServletRequest request) {
        var waiting = newcomer(request);
        if (waiting.isEmpty() || !passkeys.offered(request)) return ResponseEntity.notFound().build();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(passkeys.creation(waiting.get().person(), request));
    }

    @PostMapping(BASE + "/passkeys")
    @Open(WHY)
    ModelAndView passkey(@RequestParam String name, @RequestParam String credential, HttpServletRequest request,
            HttpServletResponse response) {
        var waiting = newcomer(request).orElse(null);
        if (waiting == null) return FIRST;
        return enrolment.addPasskey(waiting.person(), FactorPages.named(name), credential, request)
                ? in(waiting, request, response)
                : show(waiting.person(), "passkey-failed", request);
    }

    /// They have shown both factors now; the codes for the day they lose one are shown this once.
    private ModelAndView in(Entrance.Waiting waiting, HttpServletRequest request, HttpServletResponse response) {
        var codes = enrolment.newRecoveryCodes(waiting.person());
        var next = arrival.arrive(waiting.person(), Arrival.Shown.BOTH_FACTORS, waiting.next(), request, response);
        return SecondFactorPages.recovery(pages, request, codes, next);
    }

    private ModelAndView show(PersonId person, @Nullable String problem, HttpServletRequest request) {
        var page = pages.open(request).title("access.enrol.title");
        var sentence = problem == null
                ? null
                : words.say(dev.noroshi.platform.web.Languages.of(request), "problem." + problem);
        return page.status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).show("access/factors",
                enrolment.view(person, BASE, State.ENROLLING, sentence, request));
    }
}
