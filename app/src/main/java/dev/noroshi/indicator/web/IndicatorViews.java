package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Source;
import dev.noroshi.indicator.web.IndicatorView.Line;
import dev.noroshi.indicator.web.IndicatorView.SourceLine;
import dev.noroshi.indicator.web.IndicatorView.State;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts indicators into words.
@Component
class IndicatorViews {

    private final Words words;
    private final Clock clock;

    IndicatorViews(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    Line line(Caller caller, Indicator indicator) {
        var newest = indicator.known().getFirst();
        return new Line(indicator, type(caller.language(), indicator.type()), indicator.tlp(),
                title(caller.language(), newest.source()), newest.source().number(), indicator.known().size(),
                newest.source().readAt(), state(caller.language(), indicator), List.of());
    }

    IndicatorView.One one(Caller caller, Indicator indicator) {
        var language = caller.language();
        var confidence = indicator.confidence();
        return new IndicatorView.One(indicator, type(language, indicator.type()), state(language, indicator),
                indicator.known().stream().map(each -> source(language, each)).toList(), List.of(),
                indicator.techniques(),
                confidence == null
                        ? words.say(language, "platform.value.unknown")
                        : words.say(language, "indicator.confidence.of", confidence, level(language, confidence)),
                clock.instant());
    }

    private SourceLine source(Language language, Indicator.Known known) {
        var mention = known.mention();
        var until = mention.validUntil();
        return new SourceLine(known.source(), title(language, known.source()), mention.tlp(), mention.written(),
                place(language, known), mention.times(), state(language, known),
                until == null
                        ? words.say(language, "indicator.until.none")
                        : new Times(language).day(until.atZone(Times.ZONE).toLocalDate()));
    }

    /// Fields by their name, files and lines as they are.
    private String place(Language language, Indicator.Known known) {
        var place = known.mention().place();
        var key = switch (known.source().kind()) {
            case ADVISORY -> place.equals("title") ? "advisory.field.title" : "indicator.place." + place;
            case REPORT -> "indicator.place." + place;
            case ENTERED -> "";
        };
        return words.knows(key) ? words.say(language, key) : place;
    }

    String type(Language language, IndicatorType type) {
        return words.say(language, "indicator.type." + type);
    }

    String title(Language language, Source source) {
        return source.title().isEmpty() ? words.say(language, "indicator.source." + source.kind()) : source.title();
    }

    private String level(Language language, int confidence) {
        // the three levels of STIX 2.1, appendix A
        return words.say(language,
                "indicator.confidence." + (confidence < 30 ? "LOW" : confidence < 70 ? "MEDIUM" : "HIGH"));
    }

    private State state(Language language, Indicator indicator) {
        var now = clock.instant();
        var best = indicator.known().stream().filter(each -> each.holds(now)).findFirst()
                .orElse(indicator.known().getFirst());
        return state(language, best, now);
    }

    private State state(Language language, Indicator.Known known) {
        return state(language, known, clock.instant());
    }

    private State state(Language language, Indicator.Known known, Instant now) {
        var word = switch (known.source().standing()) {
            case RECALLED -> "RECALLED";
            case SUPERSEDED -> "SUPERSEDED";
            case STANDS -> known.mention().isValid(now) ? "HOLDS" : "EXPIRED";
        };
        var glyph = switch (word) {
            case "HOLDS" -> Glyph.DONE;
            case "RECALLED" -> Glyph.STOPPED;
            default -> Glyph.NONE;
        };
        return new State(glyph, words.say(language, "indicator.state." + word));
    }

    boolean mayEnter(Caller caller) {
        return caller.may(Permission.ENTER_INDICATOR);
    }
}
