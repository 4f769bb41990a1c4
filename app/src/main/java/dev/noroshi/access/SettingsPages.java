package dev.noroshi.access;

import dev.noroshi.access.web.SettingsView;
import dev.noroshi.access.web.SettingsView.Choice;
import dev.noroshi.access.web.SettingsView.PasswordForm;
import dev.noroshi.access.web.SettingsView.TokenForm;
import dev.noroshi.access.web.SettingsView.TokenRow;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What a person settles for themselves: language, password, tokens for their programs.
@Controller
class SettingsPages {

    private static final PasswordForm NO_PASSWORD = new PasswordForm(null, null);

    private final Pages pages;
    private final Words words;
    private final Accounts accounts;
    private final OwnAccount own;
    private final Tokens tokens;
    private final Clock clock;

    SettingsPages(Pages pages, Words words, Accounts accounts, OwnAccount own, Tokens tokens, Clock clock) {
        this.pages = pages;
        this.words = words;
        this.accounts = accounts;
        this.own = own;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/settings")
    @Permit(Permission.READ_HOME)
    ModelAndView settings(@RequestParam(required = false) @Nullable Boolean linked, Caller caller,
            HttpServletRequest request) {
        if (linked != null) {
            if (linked) pages.carry(caller, request, Notice.Tone.OK, "access.account.bound");
            else pages.carry(caller, request, Notice.Tone.BAD, "access.identities.taken");
            return new ModelAndView("redirect:/settings/identities");
        }
        return page(caller, request).show("access/settings",
                view(caller, null, form(caller, TokenForms.Typed.NEW, List.of()), NO_PASSWORD));
    }

    @PostMapping("/settings/language")
    @Permit(Permission.READ_HOME)
    String language(@RequestParam Language language, Caller caller, HttpServletRequest request) {
        accounts.keepLanguage(caller.person(), language);
        return "redirect:/settings?lang=" + language.tag();
    }

    @PostMapping("/settings/password")
    @Permit(Permission.READ_HOME)
    ModelAndView password(@RequestParam String current, @RequestParam("new") String wanted, Caller caller,
            HttpServletRequest request, HttpServletResponse response) {
        return switch (own.changePassword(caller, current, wanted, request, response)) {
            case OwnAccount.PasswordChange.Changed() -> {
                pages.carry(caller, request, Notice.Tone.OK, "access.settings.password.changed");
                yield new ModelAndView("redirect:/settings");
            }
            case OwnAccount.PasswordChange.Refused(var why) -> {
                var sentence = problem(caller, why.code(), why.details().toArray());
                yield refused(caller, request, why.field().equals("current")
                        ? new PasswordForm(sentence, null)
                        : new PasswordForm(null, sentence));
            }
            case OwnAccount.PasswordChange.Wait(var until) -> refused(caller, request, new PasswordForm(
                    problem(caller, "password-wait", new Times(caller.language()).clock(until)), null));
        };
    }

    /// Shows the secret in the answer itself: kept for a page after a redirect, it would stand in the database.
    @PostMapping("/settings/tokens")
    @Permit(Permission.READ_HOME)
    @Anew(page = "/settings")
    ModelAndView createToken(@RequestParam String name, @RequestParam int days,
            @RequestParam(defaultValue = "ALL") TokenForms.Reach reach,
            @RequestParam(defaultValue = "") List<Permission> permission,
            @RequestParam(defaultValue = "") String networks, @RequestParam(defaultValue = "false") boolean readOnly,
            @RequestParam(defaultValue = "") String certificate, Caller caller, HttpServletRequest request) {
        var typed = new TokenForms.Typed(name, days, reach, permission, networks, readOnly, certificate);
        return switch (TokenForms.read(typed, caller, clock.instant())) {
            case TokenForms.Outcome.Wrong(var problems) -> refused(caller, request, typed, problems);
            case TokenForms.Outcome.Sound sound -> {
                var validFor = Duration.ofDays(sound.days());
                if (sound.certificate() == null) {
                    var issued = own.issueToken(caller, sound.name(), validFor, sound.scope());
                    yield page(caller, request).show("access/settings", view(caller, issued.secret(),
                            form(caller, TokenForms.Typed.NEW, List.of()), NO_PASSWORD));
                }
                if (!own.registerCertificate(caller, sound.name(), sound.certificate(), validFor, sound.scope()))
                    yield refused(caller, request, typed,
                            List.of(Problem.of("certificate", "token-certificate-known")));
                pages.carry(caller, request, Notice.Tone.OK, "access.settings.token.registered");
                yield new ModelAndView("redirect:/settings");
            }
        };
    }

    @PostMapping("/settings/tokens/{id}/revoke")
    @Permit(Permission.READ_HOME)
    ModelAndView revokeToken(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        if (!own.revokeToken(caller, id)) return pages.notFound(request);
        pages.carry(caller, request, Notice.Tone.OK, "access.settings.token.revoked");
        return new ModelAndView("redirect:/settings");
    }

    private ModelAndView refused(Caller caller, HttpServletRequest request, TokenForms.Typed typed,
            List<Problem> problems) {
        return page(caller, request).status(HttpStatus.UNPROCESSABLE_CONTENT).show("access/settings",
                view(caller, null, form(caller, typed, problems), NO_PASSWORD));
    }

    private TokenForm form(Caller caller, TokenForms.Typed typed, List<Problem> problems) {
        var choices = Stream.of(Permission.values()).filter(caller::may)
                .map(each -> new Choice(each.name(), words.say(caller.language(), "access.permission." + each.name()),
                        typed.permissions().contains(each)))
                .toList();
        var sentences = new LinkedHashMap<String, String>();
        for (var each : problems)
            sentences.putIfAbsent(each.field(), problem(caller, each.code(), each.details().toArray()));
        return new TokenForm(typed.name(), typed.days(), typed.reach() == TokenForms.Reach.CHOSEN, choices,
                typed.networks(), typed.readOnly(), typed.certificate(), sentences);
    }

    private ModelAndView refused(Caller caller, HttpServletRequest request, PasswordForm form) {
        return page(caller, request).status(HttpStatus.UNPROCESSABLE_CONTENT).show("access/settings",
                view(caller, null, form(caller, TokenForms.Typed.NEW, List.of()), form));
    }

    private PageBuilder page(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).title("access.settings.title").crumb("/home", "access.nav.HOME").here();
    }

