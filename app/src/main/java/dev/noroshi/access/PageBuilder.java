package dev.noroshi.access;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Crumb;
import dev.noroshi.platform.web.Frame;
import dev.noroshi.platform.web.Marking;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Width;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// Puts a page together and hands it to its template. Got from [Pages].
public final class PageBuilder {

    private final Words words;
    private final Language language;
    private final Function<@Nullable Nav, Frame> frame;
    private final List<Crumb> crumbs = new ArrayList<>();
    private String title = "";
    private @Nullable Nav nav;
    private @Nullable Marking marking;
    private @Nullable Notice notice;
    private Width width = Width.NORMAL;
    private HttpStatus status = HttpStatus.OK;

    PageBuilder(Words words, Language language, @Nullable Notice flashed, Function<@Nullable Nav, Frame> frame) {
        this.words = words;
        this.language = language;
        this.notice = flashed;
        this.frame = frame;
    }

    /// The title, by key.
    public PageBuilder title(String key, Object... arguments) {
        return titled(words.say(language, key, arguments));
    }

    /// The title as it is, such as the subject of a report.
    public PageBuilder titled(String title) {
        this.title = title;
        return this;
    }

    /// Which menu entry the page belongs to.
    public PageBuilder nav(Nav nav) {
        this.nav = nav;
        return this;
    }

    /// A step of the path, by key.
    public PageBuilder crumb(String href, String key, Object... arguments) {
        crumbs.add(new Crumb(words.say(language, key, arguments), href));
        return this;
    }

    /// The last step of the path: this page, by its title.
    public PageBuilder here() {
        crumbs.add(new Crumb(title, null));
        return this;
    }

    /// Marks the page with its sharing scope; the meaning of the marking stands in front of the scope.
    ///
    /// @param scope to whom it may go, in words; `null` when the marking says enough
    public PageBuilder marking(Tlp tlp, @Nullable String scope) {
        var meaning = words.say(language, "platform.tlp." + tlp.name());
        var text = scope == null ? meaning : words.say(language, "platform.marking.scope", meaning, scope);
        this.marking = new Marking(tlp, text);
        return this;
    }

    /// What the reader should know first. Takes the place of a notice carried over from the page before.
    public PageBuilder notice(Notice notice) {
        this.notice = notice;
        return this;
    }

    /// What the reader should know first, by key: the title under `<key>.title`, what to do next under `<key>.text`.
    public PageBuilder said(Notice.Tone tone, String key, Object... arguments) {
        return notice(say(tone, key, arguments));
    }

    /// A notice in words, for a page that has its own place for it.
    public Notice say(Notice.Tone tone, String key, Object... arguments) {
        return notice(words, language, tone, key, arguments);
    }

    static Notice notice(Words words, Language language, Notice.Tone tone, String key, Object... arguments) {
        var text = words.knows(key + ".text") ? words.say(language, key + ".text", arguments) : null;
        return new Notice(tone, words.say(language, key + ".title", arguments), text);
    }

    /// Dates and times in the reader's language.
    public Times times() {
        return new Times(language);
    }

    public PageBuilder width(Width width) {
        this.width = width;
        return this;
    }

    /// The status of the answer when it is not 200, such as 422 for a form that must be put right.
    public PageBuilder status(HttpStatus status) {
        this.status = status;
        return this;
    }

    /// The page as the templates get it.
    public Page build() {
        return new Page(title, language, words, frame.apply(nav), crumbs, marking, notice, width);
    }

    /// Renders the template (`report/show`) with `page` and `view`.
    public ModelAndView show(String template, Object view) {
        return new ModelAndView(template, Map.of("page", build(), "view", view), status);
    }

    /// Renders a template that needs nothing but `page`.
    public ModelAndView show(String template) {
        return new ModelAndView(template, Map.of("page", build()), status);
    }
}
