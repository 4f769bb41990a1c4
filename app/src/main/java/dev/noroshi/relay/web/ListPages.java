package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.HeldSummary;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Tier;
import dev.noroshi.relay.web.ListView.Choice;
import dev.noroshi.relay.web.ListView.FilterView;
import dev.noroshi.relay.web.ListView.Row;
import dev.noroshi.relay.web.ListView.Tab;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The lists of reports: what the reader's organisation holds, and what it wrote.
@Controller
class ListPages {

    private static final int LINES = 50;
    private static final Pattern NUMBER = Pattern.compile("(?:訓練-)?R?([1-9][0-9]{0,8})(?:-[0-9]{1,5})?",
            Pattern.CASE_INSENSITIVE);

    private final Pages pages;
    private final Holdings holdings;
    private final OwnReports ownReports;
    private final Names names;
    private final Clock clock;

    ListPages(Pages pages, Holdings holdings, OwnReports ownReports, Names names, Clock clock) {
        this.pages = pages;
        this.holdings = holdings;
        this.ownReports = ownReports;
        this.names = names;
        this.clock = clock;
    }

    /// Which of the two lists.
    enum Which {
        HELD, OWN
    }

    /// What was asked for.
    ///
    /// @param after where the page before ended
    record Asked(@Nullable Which list, @Nullable DossierState state, @Nullable String number, @Nullable String after) {
    }

