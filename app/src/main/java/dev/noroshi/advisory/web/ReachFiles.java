package dev.noroshi.advisory.web;

import static dev.noroshi.platform.words.Cells.plain;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.advisory.Reach;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Pursuits.Taken;
import dev.noroshi.form.TablePaper;
import dev.noroshi.form.TablePaper.Column;
import dev.noroshi.form.TablePaper.Kind;
import dev.noroshi.form.TablePaperPdf;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.words.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The reach as files to take along: every organisation a line of a table, or the figures and who is missing on A4.
@Component
class ReachFiles {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> COLUMNS = List.of("hop", "code", "name", "via", "sent", "opened", "confirmed",
            "passed_on", "answered", "answer", "comment", "left_out", "minutes_to_confirm", "cause", "untold",
            "unsealed", "notice_arrived", "notice_means", "reminders", "last_reminder", "deputies", "escalated_to",
            "escalated_at");
    /// More lines than that are read in the table, not on paper.
    private static final int PRINTED = 1000;

    private final AdvisoryNames names;
    private final ReachViews views;

    ReachFiles(AdvisoryNames names, ReachViews views) {
        this.names = names;
        this.views = views;
    }

    /// Whose names the lines need.
    static Set<OrganisationId> mentioned(Collection<Reach.Line> lines) {
        var ids = new HashSet<OrganisationId>();
        for (var line : lines) {
            ids.add(line.organisation());
            ids.addAll(PursuitWords.mentioned(line.pursuit()));
        }
        return ids;
    }

    String csv(Page page, Reach reach, Map<ParcelId, String> comments) {
        var lines = reach.hops().stream().flatMap(hop -> hop.lines().stream()).toList();
        var named = names.of(mentioned(lines), page.language());
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (var line : lines)
                csv.writeRecord(record(page, line, named, comments));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return text.toString();
    }

    private static List<String> record(Page page, Reach.Line line, Map<OrganisationId, String> named,
            Map<ParcelId, String> comments) {
        var receipt = line.receipt();
        var arrival = line.notices().arrival();
        var reminders = line.pursuit().stream().filter(Taken::isReminder).toList();
        var above = line.pursuit().stream().filter(taken -> taken.told() != null).toList();
        return List.of(line.tier().name(), line.organisation().value(), plain(name(named, line.organisation())),
                line.via().value(), minute(line.sentAt()), minute(line.openedAt()), minute(line.confirmedAt()),
                minute(line.passedOnAt()), minute(line.answeredAt()),
                receipt == null || receipt.answer() == null ? "" : Marks.answer(page, receipt.answer()),
                receipt == null ? "" : text(comments.get(receipt.parcel())), text(line.leftOutReason()),
                minutes(line), line.cause() == null ? "" : line.cause().name(), text(line.notices().untold()),
                text(line.notices().unsealed()), arrival == null ? "" : minute(arrival.at()),
                arrival == null ? "" : arrival.means(),
                "" + reminders.size(), reminders.isEmpty() ? "" : minute(reminders.getLast().at()),
                "" + line.pursuit().stream().mapToInt(Taken::deputies).sum(),
                String.join(" ", above.stream().map(Taken::told).filter(Objects::nonNull).map(OrganisationId::value)
                        .toList()),
                String.join(" / ", above.stream().map(taken -> minute(taken.at())).toList()));
    }

