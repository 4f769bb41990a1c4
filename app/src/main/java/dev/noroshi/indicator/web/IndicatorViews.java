package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.indicator.Indicator;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.Sightings;
import dev.noroshi.indicator.Source;
import dev.noroshi.indicator.Warned;
import dev.noroshi.indicator.Warning;
import dev.noroshi.indicator.web.IndicatorView.SightedView;
import dev.noroshi.indicator.web.IndicatorView.SightingLine;
import dev.noroshi.indicator.web.IndicatorView.Line;
import dev.noroshi.indicator.web.IndicatorView.SourceLine;
import dev.noroshi.indicator.web.IndicatorView.State;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts indicators into words.
@Component
class IndicatorViews {

    private final Words words;
    private final Sightings sightings;
    private final Directory directory;
    private final Warned warned;
    private final Judgements judgements;
    private final Clock clock;

    IndicatorViews(Words words, Sightings sightings, Directory directory, Warned warned, Judgements judgements,
            Clock clock) {
        this.words = words;
        this.sightings = sightings;
        this.directory = directory;
        this.warned = warned;
        this.judgements = judgements;
        this.clock = clock;
    }

    List<Line> lines(Caller caller, List<Indicator> indicators) {
        var warnings = warned.of(caller, indicators);
        return indicators.stream().map(each -> line(caller, each,
                warnings.getOrDefault(each.id(), List.of()))).toList();
    }

    private Line line(Caller caller, Indicator indicator, List<Warning> warnings) {
        var newest = indicator.known().getFirst();
        return new Line(indicator, type(caller.language(), indicator.type()), indicator.tlp(),
                title(caller.language(), newest.source()), newest.source().number(), indicator.known().size(),
                newest.source().readAt(), state(caller.language(), indicator),
                warnings.stream().map(each -> words.say(caller.language(), "indicator.warning." + each.kind()))
                        .distinct().toList());
    }

    /// Why it should not be blocked, with who says so.
    private String warning(Language language, Warning warning) {
        var word = words.say(language, "indicator.warning." + warning.kind());
        return warning.source().isEmpty()
                ? word
                : words.say(language, "indicator.warning.by", word, warning.entry(), warning.source());
    }

    /// @param said what was typed and could not be taken; null at first
    /// @param problems why not
    /// @param judging a judgement that was typed
    IndicatorView.One one(Caller caller, Indicator indicator, Sighting.@Nullable Said said, List<Problem> problems,
            IndicatorView.Judging judging) {
        var language = caller.language();
        var confidence = indicator.confidence();
        return new IndicatorView.One(indicator, type(language, indicator.type()), state(language, indicator),
                indicator.known().stream().map(each -> source(language, each)).toList(),
                warned.of(caller, List.of(indicator)).getOrDefault(indicator.id(), List.of()).stream()
                        // that has a notice of its own
                        .filter(each -> each.kind() != Warning.Kind.JUDGED).map(each -> warning(language, each))
                        .distinct().toList(),
                indicator.techniques(),
                confidence == null
                        ? words.say(language, "platform.value.unknown")
                        : words.say(language, "indicator.confidence.of", confidence, level(language, confidence)),
                sighted(caller, indicator.id(), said, problems), judged(caller, indicator.id(), judging),
                clock.instant());
    }

    private IndicatorView.JudgedView judged(Caller caller, IndicatorId id, IndicatorView.Judging judging) {
        var all = judgements.of(caller, id);
        return new IndicatorView.JudgedView(all.stream().filter(Judgement::stands).findFirst().orElse(null),
                all.stream().filter(each -> !each.stands()).toList(), caller.may(Permission.SHARE_INDICATOR), judging);
    }

    private SightedView sighted(Caller caller, IndicatorId id, Sighting.@Nullable Said said, List<Problem> problems) {
        var language = caller.language();
        var known = sightings.of(caller, id).orElseThrow();
        var lines = new ArrayList<String>();
        known.told().forEach((verdict, number) -> lines.add(words.say(language, "indicator.told." + verdict, number)));
        known.sectors().forEach((sector, number) -> lines.add(words.say(language, "indicator.told.sector",
                directory.sector(sector).map(each -> each.label(language)).orElse(sector.value()), number)));
        known.about().forEach((verdict, number) -> {
            if (number > 0) lines.add(words.say(language, "indicator.about." + verdict, number));
        });
        var own = known.own();
        return new SightedView(own == null ? null : sighting(language, own),
                known.members().stream().map(each -> sighting(language, each)).toList(), lines,
                said == null ? new Sighting.Said(null, null, null, "") : said, problems, mayEnter(caller),
                LocalDate.now(clock).toString());
    }

    private SightingLine sighting(Language language, Sighting sighting) {
        var who = directory.organisation(sighting.organisation(), LocalDate.now(clock))
                .map(each -> each.name(language)).orElse(sighting.organisation().value());
        var verdict = words.say(language, "indicator.verdict." + sighting.verdict());
        var reason = sighting.reason();
        return new SightingLine(who, reason == null
                ? verdict
                : words.say(language, "indicator.verdict.why", verdict,
                        words.say(language, "indicator.reason." + reason)),
                new Times(language).day(sighting.seenOn()), sighting.note());
    }

    private SourceLine source(Language language, Indicator.Known known) {
        var mention = known.mention();
        var until = mention.validUntil();
        return new SourceLine(known.source(), title(language, known.source()), mention.tlp(), mention.written(),
                place(language, known), mention.times(), state(language, known),
                until == null
                        ? words.say(language, "indicator.until.none")
                        // the last day on which it holds, also where it ends with that day
                        : new Times(language).day(until.minusNanos(1).atZone(Times.ZONE).toLocalDate()));
    }

    /// Fields by their name, files and lines as they are.
    private String place(Language language, Indicator.Known known) {
        var place = known.mention().place();
        var key = switch (known.source().kind()) {
            case ADVISORY -> place.equals("title") ? "advisory.field.title" : "indicator.place." + place;
            case REPORT -> "indicator.place." + place;
            case C4TAP -> "c4tap.trait." + place;
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