    @GetMapping("/reports")
    @Permit(Permission.READ_REPORT)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(required = false) @Nullable Which list,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String after) {
        var which = holds(caller) ? list == null || !writes(caller) ? Which.HELD : list : Which.OWN;
        var asked = new Asked(which, state(state), number == null || number.isBlank() ? null : number.strip(), after);
        var page = pages.page(caller, request).title(which == Which.HELD ? "relay.list.held" : "relay.list.own")
                .nav(Nav.REPORTS).crumb("/home", "access.nav.HOME").here();
        var shown = page.build();
        return page.show("relay/list", which == Which.HELD ? held(caller, shown, asked) : own(caller, shown, asked));
    }

    private ListView held(Caller caller, Page page, Asked asked) {
        var number = number(asked.number());
        var wrong = asked.number() != null && number.isEmpty();
        var found = wrong
                ? List.<HeldSummary>of()
                : holdings.list(caller, new Holdings.Filter(asked.state(), number.orElse(null)),
                        heldCursor(asked.after()).orElse(null), LINES + 1);
        var lines = found.subList(0, Math.min(LINES, found.size()));
        var who = names.of(lines.stream().map(line -> line.dossier().sender()).collect(Collectors.toSet()),
                caller.language());
        var sectors = names.sectors(caller.language());
        var rows = lines.stream().map(line -> row(page, line, sectors, who.get(line.dossier().sender()))).toList();
        var next = found.size() <= LINES
                ? null
                : after(lines.getLast().dossier().movedAt(),
                        lines.getLast().dossier().id().value());
        return new ListView(tabs(caller, page, Which.HELD), true, writes(caller), filter(caller, page, asked, wrong),
                rows, clock.instant(), asked.after() == null ? null : address(asked, null),
                next == null ? null : address(asked, next),
                asked.state() != null || asked.number() != null);
    }

    private static Row row(Page page, HeldSummary line, Map<SectorCode, String> sectors, @Nullable String sender) {
        var dossier = line.dossier();
        return new Row("/reports/" + dossier.id(), dossier.identification().map(n -> n.withOrdinal(line.ordinal()))
                .orElse(null), line.ordinal(), dossier.occasion().isDrill(), line.title(), line.tlp(),
                line.importance(),
                dossier.sector() == null ? null : sectors.getOrDefault(dossier.sector(), dossier.sector().value()),
                States.of(page, dossier.tier(), dossier.state()), line.openTask(),
                sender == null ? dossier.sender().value() : sender, dossier.movedAt());
    }

    private ListView own(Caller caller, Page page, Asked asked) {
        var cursor = ownCursor(caller, asked.after());
        var found = ownReports.list(caller, cursor.orElse(null), LINES + 1);
        var lines = found.subList(0, Math.min(LINES, found.size()));
        var who = names.of(
                lines.stream().map(OwnReports.Line::holder).flatMap(Stream::ofNullable).collect(Collectors.toSet()),
                caller.language());
        var rows = lines.stream().map(line -> row(page, line, holder(page, line, who))).toList();
        var next = found.size() <= LINES ? null : lines.getLast().id().toString();
        return new ListView(tabs(caller, page, Which.OWN), false, writes(caller), null, rows, clock.instant(),
                asked.after() == null ? null : address(asked, null), next == null ? null : address(asked, next),
                false);
    }

    private static Row row(Page page, OwnReports.Line line, String holder) {
        var state = line.step() == null ? States.draft(page) : States.of(page, line.step());
        return new Row("/reports/" + line.id(),
                Optional.ofNullable(line.number()).flatMap(IdentificationNumber::parse)
                        .map(number -> number.withOrdinal(line.ordinal())).orElse(null),
                line.ordinal(), line.occasion().isDrill(), line.title(), line.tlp(), line.importance(), null, state,
                line.hasDraft() && line.step() != null ? 1 : 0, holder, line.since());
    }

    private static String holder(Page page, OwnReports.Line line, Map<OrganisationId, String> who) {
        var holder = line.holder();
        if (holder == null) return page.say("relay.list.yourselves");
        return who.getOrDefault(holder, holder.value());
    }

    private List<Tab> tabs(Caller caller, Page page, Which current) {
        if (!holds(caller) || !writes(caller)) return List.of();
        var tabs = new ArrayList<Tab>();
        for (var each : Which.values())
            tabs.add(new Tab(page.say("relay.list." + each.name().toLowerCase(java.util.Locale.ROOT)),
                    "/reports?list=" + each, each == current));
        return tabs;
    }

    private FilterView filter(Caller caller, Page page, Asked asked, boolean wrong) {
        var tier = tier(caller);
        var states = statesOf(tier).stream()
                .map(state -> new Choice(state.name(), States.word(page, tier, state), state == asked.state()))
                .toList();
        return new FilterView(states, asked.number() == null ? "" : asked.number(),
                wrong ? page.say("relay.list.not-a-number") : null);
    }

    private static List<DossierState> statesOf(Tier tier) {
        return switch (tier) {
            case SECRETARIAT -> List.of(DossierState.HELD, DossierState.ANONYMISING, DossierState.RETURNED,
                    DossierState.PASSED_ON, DossierState.WITHDRAWN);
            case MINISTRY ->
                List.of(DossierState.HELD, DossierState.RETURNED, DossierState.PASSED_ON, DossierState.WITHDRAWN);
            case CENTRE -> List.of(DossierState.RECEIVED, DossierState.ANALYSING, DossierState.USED,
                    DossierState.CLOSED, DossierState.WAITING, DossierState.WITHDRAWN);
        };
    }

    private static Tier tier(Caller caller) {
        if (caller.may(Permission.RECEIVE_REPORT)) return Tier.CENTRE;
        return caller.may(Permission.ANONYMISE_REPORT) ? Tier.SECRETARIAT : Tier.MINISTRY;
    }

    private static boolean holds(Caller caller) {
        return caller.may(Permission.FORWARD_REPORT) || caller.may(Permission.RECEIVE_REPORT);
    }

    private static boolean writes(Caller caller) {
        return caller.may(Permission.WRITE_REPORT);
    }

    /// A state nobody knows is no state at all: the whole list is shown.
    private static @Nullable DossierState state(@Nullable String name) {
        for (var each : DossierState.values())
            if (each.name().equals(name)) return each;
        return null;
    }

    /// `R127`, `127`, `Ｒ１２７-2`: the series is looked for.
    private static Optional<Integer> number(@Nullable String typed) {
        if (typed == null) return Optional.empty();
        var matcher = NUMBER.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static String after(Instant moved, UUID id) {
        return moved + "_" + id;
    }

    /// A cursor that cannot be read begins the list anew.
    private static Optional<Holdings.Cursor> heldCursor(@Nullable String after) {
        if (after == null || after.indexOf('_') < 0) return Optional.empty();
        var parts = after.split("_", 2);
        try {
            return Optional.of(new Holdings.Cursor(Instant.parse(parts[0]), new DossierId(UUID.fromString(parts[1]))));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<OwnReports.Cursor> ownCursor(Caller caller, @Nullable String after) {
        if (after == null) return Optional.empty();
        try {
            return ownReports.cursorAt(caller, new SeriesId(UUID.fromString(after)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String address(Asked asked, @Nullable String after) {
        var query = new ArrayList<String>();
        query.add("list=" + asked.list());
        if (asked.state() != null) query.add("state=" + asked.state());
        if (asked.number() != null) query.add("number=" + encoded(asked.number()));
        if (after != null) query.add("after=" + encoded(after));
        return "/reports?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