    private static String minutes(Reach.Line line) {
        var sent = line.sentAt();
        var confirmed = line.confirmedAt();
        return sent == null || confirmed == null
                ? ""
                : "" + java.time.Duration.between(sent, confirmed).toMinutes();
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(Times.ZONE));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : plain(text);
    }

    private static String name(Map<OrganisationId, String> named, OrganisationId id) {
        return named.getOrDefault(id, id.value());
    }

    // ---- on paper ----

    byte[] pdf(Page page, Reach reach) {
        var out = reach.advisory().publication();
        var tables = new ArrayList<TablePaper.Table>();
        tables.add(hops(page, reach));
        tables.add(missing(page, reach));
        var lines = reach.hops().stream().flatMap(hop -> hop.lines().stream()).limit(PRINTED).toList();
        var named = names.of(mentioned(lines), page.language());
        for (var hop : reach.hops())
            tables.add(organisations(page, reach, hop, named));
        var lead = new ArrayList<String>();
        lead.add(page.say("advisory.reach-paper.lead", page.times().full(reach.asOf()),
                page.times().full(out.issuedAt()), page.times().full(out.dueAt())));
        lead.add(ReachViews.summary(page, reach));
        var recall = reach.recall();
        if (recall != null)
            lead.add(page.say("advisory.recall.told", recall.told(), recall.confirmed(), recall.hadOpened().size(),
                    recall.hadOpenedConfirmed()));
        return new TablePaperPdf().write(new TablePaper(page.say("advisory.reach.title"), out.number().toString(),
                out.tlp(), reach.advisory().head().occasion(),
                page.say("advisory.reach-paper.title", out.number().toString()), lead, tables));
    }

    private static TablePaper.Table hops(Page page, Reach reach) {
        var columns = List.of(words(page, "advisory.reach.who", 28), figure(page, "advisory.reach-paper.addressed", 10),
                figure(page, "advisory.reach.sent", 10), figure(page, "advisory.reach.opened", 10),
                figure(page, "advisory.reach.confirmed", 10), figure(page, "advisory.reach-paper.rate", 10),
                figure(page, "advisory.reach.median", 11), figure(page, "advisory.reach.ninetieth", 11));
        return new TablePaper.Table(page.say("advisory.reach.table"), columns, reach.hops().stream().map(hop -> {
            var tally = hop.tally();
            return List.of(page.say("advisory.reach.hop." + hop.tier()), "" + tally.expected(), "" + tally.sent(),
                    "" + tally.opened(), "" + tally.confirmed(), tally.percent(tally.confirmed()) + "%",
                    ReachViews.span(page, hop.times().median()), ReachViews.span(page, hop.times().ninetieth()));
        }).toList(), "");
    }

    private TablePaper.Table missing(Page page, Reach reach) {
        var view = views.missing(page, reach, PRINTED);
        var columns = List.of(words(page, "advisory.missing.who", 30), words(page, "advisory.missing.why", 40),
                words(page, "advisory.missing.next", 30));
        return new TablePaper.Table(page.say("advisory.missing.title"), columns, view.stream().map(row -> {
            var why = new ArrayList<String>();
            why.add(row.cause().word());
            if (row.more() != null) why.add(row.more());
            if (row.unsealed() != null) why.add(row.unsealed());
            if (row.pursued() != null) why.add(row.pursued());
            return List.of(row.name(), String.join(page.language().choose("。", "; "), why), row.next());
        }).toList(), page.say("advisory.missing.none"));
    }

    private static TablePaper.Table organisations(Page page, Reach reach, Reach.Hop hop,
            Map<OrganisationId, String> named) {
        var columns = List.of(words(page, "advisory.reach.who", 32), words(page, "advisory.reach.sent", 12),
                words(page, "advisory.reach.opened", 12), words(page, "advisory.reach.confirmed", 12),
                words(page, "advisory.reach.answered", 12), words(page, "advisory.reach.state", 20));
        return new TablePaper.Table(page.say("advisory.reach.hop." + hop.tier()), columns,
                hop.lines().stream().limit(PRINTED).map(line -> {
                    var state = Stream.of(ReachViews.mark(page, reach, line).word(),
                            ReachViews.arrived(page, reach, line), ReachViews.unsealed(page, line.notices()),
                            PursuitWords.say(page, reach.asOf(), line.pursuit(), named)).filter(Objects::nonNull)
                            .collect(Collectors.joining(page.language().choose("。", "; ")));
                    return List.of(name(named, line.organisation()), time(page, reach, line.sentAt()),
                            time(page, reach, line.openedAt()), time(page, reach, line.confirmedAt()),
                            time(page, reach, line.answeredAt()),
                            state);
                }).toList(), "");
    }

    private static String time(Page page, Reach reach, @Nullable Instant at) {
        return at == null ? "―" : page.times().brief(at, reach.asOf());
    }

    private static Column words(Page page, String key, int percent) {
        return new Column(page.say(key), percent, Kind.TEXT);
    }

    private static Column figure(Page page, String key, int percent) {
        return new Column(page.say(key), percent, Kind.FIGURE);
    }
}
