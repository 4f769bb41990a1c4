package dev.noroshi.relay.api;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.HeldSummary;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.api.ListAnswer.LineAnswer;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import dev.noroshi.relay.DossierId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// ReportLists series page by page.
@Component
class ReportLists {

    private static final int MOST = 100;
    private static final Set<String> OWN_STATES = Set.of("DRAFT", "OPEN", "CLOSED", "WITHDRAWN");

    private final OwnReports ownReports;
    private final Holdings holdings;
    private final HolderNames names;

    ReportLists(OwnReports ownReports, Holdings holdings, HolderNames names) {
        this.ownReports = ownReports;
        this.holdings = holdings;
        this.names = names;
    }

    /// What came of asking for a list.
    sealed interface Listed {
        record Page(ListAnswer page) implements Listed {
        }

        /// A parameter that says nothing.
        record Wrong(Problem problem) implements Listed {
        }
    }

    /// Where a page ended: the opaque `next` of a list.
    private record Mark(Box box, Instant at, UUID id) {

        String written() {
            var plain = box.name() + " " + at + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        static Optional<Mark> read(String written) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
                return parts.length == 3
                        ? Optional.of(new Mark(Box.valueOf(parts[0]), Instant.parse(parts[1]),
                                UUID.fromString(parts[2])))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        }
    }

    Listed list(Caller caller, @Nullable String boxName, @Nullable String state, int limit, @Nullable String cursor) {
        var box = boxName == null
                ? Optional.of(Box.of(caller))
                : Arrays.stream(Box.values()).filter(each -> name(each).equals(boxName)).findFirst();
        if (box.isEmpty()) return wrong("box", "no-such-option", boxName);
        if (state != null && !states(box.get()).contains(state)) return wrong("state", "no-such-option", state);
        var mark = cursor == null ? Optional.<Mark>empty() : Mark.read(cursor).filter(each -> each.box == box.get());
        if (cursor != null && mark.isEmpty()) return wrong("cursor", "unreadable", cursor);
        var most = Math.clamp(limit, 1, MOST);
        return new Listed.Page(switch (box.get()) {
            case OWN -> own(caller, state, mark.orElse(null), most);
            case HELD -> held(caller, state, mark.orElse(null), most);
        });
    }

    private ListAnswer own(Caller caller, @Nullable String state, @Nullable Mark mark, int most) {
        var after = mark == null ? null : new OwnReports.Cursor(mark.at, new SeriesId(mark.id));
        // one more than asked for tells whether there is a next page
        var found = ownReports.list(caller, state, after, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        var holders = names.of(shown.stream().flatMap(line -> Optional.ofNullable(line.holder()).stream())
                .collect(Collectors.toSet()), caller.language());
        var lines = shown.stream().map(line -> new LineAnswer(line.id().value(), line.state(),
                SeriesWriter.number(line.number(), line.ordinal()), line.occasion().isDrill(), line.ordinal(),
                line.title(), name(line.tlp()), null, Times.at(line.since()), 0, line.hasDraft(),
                line.step() == null ? null : line.step().name(),
                line.holder() == null ? null : holders.get(line.holder()))).toList();
        return new ListAnswer(name(Box.OWN), lines, found.size() > most ? nextOwn(caller, shown) : null);
    }

    private @Nullable String nextOwn(Caller caller, List<OwnReports.Line> shown) {
        return ownReports.cursorAt(caller, shown.getLast().id())
                .map(cursor -> new Mark(Box.OWN, cursor.openedAt(), cursor.after().value()).written()).orElse(null);
    }

    private ListAnswer held(Caller caller, @Nullable String state, @Nullable Mark mark, int most) {
        var after = mark == null ? null : new Holdings.Cursor(mark.at, new DossierId(mark.id));
        var filter = new Holdings.Filter(state == null ? null : DossierState.valueOf(state), null);
        var found = holdings.list(caller, filter, after, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        var senders = names.of(shown.stream().map(line -> line.dossier().sender()).collect(Collectors.toSet()),
                caller.language());
        var lines = shown.stream().map(line -> new LineAnswer(line.dossier().id().value(),
                line.dossier().state().name(), number(line), line.dossier().occasion().isDrill(), line.ordinal(),
                line.title(), name(line.tlp()), name(line.importance()), Times.at(line.dossier().movedAt()),
                line.openTask(), false, null, senders.get(line.dossier().sender()))).toList();
        var last = shown.isEmpty() ? null : shown.getLast().dossier();
        return new ListAnswer(name(Box.HELD), lines, last == null || found.size() <= most
                ? null
                : new Mark(Box.HELD, last.movedAt(), last.id().value()).written());
    }

    private static @Nullable String number(HeldSummary line) {
        return line.dossier().identification().map(number -> number.withOrdinal(line.ordinal()).toString())
                .orElse(null);
    }

    private static Set<String> states(Box box) {
        return switch (box) {
            case OWN -> OWN_STATES;
            case HELD -> Arrays.stream(DossierState.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
        };
    }

    private static String name(Box box) {
        return box.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String name(@Nullable Tlp tlp) {
        return tlp == null ? null : tlp.word();
    }

    private static @Nullable String name(@Nullable Importance importance) {
        return importance == null ? null : importance.name();
    }

    private static Listed wrong(String field, String code, @Nullable String written) {
        return new Listed.Wrong(Problem.of(field, code, JsonBody.shortened(written == null ? "" : written)));
    }
}
