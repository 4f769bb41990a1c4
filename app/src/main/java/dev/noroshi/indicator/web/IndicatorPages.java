package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.CatchUp;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.Sightings;
import dev.noroshi.indicator.web.IndicatorView.Asked;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of indicators, and one of them.
@Controller
class IndicatorPages {

    private static final int LINES = 50;

    private final Pages pages;
    private final Indicators indicators;
    private final Sightings sightings;
    private final IndicatorViews views;
    private final IndicatorPage page;
    private final CatchUp catchUp;
    private final Clock clock;

    IndicatorPages(Pages pages, Indicators indicators, Sightings sightings, IndicatorViews views, IndicatorPage page,
            CatchUp catchUp, Clock clock) {
        this.pages = pages;
        this.indicators = indicators;
        this.sightings = sightings;
        this.views = views;
        this.page = page;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    @GetMapping("/indicators")
    @Permit(Permission.READ_INDICATOR)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable String after) {
        var one = source.isEmpty() ? Optional.<dev.noroshi.indicator.Source>empty() : source(caller, source);
        if (one.isEmpty() && !source.isEmpty()) return pages.notFound(request);
        var asked = new Asked(q.strip(), option(type, IndicatorType.values()), option(tlp, Tlp.values()),
                show.equals("HOLDING"), show.equals("DRILL"), one.orElse(null));
        var part = indicators.list(caller, query(asked), after == null ? null : Place.read(after).orElse(null), LINES);
        var builder = pages.page(caller, request).title("indicator.list.title").nav(Nav.INDICATORS);
        var words = builder.build();
        return builder.show("indicator/list", new IndicatorView.ListView(asked, List.of(IndicatorType.values()),
                views.lines(caller, part.indicators()),
                paging(words, asked, show, after != null, part), clock.instant(), views.mayEnter(caller),
                catchUp.progress(caller).orElse(null)));
    }

    private Optional<dev.noroshi.indicator.Source> source(Caller caller, String id) {
        try {
            return indicators.source(caller, UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> String option(String name, E[] options) {
        return Arrays.stream(options).map(Enum::name).filter(name::equals).findFirst().orElse("");
    }

    private static Query query(Asked asked) {
        var source = asked.source();
        var occasion = source != null ? source.occasion() : asked.isDrill() ? Occasion.DRILL : Occasion.REAL;
        return new Query(asked.text(), asked.type().isEmpty() ? Set.of() : Set.of(IndicatorType.valueOf(asked.type())),
                asked.tlp().isEmpty() ? Set.of() : Set.of(Tlp.valueOf(asked.tlp())), occasion,
                source == null ? null : source.id(),
                asked.isHolding() ? Query.Standing.HOLDING : Query.Standing.ALL);
    }

    /// How many there are is told nobody: the list ends where it ends.
    private static @Nullable Paging paging(Page page, Asked asked, String show, boolean isLater,
            Indicators.Part part) {
        var next = part.next();
        if (next == null && !isLater) return null;
        var parts = new ArrayList<String>();
        add(parts, "q", asked.text());
        add(parts, "type", asked.type());
        add(parts, "tlp", asked.tlp());
        add(parts, "show", show);
        var source = asked.source();
        if (source != null) add(parts, "source", source.id().toString());
        var first = "/indicators" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
        if (next != null) add(parts, "after", next.written());
        return new Paging(page.say("indicator.list.place", part.indicators().size()), isLater ? first : null,
                next == null ? null : "/indicators?" + String.join("&", parts));
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @GetMapping("/indicators/{id}")
    @Permit(Permission.READ_INDICATOR)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable String id) {
        return page.show(caller, request, id);
    }

    @PostMapping("/indicators/{id}/sightings")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView say(Caller caller, HttpServletRequest request, @PathVariable String id,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seenOn, @RequestParam(defaultValue = "") String note) {
        var indicator = IndicatorId.parse(id);
        if (indicator.isEmpty()) return pages.notFound(request);
        if (verdict.equals("NONE")) return takeBack(caller, request, indicator.get());
        var said = new Sighting.Said(named(verdict, Sighting.Verdict.values()), named(reason, Sighting.Reason.values()),
                day(seenOn), note);
        return switch (sightings.say(caller, indicator.get(), said)) {
            case Outcome.Done<Sighting> _ -> {
                pages.carry(caller, request, Notice.Tone.OK, "indicator.said");
                yield new ModelAndView("redirect:/indicators/" + id);
            }
            case Outcome.Invalid<Sighting>(var problems) -> page.sighting(caller, request, id, said, problems);
            case Outcome.Unknown<Sighting> _ -> pages.notFound(request);
        };
    }

    private ModelAndView takeBack(Caller caller, HttpServletRequest request, IndicatorId id) {
        return switch (sightings.takeBack(caller, id)) {
            case Outcome.Done<IndicatorId> _ -> {
                pages.carry(caller, request, Notice.Tone.OK, "indicator.taken-back");
                yield new ModelAndView("redirect:/indicators/" + id);
            }
            case Outcome.Invalid<IndicatorId> _,Outcome.Unknown<IndicatorId> _ -> pages.notFound(request);
        };
    }

    private static <E extends Enum<E>> @Nullable E named(String name, E[] options) {
        return Arrays.stream(options).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
