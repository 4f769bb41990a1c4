package dev.noroshi.access;

import dev.noroshi.access.web.InvitationView;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Person;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where a link from an administrator leads: choosing a password. A link that is unknown, used or too old is answered alike.
@Controller
class InvitationPages {

    private static final String WHY = "Whoever has a link from an administrator chooses a password";

    private final Pages pages;
    private final Words words;
    private final Invitations invitations;
    private final Posts posts;
    private final Accounts accounts;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Audit audit;
    private final TransactionOperations transactions;

    InvitationPages(Pages pages, Words words, Invitations invitations, Posts posts, Accounts accounts,
            PasswordRules rules, Sessions sessions, Arrival arrival, Audit audit, TransactionOperations transactions) {
        this.pages = pages;
        this.words = words;
        this.invitations = invitations;
        this.posts = posts;
        this.accounts = accounts;
        this.rules = rules;
        this.sessions = sessions;
        this.arrival = arrival;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// Uses up nothing: programs that look at links before people do would.
    @GetMapping("/invitation/{secret}")
    @Open(WHY)
    ModelAndView form(@PathVariable String secret, HttpServletRequest request) {
        return invited(secret).map(person -> show(person, secret, null, HttpStatus.OK, request))
                .orElseGet(() -> pages.failed(request, HttpStatus.NOT_FOUND,
                        dev.noroshi.kernel.Problem.of("", "invitation-over")));
    }

    @PostMapping("/invitation/{secret}")
    @Open(WHY)
    ModelAndView choose(@PathVariable String secret, @RequestParam("new") String wanted, HttpServletRequest request,
            HttpServletResponse response) {
        var person = invited(secret).orElse(null);
        if (person == null) return form(secret, request);
        var problem = rules.problem(person.id(), wanted);
        if (problem.isPresent()) {
            var sentence = words.say(Languages.of(request), "problem." + problem.get().code(),
                    problem.get().details().toArray());
            return show(person, secret, sentence, HttpStatus.UNPROCESSABLE_CONTENT, request);
        }
        var hash = accounts.hash(wanted);
        var used = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!invitations.use(secret)) return false;
            if (accounts.state(person.id()).isEmpty()) accounts.create(person.id(), person.login(), hash);
            else accounts.changePassword(person.id(), hash);
            audit.record(person.id(), person.organisation(), "access.change-password", person.id().toString());
            return true;
        }));
        if (!used) return form(secret, request);
        sessions.endAll(person.id());
        return new ModelAndView(
                "redirect:" + arrival.arrive(person.id(), Arrival.Shown.ONE_FACTOR, "/", request, response));
    }

    private Optional<Person> invited(String secret) {
        return invitations.of(secret).flatMap(posts::of)
                .filter(person -> !accounts.state(person.id()).orElse(false));
    }

    private ModelAndView show(Person person, String secret, @Nullable String problem, HttpStatus status,
            HttpServletRequest request) {
        return pages.open(request).title("access.invitation.title").status(status).show("access/invitation",
                new InvitationView("/invitation/" + secret, person.login(), problem));
    }
}
