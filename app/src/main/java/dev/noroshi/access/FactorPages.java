package dev.noroshi.access;

import dev.noroshi.access.web.FactorsView.State;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The second factors of the person signed in. Whoever changes them gives the password again first: an open screen is
/// not enough.
@Controller
class FactorPages {

    static final String BASE = "/settings/second-factor";
    private static final int LONGEST_NAME = 60;

    private final Pages pages;
    private final Words words;
    private final Entrance entrance;
    private final OwnAccount own;
    private final Enrolment enrolment;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    FactorPages(Pages pages, Words words, Entrance entrance, OwnAccount own, Enrolment enrolment,
            SecondFactors factors, Passkeys passkeys) {
        this.pages = pages;
        this.words = words;
        this.entrance = entrance;
        this.own = own;
        this.enrolment = enrolment;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @GetMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView factors(Caller caller, HttpServletRequest request) {
        return show(caller, null, request);
    }

    @PostMapping(BASE + "/open")
    @Permit(Permission.READ_HOME)
    ModelAndView open(@RequestParam String password, Caller caller, HttpServletRequest request) {
        if (!own.isPassword(caller, password, request)) return show(caller, "password-wrong", request);
        entrance.open(request);
        return back();
    }

    @PostMapping(BASE + "/app")
    @Permit(Permission.READ_HOME)
    ModelAndView app(Caller caller, HttpServletRequest request) {
        if (entrance.isOpen(request)) factors.beginApp(caller.person());
        return back();
    }

    @PostMapping(BASE + "/app/confirm")
    @Permit(Permission.READ_HOME)
    ModelAndView confirm(@RequestParam String code, Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        return enrolment.confirmApp(caller.person(), code)
                ? added(caller, request)
                : show(caller, "code-wrong", request);
    }

    @PostMapping(BASE + "/app/remove")
    @Permit(Permission.READ_HOME)
    ModelAndView removeApp(Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        if (!enrolment.removeApp(caller.person())) return show(caller, "last-factor", request);
        return done(caller, request, "access.factors.removed");
    }

    @PostMapping(BASE + "/passkeys/options")
    @Permit(Permission.READ_HOME)
    ResponseEntity<String> options(Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request) || !passkeys.offered(request)) return ResponseEntity.notFound().build();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(passkeys.creation(caller.person(), request));
    }

    @PostMapping(BASE + "/passkeys")
    @Permit(Permission.READ_HOME)
    ModelAndView passkey(@RequestParam String name, @RequestParam String credential, Caller caller,
            HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        return enrolment.addPasskey(caller.person(), named(name), credential, request)
                ? added(caller, request)
                : show(caller, "passkey-failed", request);
    }

    @PostMapping(BASE + "/passkeys/{id}/remove")
    @Permit(Permission.READ_HOME)
    ModelAndView removePasskey(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        return switch (enrolment.removePasskey(caller.person(), id)) {
            case REMOVED -> done(caller, request, "access.factors.removed");
            case UNKNOWN -> pages.notFound(request);
            case LAST -> show(caller, "last-factor", request);
        };
    }

    @PostMapping(BASE + "/recovery-codes")
    @Permit(Permission.READ_HOME)
    ModelAndView recoveryCodes(Caller caller, HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        return SecondFactorPages.recovery(pages, request, enrolment.newRecoveryCodes(caller.person()), BASE);
    }

    @PostMapping(BASE + "/mail")
    @Permit(Permission.READ_HOME)
    ModelAndView mail(@RequestParam(defaultValue = "false") boolean wanted, Caller caller,
            HttpServletRequest request) {
        if (!entrance.isOpen(request)) return back();
        enrolment.wantMail(caller.person(), wanted);
        return done(caller, request, "access.factors.mail.kept");
    }

    /// A name for the passkey even when nothing was typed.
    static String named(String name) {
        var kept = name.strip();
        return kept.isEmpty() ? "passkey" : kept.substring(0, Math.min(kept.length(), LONGEST_NAME));
    }

    private ModelAndView added(Caller caller, HttpServletRequest request) {
        var codes = enrolment.firstRecoveryCodes(caller.person());
        return codes.isEmpty()
                ? done(caller, request, "access.factors.added")
                : SecondFactorPages.recovery(pages, request, codes, BASE);
    }

    private ModelAndView done(Caller caller, HttpServletRequest request, String key) {
        pages.carry(caller, request, Notice.Tone.OK, key);
        return back();
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + BASE);
    }

    private ModelAndView show(Caller caller, @Nullable String problem, HttpServletRequest request) {
        var sentence = problem == null ? null : words.say(caller.language(), "problem." + problem);
        var state = entrance.isOpen(request) ? State.OPEN : State.CLOSED;
        return pages.page(caller, request).title("access.factors.title").crumb("/home", "access.nav.HOME")
                .crumb("/settings", "access.settings.title").here()
                .status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("access/factors", enrolment.view(caller.person(), BASE, state, sentence, request));
    }
}
