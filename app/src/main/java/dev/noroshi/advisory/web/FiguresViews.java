package dev.noroshi.advisory.web;

import static dev.noroshi.platform.words.Cells.plain;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.advisory.ReachFigures;
import dev.noroshi.advisory.ReachFigures.Figure;
import dev.noroshi.advisory.ReachFigures.Figures;
import dev.noroshi.form.TablePaper;
import dev.noroshi.form.TablePaper.Column;
import dev.noroshi.form.TablePaper.Kind;
import dev.noroshi.form.TablePaperPdf;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Page;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the figures of a period into a page, a table and a paper.
@Component
class FiguresViews {

    /// Below this share a rate is drawn as a warning.
    private static final int WATCH = 70;
    private static final List<String> COLUMNS = List.of("hop", "via", "name", "advisories", "addressed", "sent",
            "opened", "confirmed", "rate_percent", "in_time", "left_out", "unsent", "late_unopened", "late",
            "median_minutes", "p90_minutes");

    private final AdvisoryNames names;

    FiguresViews(AdvisoryNames names) {
        this.names = names;
    }

    FiguresView view(Page page, Figures figures, @Nullable String problem) {
        var period = figures.period();
        var named = named(page, figures);
        var importance = period.importance() == null ? "" : period.importance().name();
        var query = "?first=" + period.first() + "&last=" + period.last() + "&importance=" + importance;
        return new FiguresView(figures.asOf(), period.first().toString(), period.last().toString(), importance,
                List.of(Importance.values()), problem,
                figures.isAll() ? null : page.say("advisory.figures.too-many", ReachFigures.LIMIT),
                figures.hops().stream().map(hop -> hop(page, hop, named)).toList(),
                figures.lines().stream().map(line -> new FiguresView.Line("/advisories/" + line.id(),
                        line.number().toString(), line.importance(), line.issuedAt(),
                        page.say("advisory.reach.hop." + line.tier()), row(page, "", line.figure()))).toList(),
                "/files/advisories/reach.csv" + query, "/files/advisories/reach.pdf" + query);
    }

    private Map<OrganisationId, String> named(Page page, Figures figures) {
        return names.of(figures.hops().stream().flatMap(hop -> hop.branches().stream()).map(branch -> branch.via())
                .collect(Collectors.toSet()), page.language());
    }

    private static FiguresView.Hop hop(Page page, ReachFigures.Hop hop, Map<OrganisationId, String> named) {
        var all = hop.all();
        return new FiguresView.Hop(page.say("advisory.reach.hop." + hop.tier()), all.rate(), all.confirmed(),
                all.addressed(), all.rate() < WATCH, row(page, page.say("advisory.figures.all"), all),
                hop.branches().stream().map(branch -> row(page,
                        named.getOrDefault(branch.via(), branch.via().value()), branch.figure())).toList());
    }

    private static FiguresView.Row row(Page page, String name, Figure figure) {
        return new FiguresView.Row(name, figure.advisories(), figure.addressed(), figure.sent(), figure.confirmed(),
                figure.rate(), figure.rate() < WATCH, figure.inTime(), ReachViews.span(page, figure.median()),
                ReachViews.span(page, figure.ninetieth()), causes(page, figure));
    }

    private static String causes(Page page, Figure figure) {
        var causes = new ArrayList<String>();
        cause(page, causes, "LEFT_OUT", figure.leftOut());
        cause(page, causes, "UNSENT", figure.unsent());
        cause(page, causes, "LATE_UNOPENED", figure.unopened());
        cause(page, causes, "LATE", figure.unconfirmed());
        return String.join(page.say("advisory.comma"), causes);
    }

    private static void cause(Page page, List<String> causes, String code, int count) {
        if (count > 0) causes.add(page.say("advisory.figures.cause." + code, count));
    }

    // ---- files ----

    String csv(Page page, Figures figures) {
        var named = named(page, figures);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (var hop : figures.hops()) {
                csv.writeRecord(record(hop.tier().name(), "", "", hop.all()));
                for (var branch : hop.branches())
                    csv.writeRecord(record(hop.tier().name(), branch.via().value(),
                            plain(named.getOrDefault(branch.via(), branch.via().value())), branch.figure()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return text.toString();
    }

    private static List<String> record(String hop, String via, String name, Figure figure) {
        return List.of(hop, via, name, "" + figure.advisories(), "" + figure.addressed(), "" + figure.sent(),
                "" + figure.opened(), "" + figure.confirmed(), "" + figure.rate(), "" + figure.inTime(),
                "" + figure.leftOut(), "" + figure.unsent(), "" + figure.unopened(), "" + figure.unconfirmed(),
                minutes(figure.median()), minutes(figure.ninetieth()));
    }

    private static String minutes(@Nullable Duration duration) {
        return duration == null ? "" : "" + duration.toMinutes();
    }

    byte[] pdf(Page page, Figures figures) {
        var named = named(page, figures);
        var period = figures.period();
        var lead = new ArrayList<String>();
        lead.add(page.say("advisory.figures.paper-lead", page.times().day(period.first()),
                page.times().day(period.last()), page.times().full(figures.asOf())));
        lead.add(page.say("advisory.figures.meaning"));
        if (!figures.isAll()) lead.add(page.say("advisory.figures.too-many", ReachFigures.LIMIT));
        var tables = new ArrayList<TablePaper.Table>();
        for (var hop : figures.hops()) {
            var rows = new ArrayList<List<String>>();
            rows.add(cells(row(page, page.say("advisory.figures.all"), hop.all())));
            hop.branches().forEach(branch -> rows.add(cells(row(page,
                    named.getOrDefault(branch.via(), branch.via().value()), branch.figure()))));
            tables.add(new TablePaper.Table(page.say("advisory.reach.hop." + hop.tier()),
                    columns(page, "advisory.figures.via"), rows, ""));
        }
        tables.add(new TablePaper.Table(page.say("advisory.figures.each"), columns(page, "advisory.list.number"),
                figures.lines().stream().map(line -> cells(row(page, line.number().toString(), line.figure())))
                        .toList(),
                page.say("advisory.figures.none")));
        return new TablePaperPdf().write(new TablePaper(page.say("advisory.figures.title"), "", Tlp.GREEN,
                Occasion.REAL, page.say("advisory.figures.title"), lead, tables));
    }

    private static List<Column> columns(Page page, String first) {
        return List.of(new Column(page.say(first), 22, Kind.TEXT),
                new Column(page.say("advisory.figures.advisories"), 7, Kind.FIGURE),
                new Column(page.say("advisory.reach-paper.addressed"), 8, Kind.FIGURE),
                new Column(page.say("advisory.reach.confirmed"), 8, Kind.FIGURE),
                new Column(page.say("advisory.reach-paper.rate"), 9, Kind.FIGURE),
                new Column(page.say("advisory.figures.in-time"), 8, Kind.FIGURE),
                new Column(page.say("advisory.reach.median"), 10, Kind.FIGURE),
                new Column(page.say("advisory.reach.ninetieth"), 12, Kind.FIGURE),
                new Column(page.say("advisory.figures.causes"), 16, Kind.TEXT));
    }

    private static List<String> cells(FiguresView.Row row) {
        return List.of(row.name(), "" + row.advisories(), "" + row.addressed(), "" + row.confirmed(),
                row.rate() + "%", "" + row.inTime(), row.median(), row.ninetieth(), row.causes());
    }
}
