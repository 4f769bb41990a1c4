package dev.noroshi.bulletin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.bulletin.CsafPlace;
import dev.noroshi.bulletin.Kind;
import dev.noroshi.bulletin.Outcome;
import dev.noroshi.bulletin.SigningKeys;
import dev.noroshi.bulletin.Source;
import dev.noroshi.bulletin.SourceId;
import dev.noroshi.bulletin.Sources;
import dev.noroshi.bulletin.Sources.Written;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 情報源: which places are asked, how that goes, and what to do about it.
@Controller
class SourcePages {

    private static final String PATH = "/bulletins/sources";

    private final Pages pages;
    private final Sources sources;
    private final SigningKeys keys;
    private final Clock clock;

    SourcePages(Pages pages, Sources sources, SigningKeys keys, Clock clock) {
        this.pages = pages;
        this.sources = sources;
        this.keys = keys;
        this.clock = clock;
    }

    /// The source an address names; null when it names none.
    static @Nullable SourceId id(String written) {
        try {
            return written.isBlank() ? null : new SourceId(UUID.fromString(written));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    @GetMapping(PATH)
    @Permit(Permission.READ_BULLETINS)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return list(caller, request, sources.blank(), List.of());
    }

    private ModelAndView list(Caller caller, HttpServletRequest request, Written typed, List<Problem> problems) {
        var page = page(caller, request, problems).title("bulletin.sources").here();
        var words = page.build();
        return page.show("bulletin/sources", new BulletinView.SourceList(
                sources.all(caller).stream().map(each -> line(words, each)).toList(),
                caller.may(Permission.EDIT_BULLETIN_SOURCES), form(words, typed, null, problems),
                signingKeys(), clock.instant()));
    }

    private List<BulletinView.SigningKey> signingKeys() {
        return keys.published().stream().map(each -> new BulletinView.SigningKey(
                each.fingerprint().replaceAll("(.{4})(?!$)", "$1 "),
                CsafPlace.KEYS + "/" + each.fingerprint() + CsafPlace.SIGNATURE, each.until())).toList();
    }

    @PostMapping(PATH)
    @Permit(Permission.EDIT_BULLETIN_SOURCES)
    ModelAndView add(Caller caller, HttpServletRequest request, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, true);
        return switch (sources.add(caller, written)) {
            case Outcome.Done<Source> _ -> said(caller, request, "bulletin.source.added", PATH);
            case Outcome.Invalid<Source>(var problems) -> list(caller, request, written, problems);
            case Outcome.Stale<Source> _,Outcome.Unknown<Source> _ -> pages.notFound(request);
        };
    }

    @GetMapping(PATH + "/{id}")
    @Permit(Permission.READ_BULLETINS)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return sources.find(caller, new SourceId(id))
                .map(source -> one(caller, request, source, Written.of(source), List.of()))
                .orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView one(Caller caller, HttpServletRequest request, Source source, Written typed,
            List<Problem> problems) {
        var page = page(caller, request, problems).crumb(PATH, "bulletin.sources").titled(source.name()).here();
        var words = page.build();
        var faults = sources.faults(caller, source.id()).stream()
                .map(each -> new BulletinView.FaultLine(each.address(), words.sentence(each.problem()), each.at()))
                .toList();
        return page.show("bulletin/source", new BulletinView.OneSource(line(words, source),
                caller.may(Permission.EDIT_BULLETIN_SOURCES), form(words, typed, source.revision(), problems), faults,
                "/bulletins?source=" + source.id(), clock.instant()));
    }

    @PostMapping(PATH + "/{id}")
    @Permit(Permission.EDIT_BULLETIN_SOURCES)
    ModelAndView change(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision, @RequestParam MultiValueMap<String, String> posted) {
        var written = written(posted, posted.containsKey("active"));
        return switch (sources.change(caller, new SourceId(id), revision, written)) {
            case Outcome.Done<Source> _ -> said(caller, request, "bulletin.source.changed", PATH + "/" + id);
            case Outcome.Invalid<Source>(var problems) -> sources.find(caller, new SourceId(id))
                    .map(source -> one(caller, request, source, written, problems))
                    .orElseGet(() -> pages.notFound(request));
            case Outcome.Stale<Source> _ -> pages.conflict(request, "bulletin.source.stale");
            case Outcome.Unknown<Source> _ -> pages.notFound(request);
        };
    }

    @PostMapping(PATH + "/{id}/ask")
    @Permit(Permission.EDIT_BULLETIN_SOURCES)
    ModelAndView ask(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (sources.askSoon(caller, new SourceId(id))) {
            case Outcome.Done<SourceId> _ -> said(caller, request, "bulletin.source.asked", PATH + "/" + id);
            case Outcome.Invalid<SourceId> _,Outcome.Stale<SourceId> _,Outcome.Unknown<SourceId> _ ->
                pages.notFound(request);
        };
    }

    private PageBuilder page(Caller caller, HttpServletRequest request, List<Problem> problems) {
        return pages.page(caller, request).nav(Nav.BULLETINS).crumb("/home", "access.nav.HOME")
                .crumb("/bulletins", "bulletin.title")
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView said(Caller caller, HttpServletRequest request, String key, String next) {
        pages.carry(caller, request, Tone.OK, key);
        return new ModelAndView("redirect:" + next);
    }

    private static Written written(MultiValueMap<String, String> posted, boolean active) {
        return new Written(text(posted, "name"), text(posted, "kind"), text(posted, "address"), text(posted, "every"),
                text(posted, "since"), active);
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    private static BulletinView.Form form(Page page, Written typed, @Nullable Integer revision,
            List<Problem> problems) {
        var kinds = Arrays.stream(Kind.values()).map(each -> new BulletinView.Choice(each.name(),
                page.say("bulletin.kind." + each), each.name().equals(typed.kind()))).toList();
        var wrong = new LinkedHashMap<String, String>();
        problems.forEach(each -> wrong.putIfAbsent(each.field(), page.sentence(each)));
        return new BulletinView.Form(typed, kinds, wrong, revision);
    }

    private static BulletinView.SourceLine line(Page page, Source source) {
        var state = source.state();
        var href = PATH + "/" + source.id();
        if (!source.active())
            return new BulletinView.SourceLine(source, href, Glyph.STOPPED, page.say("bulletin.state.stopped"), null);
        if (state.failure() != null)
            return new BulletinView.SourceLine(source, href, Glyph.LATE,
                    page.say("bulletin.state.failed", state.failures()), why(page, source));
        return state.answeredAt() == null
                ? new BulletinView.SourceLine(source, href, Glyph.WAITING, page.say("bulletin.state.waiting"), null)
                : new BulletinView.SourceLine(source, href, Glyph.DONE, page.say("bulletin.state.fine"), null);
    }

    private static String why(Page page, Source source) {
        var failure = Objects.requireNonNull(source.state().failure());
        var detail = Objects.requireNonNullElse(source.state().detail(), "");
        // what we said of it ourselves
        if (detail.startsWith("bulletin.")) return page.sentence(Sources.problem(detail));
        var said = page.say("bulletin.failure." + failure);
        return switch (failure) {
            case UNREADABLE -> said;
            case REFUSED, BUSY, UNREACHABLE, INCOMPLETE -> detail.isEmpty()
                    ? said
                    : page.say("bulletin.failure.detail", said, page.unreached(detail));
            case ADDRESS, NOT_PUBLIC, MOVED, TOO_LARGE -> said;
        };
    }
}