    private SettingsView view(Caller caller, @Nullable String secret, TokenForm form, PasswordForm password) {
        var rows = tokens.of(caller.person()).stream().map(token -> row(token, caller.language())).toList();
        var login = accounts.of(caller.person()).map(Accounts.Account::login).orElse("");
        return new SettingsView(login, rows, secret, form, password, caller.may(Permission.MANAGE_ACCOUNTS));
    }

    private TokenRow row(Tokens.Token token, Language language) {
        var expired = !token.expires().isAfter(clock.instant());
        var state = token.revoked() != null ? "revoked" : expired ? "expired" : "usable";
        var glyph = token.revoked() != null ? Glyph.STOPPED : expired ? Glyph.NONE : Glyph.DONE;
        return new TokenRow(token.id(), token.name(), scope(token, language), token.created(), token.expires(),
                token.lastUsed(), token.lastAddress(), glyph,
                words.say(language, "access.settings.token.state." + state), glyph == Glyph.DONE);
    }

    /// How far it reaches: `証明書・閲覧のみ・192.0.2.0/24`.
    private String scope(Tokens.Token token, Language language) {
        var parts = new ArrayList<String>();
        if (token.kind() == Tokens.Kind.CERTIFICATE) parts.add(words.say(language, "access.settings.token.machine"));
        if (token.scope().use() == TokenScope.Use.READ_ONLY)
            parts.add(words.say(language, "access.settings.token.readOnly"));
        token.scope().permissions().ifPresentOrElse(
                all -> all.stream().sorted()
                        .forEach(each -> parts.add(words.say(language, "access.permission." + each.name()))),
                () -> parts.add(words.say(language, "access.settings.token.reach.ALL")));
        token.scope().networks().forEach(network -> parts.add(network.toString()));
        return String.join(language.choose("・", ", "), parts);
    }

    private String problem(Caller caller, String code, Object... details) {
        return words.say(caller.language(), "problem." + code, details);
    }
}
