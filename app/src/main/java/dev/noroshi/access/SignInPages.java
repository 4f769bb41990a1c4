package dev.noroshi.access;

import dev.noroshi.access.web.SignInView;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The way in and the way out.
@Controller
class SignInPages {

    private final Pages pages;
    private final Callers callers;
    private final SignIn signIn;
    private final Entrance entrance;
    private final Arrival arrival;
    private final Passkeys passkeys;
    private final OidcSignIn oidc;

    SignInPages(Pages pages, Callers callers, SignIn signIn, Entrance entrance, Arrival arrival, Passkeys passkeys,
            OidcSignIn oidc) {
        this.pages = pages;
        this.callers = callers;
        this.signIn = signIn;
        this.entrance = entrance;
        this.arrival = arrival;
        this.passkeys = passkeys;
        this.oidc = oidc;
    }

    @GetMapping("/")
    @Open("Leads to the home page, or to where one signs in")
    String front(HttpServletRequest request) {
        return callers.of(request).isPresent() ? "redirect:/home" : "redirect:/sign-in";
    }

    @GetMapping("/sign-in")
    @Open("Here one signs in")
    ModelAndView form(@RequestParam(defaultValue = "/") String next,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(defaultValue = "") String elsewhere, HttpServletRequest request) {
        if (callers.of(request).isPresent()) return new ModelAndView("redirect:" + inside(next));
        var signOutToo = out == null ? Optional.<OidcSignIn.Service>empty() : oidc.signOut(out);
        return show(request, HttpStatus.OK, "", next, outcome(out, elsewhere, pages.open(request)),
                signOutToo.orElse(null));
    }

    @PostMapping("/sign-in")
    @Open("Here one signs in")
    ModelAndView signIn(@RequestParam String login, @RequestParam String password,
            @RequestParam(defaultValue = "/") String next, HttpServletRequest request, HttpServletResponse response) {
        return switch (signIn.attempt(login, password, request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome(var person) -> new ModelAndView("redirect:"
                    + arrival.arrive(person, Arrival.Shown.ONE_FACTOR, inside(next), request, response));
            case SignIn.Outcome.Wrong(var left) -> refused(login, next, request, HttpStatus.UNPROCESSABLE_CONTENT,
                    page -> page.say(Notice.Tone.BAD, "access.signIn.wrong", left, WrongTries.firstWait().toMinutes()));
            case SignIn.Outcome.Wait(var until) -> refused(login, next, request, HttpStatus.TOO_MANY_REQUESTS,
                    page -> page.say(Notice.Tone.BAD, "access.signIn.wait", page.times().clock(until)));
        };
    }

    @PostMapping("/sign-out")
    @Open("Whoever is not signed in is signed out already")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        var elsewhere = OidcSignIn.elsewhere(request);
        entrance.leave(request);
        // whatever the browser still holds of ours, on a machine others use too
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return "redirect:/sign-in?out" + elsewhere.map(id -> "=" + id).orElse("");
    }

    private ModelAndView refused(String login, String next, HttpServletRequest request, HttpStatus status,
            Function<PageBuilder, Notice> why) {
        return show(request, status, login, next, why.apply(pages.open(request)));
    }

    private static @Nullable Notice outcome(@Nullable String out, String elsewhere, PageBuilder page) {
        return switch (elsewhere) {
            case "failed", "unknown" -> page.say(Notice.Tone.BAD, "access.signIn.elsewhere." + elsewhere);
            default -> out == null ? null : page.say(Notice.Tone.OK, "access.signIn.out");
        };
    }

    ModelAndView show(HttpServletRequest request, HttpStatus status, String login, String next,
            @Nullable Notice outcome) {
        return show(request, status, login, next, outcome, null);
    }

    private ModelAndView show(HttpServletRequest request, HttpStatus status, String login, String next,
            @Nullable Notice outcome, OidcSignIn.@Nullable Service signOutToo) {
        var services = oidc.services().stream().map(each -> new SignInView.Service(each.name(), each.address()))
                .toList();
        return pages.open(request).title("access.signIn.title").status(status).show("access/sign-in",
                new SignInView(login, inside(next), outcome,
                        signOutToo == null ? null : new SignInView.Service(signOutToo.name(), signOutToo.address()),
                        passkeys.offered(request), services));
    }

    /// Only ever to a page of our own, whatever the link says.
    static String inside(String next) {
        var own = next.startsWith("/") && !next.startsWith("//") && next.chars().noneMatch(c -> c == '\\' || c < ' ');
        return own ? next : "/";
    }
}
