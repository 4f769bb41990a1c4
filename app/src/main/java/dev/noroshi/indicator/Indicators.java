package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.indicator.Indicator.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The door to indicators: whatever is asked here is answered as far as the caller may know it. What is unknown and what is
/// not for them is answered alike.
@Component
public class Indicators {

    /// At most so many sources of one indicator are told.
    public static final int MOST_SOURCES = 500;

    private final MentionRows mentions;
    private final SourceRows sources;

    Indicators(MentionRows mentions, SourceRows sources) {
        this.mentions = mentions;
        this.sources = sources;
    }

    /// A page of a list.
    ///
    /// @param next where the next one begins; null on the last
    public record Part(List<Indicator> indicators, @Nullable Place next) {
        public Part {
            indicators = List.copyOf(indicators);
        }
    }

    /// Each indicator once, the one read last first, with everything the caller may know of it.
    ///
    /// @param after where the page before ended
    @Transactional(readOnly = true)
    public Part list(Caller caller, Query query, @Nullable Place after, int limit) {
        var found = mentions.page(query, after, limit + 1);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var all = gathered(shown.stream().map(each -> each.mention().indicator()).distinct().toList());
        var indicators = shown.stream().map(each -> all.get(each.mention().indicator())).toList();
        return new Part(indicators, found.size() > limit ? shown.getLast().place() : null);
    }

    /// One indicator; empty when the caller may read none of its sources.
    @Transactional(readOnly = true)
    public Optional<Indicator> find(Caller caller, IndicatorId id) {
        return gather(mentions.of(id, MOST_SOURCES)).values().stream().findFirst();
    }

    /// A source of the caller's; empty when they may not read it.
    @Transactional(readOnly = true)
    public Optional<Source> source(Caller caller, UUID id) {
        return sources.find(id);
    }

    /// The source an advisory or a report of the caller's is; empty when it names no indicator, or they may not read it.
    @Transactional(readOnly = true)
    public Optional<Source> sourceOf(Caller caller, UUID subject) {
        return sources.ofSubject(subject);
    }

    /// Of each advisory, when the last of its values ended that has ended by now; nothing where none has, or where the caller
    /// does not know them.
    ///
    /// @param issues the issues of advisories
    @Transactional(readOnly = true)
    public Map<UUID, Instant> ended(Caller caller, Collection<UUID> issues, Instant now) {
        return issues.isEmpty() ? Map.of() : mentions.ended(issues, now);
    }

    private Map<IndicatorId, Indicator> gathered(List<IndicatorId> ids) {
        return ids.isEmpty() ? Map.of() : gather(mentions.ofAll(ids));
    }

    private Map<IndicatorId, Indicator> gather(List<Mention> found) {
        var known = sources.all(found.stream().map(Mention::source).toList());
        var by = new LinkedHashMap<IndicatorId, List<Known>>();
        for (var each : found)
            by.computeIfAbsent(each.indicator(), _ -> new ArrayList<>())
                    .add(new Known(each, java.util.Objects.requireNonNull(known.get(each.source()))));
        var all = new LinkedHashMap<IndicatorId, Indicator>();
        by.forEach((id, places) -> {
            var first = places.getFirst().mention();
            all.put(id, new Indicator(id, first.type(), first.value(), places));
        });
        return all;
    }
}
