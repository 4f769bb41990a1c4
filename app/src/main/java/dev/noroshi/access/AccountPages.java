package dev.noroshi.access;

import dev.noroshi.access.web.AccountView;
import dev.noroshi.access.web.AccountsView;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The accounts of others. Whom the manager may not manage does not exist here.
@Controller
class AccountPages {

    private static final int LONGEST = 255;

    private final Pages pages;
    private final Words words;
    private final ManagedAccounts managed;
    private final Directory directory;
    private final AccessSettings settings;
    private final Clock clock;

    AccountPages(Pages pages, Words words, ManagedAccounts managed, Directory directory, AccessSettings settings,
            Clock clock) {
        this.pages = pages;
        this.words = words;
        this.managed = managed;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /// @param q an organisation's code or somebody's login, for who reaches every organisation
    @GetMapping("/accounts")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView list(@RequestParam(defaultValue = "") String q, Caller caller, HttpServletRequest request) {
        var central = Management.isCentral(caller);
        var organisation = central ? wanted(q).orElse(caller.organisation()) : caller.organisation();
        var rows = managed.of(caller, organisation).stream()
                .map(each -> new AccountsView.Row(each.person().id().value(), each.person().name(caller.language()),
                        each.person().login(), role(each, caller.language()), attachment(each, caller.language()),
                        glyph(each.state()),
                        word(each.state(), caller.language()), each.factors().strong()))
                .toList();
        var name = directory.organisation(organisation, LocalDate.now(clock))
                .map(found -> found.name(caller.language())).orElse(organisation.value());
        return pages.page(caller, request).title("access.accounts.title").nav(Nav.ACCOUNTS)
                .crumb("/home", "access.nav.HOME").here()
                .show("access/accounts", new AccountsView(name, central, q, rows));
    }

    private Optional<OrganisationId> wanted(String q) {
        var typed = q.strip();
        if (typed.isEmpty()) return Optional.empty();
        var byLogin = directory.personByLogin(typed).map(dev.noroshi.directory.Person::organisation);
        if (byLogin.isPresent()) return byLogin;
        try {
            return Optional.of(new OrganisationId(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/accounts/{id}")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView account(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return show(id, null, null, HttpStatus.OK, caller, request);
    }

    /// Shows the link in the answer itself: kept for a page after a redirect, it would stand in the database.
    @PostMapping("/accounts/{id}/invite")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView invite(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return managed.invite(caller, person(id))
                .map(secret -> show(id, address(request) + "/invitation/" + secret, null, HttpStatus.OK, caller,
                        request))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/accounts/{id}/disable")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView disable(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return done(managed.disable(caller, person(id)), id, "access.account.disabled", caller, request);
    }

    @PostMapping("/accounts/{id}/enable")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView enable(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return done(managed.enable(caller, person(id)), id, "access.account.enabled", caller, request);
    }

    @PostMapping("/accounts/{id}/reset-factors")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView resetFactors(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return done(managed.resetFactors(caller, person(id)), id, "access.account.reset", caller, request);
    }

    /// @param from the first day of the agreement of secrecy; blank when there is none
    /// @param until its last day; blank when no end is agreed
    @PostMapping("/accounts/{id}/attachment")
    @Permit(Permission.MANAGE_ACCOUNTS)
    ModelAndView attach(@PathVariable long id, @RequestParam Attachment attachment,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until,
            Caller caller, HttpServletRequest request) {
        var typed = new Attached(attachment, from.strip(), until.strip());
        return switch (typed.read()) {
            case Attached.Days.Wrong(var code) -> show(id, null, null, typed.with(code),
                    HttpStatus.UNPROCESSABLE_CONTENT, caller, request);
            case Attached.Days.Agreed(var nda) -> done(managed.attach(caller, person(id), attachment, nda), id,
                    "access.account.attached", caller, request);
        };
    }

    @PostMapping("/accounts/{id}/end-sessions")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView endSessions(@PathVariable long id, Caller caller, HttpServletRequest request) {
        return done(managed.endSessions(caller, person(id)), id, "access.sessions.ended", caller, request);
    }

    @PostMapping("/accounts/{id}/identities")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView bind(@PathVariable long id, @RequestParam String issuer, @RequestParam String subject, Caller caller,
            HttpServletRequest request) {
        var identity = new Identities.Identity(issuer.strip(), subject.strip());
        if (identity.issuer().isEmpty() || identity.subject().isEmpty() || identity.issuer().length() > LONGEST
                || identity.subject().length() > LONGEST)
            return show(id, null, "identity-incomplete", HttpStatus.UNPROCESSABLE_CONTENT, caller, request);
        return switch (managed.bind(caller, person(id), identity)) {
            case BOUND -> done(true, id, "access.account.bound", caller, request);
            case TAKEN -> show(id, null, "identity-taken", HttpStatus.CONFLICT, caller, request);
            case UNKNOWN -> pages.notFound(request);
        };
    }

    @PostMapping("/accounts/{id}/identities/release")
    @Permit(Permission.MANAGE_ACCOUNTS)
    @Anew(page = "/accounts/{id}")
    ModelAndView release(@PathVariable long id, @RequestParam String issuer, @RequestParam String subject,
            Caller caller, HttpServletRequest request) {
        return done(managed.release(caller, person(id), new Identities.Identity(issuer, subject)), id,
                "access.account.released", caller, request);
    }

    private ModelAndView done(boolean found, long id, String key, Caller caller, HttpServletRequest request) {
        if (!found) return pages.notFound(request);
        pages.carry(caller, request, Notice.Tone.OK, key);
        return new ModelAndView("redirect:/accounts/" + id);
    }

    private ModelAndView show(long id, @Nullable String link, @Nullable String problem, HttpStatus status,
            Caller caller, HttpServletRequest request) {
        return show(id, link, problem, null, status, caller, request);
    }

    private ModelAndView show(long id, @Nullable String link, @Nullable String problem, @Nullable Attached typed,
            HttpStatus status, Caller caller, HttpServletRequest request) {
        var found = id < 1 ? Optional.<ManagedAccounts.Managed>empty() : managed.find(caller, person(id));
        if (found.isEmpty()) return pages.notFound(request);
        var each = found.get();
        var language = caller.language();
        var organisation = directory.organisation(each.person().organisation(), LocalDate.now(clock))
                .map(body -> body.name(language)).orElse("");
        var view = new AccountView(id, each.person().login(), organisation, role(each, language), glyph(each.state()),
                word(each.state(), language), each.state() == ManagedAccounts.State.ACTIVE,
                each.state() == ManagedAccounts.State.DISABLED, each.factors().app(), each.factors().passkeys(),
                each.factors().mail(),
                each.identities().stream().map(one -> new AccountView.Identity(one.issuer(), one.subject())).toList(),
                (typed == null ? Attached.of(each.post()) : typed).view(words, language), link,
                Invitations.VALID.toDays(), problem == null ? null : words.say(language, "problem." + problem));
        return pages.page(caller, request).titled(each.person().name(language)).nav(Nav.ACCOUNTS)
                .crumb("/home", "access.nav.HOME").crumb("/accounts", "access.accounts.title").here().status(status)
                .show("access/account", view);
    }

    private static PersonId person(long id) {
        return new PersonId(Math.max(id, 1));
    }

    private String address(HttpServletRequest request) {
        var configured = settings.publicAddress();
        if (configured != null) return configured.toString().replaceFirst("/+$", "");
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private String role(ManagedAccounts.Managed each, Language language) {
        return words.say(language, "access.role." + Role.ofCode(each.person().role()).name());
    }

    /// How they are attached, and whether an agreement of secrecy is in force: `コンサルタント（契約なし）`.
    private String attachment(ManagedAccounts.Managed each, Language language) {
        var word = words.say(language, "access.attachment." + each.post().attachment());
        if (each.post().attachment() == Attachment.STAFF) return word;
        var nda = each.post().nda();
        var isInForce = nda != null && nda.isInForce(LocalDate.now(clock));
        return words.say(language, isInForce ? "access.attachment.under" : "access.attachment.without", word);
    }

    private String word(ManagedAccounts.State state, Language language) {
        return words.say(language, "access.account.state." + state.name());
    }

    private static Glyph glyph(ManagedAccounts.State state) {
        return switch (state) {
            case NONE -> Glyph.NONE;
            case INVITED -> Glyph.WAITING;
            case ACTIVE -> Glyph.DONE;
            case DISABLED -> Glyph.STOPPED;
        };
    }
}
