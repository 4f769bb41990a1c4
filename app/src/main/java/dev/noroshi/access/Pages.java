package dev.noroshi.access;

import dev.noroshi.access.web.FailureView;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Assets;
import dev.noroshi.platform.web.Frame;
import dev.noroshi.platform.web.Languages;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Where every page begins: `pages.page(caller, request).title("report.title").nav(Nav.REPORTS).here().show("report/list", view)`.
@Component
public class Pages {

    private static final String CARRIED = "noroshi.notice";
    /// A menu of so many entries fits into a line of the page.
    private static final int LINE = 10;

    private final Words words;
    private final Assets assets;
    private final Routes routes;
    private final Callers callers;
    private final ObjectProvider<NavCounter> counters;
    private final ObjectProvider<DemoRoles> demoRoles;

    Pages(Words words, Assets assets, Routes routes, Callers callers, ObjectProvider<NavCounter> counters,
            ObjectProvider<DemoRoles> demoRoles) {
        this.words = words;
        this.assets = assets;
        this.routes = routes;
        this.callers = callers;
        this.counters = counters;
        this.demoRoles = demoRoles;
    }

    /// A page for someone signed in, in their language.
    public PageBuilder page(Caller caller, HttpServletRequest request) {
        var visitor = callers.visitor(request);
        return new PageBuilder(words, caller.language(), carried(request), nav -> frame(request, visitor, nav));
    }

    /// A page anybody may see; whoever is signed in keeps their masthead and menu.
    public PageBuilder open(HttpServletRequest request) {
        var visitor = callers.visitor(request);
        var language = visitor.map(each -> each.caller().language()).orElseGet(() -> Languages.of(request));
        return new PageBuilder(words, language, carried(request), nav -> frame(request, visitor, nav));
    }

    /// Carries a notice over a redirect to the next page: its title stands under `<key>.title`, what to do next under
    /// `<key>.text`.
    public void carry(Caller caller, HttpServletRequest request, Notice.Tone tone, String key, Object... arguments) {
        var notice = PageBuilder.notice(words, caller.language(), tone, key, arguments);
        var text = notice.text() == null ? "" : notice.text();
        request.getSession().setAttribute(CARRIED, tone + "\n" + notice.title() + "\n" + text);
    }

    /// 404: there is no such thing for this reader. Says the same whether it does not exist or may not be seen.
    public ModelAndView notFound(HttpServletRequest request) {
        return failed(request, HttpStatus.NOT_FOUND, Problem.of("", "not-found"));
    }

    /// 403: it may not be done. The reason stands under `problem.<code>`.
    public ModelAndView forbidden(HttpServletRequest request, String code, String... details) {
        return failed(request, HttpStatus.FORBIDDEN, Problem.of("", code, details));
    }

    /// 409: somebody was quicker, or it can no longer be done. The reason stands under `problem.<code>`.
    public ModelAndView conflict(HttpServletRequest request, String code, String... details) {
        return failed(request, HttpStatus.CONFLICT, Problem.of("", code, details));
    }

    ModelAndView failed(HttpServletRequest request, HttpStatus status, Problem problem) {
        return open(request).title("platform.status." + status.value()).status(status)
                .show("access/failure", new FailureView(status.value(), problem));
    }

    private Frame frame(HttpServletRequest request, Optional<Visitor> visitor, @Nullable Nav current) {
        var language = visitor.map(each -> each.caller().language()).orElseGet(() -> Languages.of(request));
        return new Frame(assets, visitor.map(Pages::who).orElse(null),
                visitor.map(each -> menu(each.caller(), current)).orElse(Frame.Menu.NONE),
                visitor.filter(each -> mayCallEmergency(each.caller())).map(each -> "/hotline").orElse(null),
                roles(visitor, language), switchHref(request, language), token(request));
    }

    private static Frame.Who who(Visitor visitor) {
        var language = visitor.caller().language();
        var name = visitor.person().name(language);
        return new Frame.Who(visitor.organisation().name(language), visitor.organisation().desk(language)
                .map(desk -> desk + language.choose("　", ", ") + name).orElse(name));
    }

    private Frame.Menu menu(Caller caller, @Nullable Nav current) {
        var entries = Stream.of(Nav.values())
                .filter(entry -> caller.may(entry.permission()) && routes.serve(entry.href())).toList();
        if (entries.size() <= LINE) return new Frame.Menu(entries(caller, current, entries.stream()), List.of());
        return new Frame.Menu(
                entries(caller, current, entries.stream().filter(entry -> entry.use() == Nav.Use.DAILY)),
                entries(caller, current, entries.stream().filter(entry -> entry.use() == Nav.Use.SELDOM)));
    }

    private List<Frame.MenuEntry> entries(Caller caller, @Nullable Nav current, Stream<Nav> entries) {
        return entries.map(entry -> new Frame.MenuEntry(words.say(caller.language(), label(entry, caller)),
                entry.href(), entry == current, waiting(entry, caller))).toList();
    }

    /// What an entry is called may depend on what the role does there: secretariats take reports in.
    private String label(Nav entry, Caller caller) {
        var own = "access.nav." + entry.name() + "." + caller.role().name();
        return words.knows(own) ? own : "access.nav." + entry.name();
    }

    private int waiting(Nav entry, Caller caller) {
        return counters.stream().filter(counter -> counter.entry() == entry).mapToInt(counter -> counter.count(caller))
                .sum();
    }

    private boolean mayCallEmergency(Caller caller) {
        return caller.may(Permission.CALL_HOTLINE) && routes.serve("/hotline");
    }

    private List<Frame.RoleButton> roles(Optional<Visitor> visitor, Language language) {
        var login = visitor.map(Visitor::login).orElse("");
        return demoRoles.stream().flatMap(each -> each.roles().stream())
                .map(role -> new Frame.RoleButton(role.code(), words.say(language, "access.demo." + role.code()),
                        role.login().equals(login)))
                .toList();
    }

    /// This page in the other language; what a form posted cannot be asked for again, so there it leads to the page
    /// itself.
    private static String switchHref(HttpServletRequest request, Language language) {
        var query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        var kept = query == null ? "" : query.replaceAll("(^|&)" + Languages.SWITCH + "=[^&]*", "");
        var other = Languages.SWITCH + "=" + (language == Language.JA ? Language.EN : Language.JA).tag();
        return request.getRequestURI() + "?" + (kept.isEmpty() ? other : kept.replaceFirst("^&", "") + "&" + other);
    }

    private static Frame.Token token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Token(token.getParameterName(), token.getToken())
                : new Frame.Token("_csrf", "");
    }

    /// A part of a page that refreshes by itself leaves the notice to the page.
    private static @Nullable Notice carried(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || request.getHeader("HX-Request") != null) return null;
        if (!(session.getAttribute(CARRIED) instanceof String text)) return null;
        session.removeAttribute(CARRIED);
        var parts = text.split("\n", 3);
        return new Notice(Notice.Tone.valueOf(parts[0]), parts[1], parts[2].isEmpty() ? null : parts[2]);
    }
}
