package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.indicator.Indicator.Known;
import dev.noroshi.kernel.Occasion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final JudgementRows judgements;

    Indicators(MentionRows mentions, SourceRows sources, JudgementRows judgements) {
        this.mentions = mentions;
        this.sources = sources;
        this.judgements = judgements;
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

    /// The files of a source of the caller's that were not read to their end, because they are too large or too much stands in them.
    @Transactional(readOnly = true)
    public List<String> cut(Caller caller, UUID source) {
        return sources.cut(source);
    }

    /// What stands in each of several advisories or reports, in its order; nothing of a drill, of what names no indicator, and of what
    /// the caller may not read.
    ///
    /// @param subjects the issues of advisories, or reports as their holders have them
    @Transactional(readOnly = true)
    public Map<UUID, List<Mention>> in(Caller caller, Collection<UUID> subjects) {
        if (subjects.isEmpty()) return Map.of();
        var known = sources.ofSubjects(subjects, Occasion.REAL);
        var said = new HashMap<UUID, List<Mention>>();
        mentions.inAll(known.keySet())
                .forEach((source, all) -> said.put(Objects.requireNonNull(known.get(source)), List.copyOf(all)));
        return said;
    }

    /// Of several advisories or reports those of which it is certain that the caller finds nothing in them that is sought; the
    /// others are to be looked at. Those in which no indicator is known are among the others: of them this room knows nothing.
    @Transactional(readOnly = true)
    public Set<UUID> without(Caller caller, Collection<UUID> subjects, Sought sought) {
        if (subjects.isEmpty()) return Set.of();
        var known = sources.wellRead(subjects, Occasion.REAL);
        if (known.isEmpty()) return Set.of();
        known.keySet().removeAll(mentions.holding(known.keySet(), sought));
        return Set.copyOf(known.values());
    }

    /// Of each advisory or report, when what it says of its values last became something else: one of them ended, or the centre judged
    /// that it is not to be blocked, or took that back. Nothing where that is so of none, or the caller does not know them.
    @Transactional(readOnly = true)
    public Map<UUID, Instant> changed(Caller caller, Collection<UUID> subjects, Instant now) {
        if (subjects.isEmpty()) return Map.of();
        var changed = mentions.ended(subjects, now);
        var judged = judgements.moved();
        if (judged.isEmpty()) return changed;
        var known = sources.ofSubjects(subjects, Occasion.REAL);
        mentions.among(known.keySet(), judged.keySet()).forEach((source, ids) -> {
            for (var id : ids)
                changed.merge(Objects.requireNonNull(known.get(source)), Objects.requireNonNull(judged.get(id)),
                        (one, other) -> one.isAfter(other) ? one : other);
        });
        return changed;
    }

    /// When the centre last judged of each indicator that it is not to be blocked, or took that back, as far as the caller may know.
    @Transactional(readOnly = true)
    public Map<IndicatorId, Instant> judged(Caller caller) {
        return judgements.moved();
    }

    private Map<IndicatorId, Indicator> gathered(List<IndicatorId> ids) {
        return ids.isEmpty() ? Map.of() : gather(mentions.ofAll(ids));
    }

    private Map<IndicatorId, Indicator> gather(List<Mention> found) {
        var known = sources.all(found.stream().map(Mention::source).toList());
        var by = new LinkedHashMap<IndicatorId, List<Known>>();
        for (var each : found)
            by.computeIfAbsent(each.indicator(), _ -> new ArrayList<>())
                    .add(new Known(each, Objects.requireNonNull(known.get(each.source()))));
        var all = new LinkedHashMap<IndicatorId, Indicator>();
        by.forEach((id, places) -> {
            var first = places.getFirst().mention();
            all.put(id, new Indicator(id, first.type(), first.value(), places));
        });
        return all;
    }
}
