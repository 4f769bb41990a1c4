package dev.noroshi.access;

import dev.noroshi.access.web.RecoveryView;
import dev.noroshi.access.web.SecondView;
import dev.noroshi.platform.web.Notice;
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

/// Between the password and the first page: showing a second factor. Nobody here is a caller yet; who has shown no
/// password is sent to where one does.
@Controller
class SecondFactorPages {

    private static final String WHY = "Who has shown a password shows a second factor here";
    private static final ModelAndView FIRST = new ModelAndView("redirect:/sign-in");

    private final Pages pages;
    private final SignInPages signInPages;
    private final Entrance entrance;
    private final Arrival arrival;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final WrongTries wrongTries;
    private final SignIn signIn;

    SecondFactorPages(Pages pages, SignInPages signInPages, Entrance entrance, Arrival arrival, SecondFactors factors,
            Passkeys passkeys,
            WrongTries wrongTries, SignIn signIn) {
        this.pages = pages;
        this.signInPages = signInPages;
        this.entrance = entrance;
        this.arrival = arrival;
        this.factors = factors;
        this.passkeys = passkeys;
        this.wrongTries = wrongTries;
        this.signIn = signIn;
    }

    @GetMapping("/sign-in/second")
    @Open(WHY)
    ModelAndView second(HttpServletRequest request) {
        return entrance.waiting(request).map(waiting -> show(waiting, request, HttpStatus.OK, null)).orElse(FIRST);
    }

    @PostMapping("/sign-in/second")
    @Open(WHY)
    ModelAndView show(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        var waiting = entrance.waiting(request).orElse(null);
        if (waiting == null) return FIRST;
        var name = "code of " + waiting.person();
        var count = wrongTries.count(name, request.getRemoteAddr());
        if (!count.refused() && factors.use(waiting.person(), code)) {
            wrongTries.forget(name, request.getRemoteAddr());
            return in(waiting, request, response);
        }
        var until = count.waitUntil();
        if (!count.refused()) signIn.failed(Optional.of(waiting.person()));
        var page = pages.open(request);
        return until == null
                ? show(waiting, request, HttpStatus.UNPROCESSABLE_CONTENT,
                        page.say(Notice.Tone.BAD, "access.second.wrong"))
                : show(waiting, request, HttpStatus.TOO_MANY_REQUESTS,
                        page.say(Notice.Tone.BAD, "access.signIn.wait", page.times().clock(until)));
    }

    /// Says the same whether a mail went out, was sent a moment ago, or is not wanted.
    @PostMapping("/sign-in/second/mail")
    @Open(WHY)
    ModelAndView mail(HttpServletRequest request) {
        var waiting = entrance.waiting(request).orElse(null);
        if (waiting == null) return FIRST;
        factors.mail(waiting.person());
        return show(waiting, request, HttpStatus.OK, pages.open(request).say(Notice.Tone.OK, "access.second.mailed",
                SecondFactors.MAIL_VALID.toMinutes()));
    }

    @PostMapping("/sign-in/passkey/options")
    @Open("What a browser needs to show a passkey; it names nobody")
    ResponseEntity<String> options(HttpServletRequest request) {
        if (!passkeys.offered(request)) return ResponseEntity.notFound().build();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(passkeys.request(request));
    }

    /// A passkey is both factors: it enters from the sign-in page, and in place of the code after a password.
    @PostMapping("/sign-in/passkey")
    @Open("Here one signs in with a passkey")
    ModelAndView passkey(@RequestParam String credential, @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request, HttpServletResponse response) {
        var waiting = entrance.waiting(request);
        var person = passkeys.shown(credential, request)
                .filter(shown -> waiting.isEmpty() || waiting.get().person().equals(shown));
        if (person.isEmpty() || !arrival.isExpected(person.get())) {
            signIn.failed(waiting.map(Entrance.Waiting::person).or(() -> person));
            var page = pages.open(request);
            var outcome = page.say(Notice.Tone.BAD, "access.passkey.failed");
            return waiting.map(each -> show(each, request, HttpStatus.UNPROCESSABLE_CONTENT, outcome))
                    .orElseGet(() -> signInPages.show(request, HttpStatus.UNPROCESSABLE_CONTENT, "", next,
                            outcome));
        }
        var to = waiting.map(Entrance.Waiting::next).orElseGet(() -> SignInPages.inside(next));
        return new ModelAndView("redirect:"
                + arrival.arrive(person.get(), Arrival.Shown.BOTH_FACTORS, to, request, response));
    }

    private ModelAndView in(Entrance.Waiting waiting, HttpServletRequest request, HttpServletResponse response) {
        return new ModelAndView("redirect:" + arrival.arrive(waiting.person(), Arrival.Shown.BOTH_FACTORS,
                waiting.next(), request, response));
    }

    private ModelAndView show(Entrance.Waiting waiting, HttpServletRequest request, HttpStatus status,
            @Nullable Notice outcome) {
        var has = factors.of(waiting.person());
        if (!has.any()) return FIRST;
        return pages.open(request).title("access.second.title").status(status).show("access/second",
                new SecondView(outcome, has.app(), has.passkeys() > 0 && passkeys.offered(request), has.mail()));
    }

    /// The page with the codes that are shown once.
    static ModelAndView recovery(Pages pages, HttpServletRequest request, java.util.List<String> codes, String next) {
        return pages.open(request).title("access.recovery.title").show("access/recovery",
                new RecoveryView(codes, next));
    }
}
