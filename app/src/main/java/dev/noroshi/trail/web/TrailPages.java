package dev.noroshi.trail.web;

import dev.noroshi.platform.web.Download;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.audit.Head;
import dev.noroshi.audit.Kind;
import dev.noroshi.audit.Line;
import dev.noroshi.audit.Trail;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.words.Times;
import dev.noroshi.trail.TrailSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 証跡: search it, take it out as a file, recompute it.
@Controller
class TrailPages {

    private static final int LINES = 100;
    private static final int LINES_OF_A_FILE = 100_000;
    private static final int DAYS_AT_FIRST = 7;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Pages pages;
    private final TrailSearch search;
    private final Trail trail;
    private final Clock clock;

    TrailPages(Pages pages, TrailSearch search, Trail trail, Clock clock) {
        this.pages = pages;
        this.search = search;
        this.trail = trail;
        this.clock = clock;
    }

    /// What can be asked for, as it stands in the address.
    record Asked(@Nullable String from, @Nullable String until, @Nullable String kind, @Nullable String organisation,
            @Nullable String person, @Nullable String act) {
    }

    @GetMapping("/trail")
    @Permit(Permission.READ_TRAIL)
    ModelAndView trail(Caller caller, HttpServletRequest request, Asked asked,
            @RequestParam(defaultValue = "1") int part) {
        var wanted = search(asked);
        var page = pages.page(caller, request).title("trail.title").nav(Nav.TRAIL).crumb("/home", "access.nav.HOME")
                .here();
        var words = page.build();
        var shown = Math.clamp(part, 1, 1000);
        var found = search.find(caller, wanted, LINES, (shown - 1) * LINES);
        var names = names(caller, found.lines());
        var rows = found.lines().stream().map(line -> row(words, line, names)).toList();
        var counted = search.counted(caller, wanted).stream()
                .map(each -> new TrailView.Counted(words.say("trail.kind." + each.kind()), each.lines())).toList();
        var base = "/trail?" + query(wanted);
        var paging = shown == 1 && !found.more()
                ? null
                : new Paging(words.say("trail.part", shown), shown == 1 ? null : base + "&part=" + (shown - 1),
                        found.more() ? base + "&part=" + (shown + 1) : null);
        return page.show("trail/trail", new TrailView(form(caller, words, wanted), rows, counted,
                "/files/trail.csv?" + query(wanted), paging, clock.instant()));
    }

    /// Every cell is a code, a number or a time.
    @GetMapping("/files/trail.csv")
    @Permit(Permission.READ_TRAIL)
    ResponseEntity<byte[]> csv(Caller caller, Asked asked) {
        var wanted = search(asked);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("at", "kind", "act", "route", "organisation", "person", "subject");
            for (var line : search.find(caller, wanted, LINES_OF_A_FILE, 0).lines())
                csv.writeRecord(SECOND.format(line.at().atZoneSameInstant(Times.ZONE)), line.kind().name(), line.act(),
                        Objects.requireNonNullElse(line.route(), ""), text(line.organisation()), text(line.person()),
                        line.subject().equals(Line.NOTHING) ? "" : line.subject());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return Download.csv("trail.csv", text.toString());
    }

    @GetMapping("/trail/check")
    @Permit(Permission.READ_TRAIL)
    ModelAndView check(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean full) {
        var page = pages.page(caller, request).title("trail.check.title").nav(Nav.TRAIL)
                .crumb("/home", "access.nav.HOME").crumb("/trail", "trail.title").here();
        var words = page.build();
        var verdict = trail.verify(full ? Trail.Extent.WHOLE : Trail.Extent.ADDED);
        var head = trail.lastHead();
        return page.show("trail/check", new CheckView(verdict.lines(), verdict.unsealed(), verdict.heads(),
                verdict.covered(), verdict.from(),
                verdict.fault().map(each -> each.sentence(caller.language())).orElse(null),
                verdict.remarks().stream().map(each -> words.say("trail.remark." + each)).toList(),
                head.map(Head::written).orElse(null), head.map(Head::at).orElse(null), clock.instant()));
    }

    /// What cannot be read is as if it were not asked for.
    private Trail.Search search(Asked asked) {
        var today = LocalDate.now(clock);
        var until = day(asked.until()).orElse(today);
        var from = day(asked.from()).orElse(until.minusDays(DAYS_AT_FIRST - 1));
        var kind = Arrays.stream(Kind.values()).filter(each -> each.name().equals(asked.kind())).findFirst();
        var organisation = Optional.ofNullable(asked.organisation()).flatMap(OrganisationId::parse);
        var person = Optional.ofNullable(asked.person()).filter(text -> text.matches("[1-9][0-9]{0,17}"))
                .map(text -> new PersonId(Long.parseLong(text)));
        var act = Optional.ofNullable(asked.act()).map(String::strip).filter(text -> text.matches("[a-z.-]{1,60}"));
        return new Trail.Search(from.atStartOfDay(Times.ZONE).toInstant(),
                until.plusDays(1).atStartOfDay(Times.ZONE).toInstant(), kind.orElse(null), organisation.orElse(null),
                person.orElse(null), act.orElse(null));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private TrailView.Asked form(Caller caller, Page page, Trail.Search wanted) {
        var kinds = Arrays.stream(Kind.values()).map(each -> new TrailView.Choice(each.name(),
                page.say("trail.kind." + each), each == wanted.kind())).toList();
        var organisations = search.choices(caller).stream()
                .map(each -> new TrailView.Choice(each.id().value(), each.name(caller.language())
                        + each.desk(caller.language()).map(desk -> caller.language().choose("　", ", ") + desk)
                                .orElse(""),
                        each.id().equals(wanted.organisation())))
                .toList();
        return new TrailView.Asked(first(wanted), last(wanted), Objects.requireNonNullElse(wanted.act(), ""),
                text(wanted.person()), kinds, organisations);
    }

    private static String query(Trail.Search wanted) {
        var kind = wanted.kind();
        return "from=" + first(wanted) + "&until=" + last(wanted) + "&kind=" + (kind == null ? "" : kind.name())
                + "&organisation=" + URLEncoder.encode(text(wanted.organisation()), StandardCharsets.UTF_8)
                + "&person=" + text(wanted.person()) + "&act=" + Objects.requireNonNullElse(wanted.act(), "");
    }

    private static String first(Trail.Search wanted) {
        return LocalDate.ofInstant(wanted.from(), Times.ZONE).toString();
    }

    private static String last(Trail.Search wanted) {
        return LocalDate.ofInstant(wanted.until(), Times.ZONE).minusDays(1).toString();
    }

    private java.util.Map<OrganisationId, String> names(Caller caller, List<Line> lines) {
        return search.names(caller, lines.stream().map(Line::organisation).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static TrailView.Row row(Page page, Line line, java.util.Map<OrganisationId, String> names) {
        var organisation = line.organisation();
        var person = line.person();
        return new TrailView.Row(line.at().toInstant(), page.say("trail.kind." + line.kind()),
                page.words().knows("trail.act." + line.act()) ? page.say("trail.act." + line.act()) : line.act(),
                line.route(), organisation == null ? null : names.getOrDefault(organisation, organisation.value()),
                person == null ? null : person.toString(), line.subject());
    }

    private static String text(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }
}
