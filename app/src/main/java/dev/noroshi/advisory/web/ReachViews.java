package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.Reach;
import dev.noroshi.advisory.Reach.Tally;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Notices;
import dev.noroshi.advisory.web.ReachView.Cell;
import dev.noroshi.delivery.Due;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the reach into tables and words.
@Component
class ReachViews {

    /// Below this share a bar is drawn as a warning.
    private static final int WATCH = 70;
    /// Up to how many members a secretariat sees one by one on the page of the advisory.
    private static final int ROWS = 100;
    /// How many of the missing are listed.
    private static final int MISSING = 50;

    private final AdvisoryNames names;

    ReachViews(AdvisoryNames names) {
        this.names = names;
    }

    /// @param own the hop the viewer stands on; null for the centre
    ReachView view(Page page, Reach reach, @Nullable Tier own) {
        var named = names.of(mentioned(reach, own), page.language());
        var hops = new ArrayList<ReachView.HopRows>();
        for (var hop : reach.hops())
            hops.add(hop(page, reach, hop, own, named));
        var missing = missing(page, reach, MISSING);
        return new ReachView(reach.advisory().id(), reach.asOf(), reach.advisory() instanceof Advisory.Issued,
                gauges(page, reach.totals()), summary(page, reach), hops,
                own == Tier.SECRETARIAT ? detail(reach) : null, missing,
                reach.missing().size() - missing.size(), recall(reach, named));
    }

    /// Where a secretariat reads what its members wrote beside their answers.
    private static @Nullable String detail(Reach reach) {
        return reach.hops().stream().flatMap(hop -> hop.lines().stream()).findFirst()
                .map(line -> "/advisories/" + reach.advisory().id() + "/reach/" + line.via()).orElse(null);
    }

    /// Names are asked for those that are shown; a thousand operators are shown as their branches.
    private static HashSet<OrganisationId> mentioned(Reach reach, @Nullable Tier own) {
        var ids = new HashSet<OrganisationId>();
        for (var hop : reach.hops()) {
            if (hop.tier() != Tier.OPERATOR || own == Tier.SECRETARIAT)
                hop.lines().stream().limit(ROWS).forEach(line -> {
                    ids.add(line.organisation());
                    ids.addAll(PursuitWords.mentioned(line.pursuit()));
                });
            hop.branches().forEach(branch -> ids.add(branch.via()));
        }
        var recall = reach.recall();
        if (recall != null) recall.hadOpened().stream().limit(MISSING).forEach(ids::add);
        return ids;
    }

    private static List<ReachView.Gauge> gauges(Page page, Tally tally) {
        return List.of(gauge(page, "sent", tally, tally.sent(), false),
                gauge(page, "opened", tally, tally.opened(), false),
                gauge(page, "confirmed", tally, tally.confirmed(), true),
                gauge(page, "answered", tally, tally.answered(), true));
    }

    private static ReachView.Gauge gauge(Page page, String step, Tally tally, int value, boolean watched) {
        var percent = tally.percent(value);
        return new ReachView.Gauge(page.say("advisory.reach." + step), value, tally.expected(), percent,
                watched && percent < WATCH);
    }

    static String summary(Page page, Reach reach) {
        var words = new ArrayList<String>();
        words.add(page.say("advisory.reach.meaning." + reach.bottom(), reach.totals().expected()));
        if (!reach.answers().isEmpty())
            words.add(page.say("advisory.reach.answers", reach.answers().entrySet().stream()
                    .map(entry -> Marks.answer(page, entry.getKey()) + " " + entry.getValue())
                    .collect(Collectors.joining(page.say("advisory.comma")))));
        var median = reach.median();
        var ninetieth = reach.ninetieth();
        if (median != null && ninetieth != null)
            words.add(page.say("advisory.reach.times", span(page, median), span(page, ninetieth)));
        return String.join(page.language().choose("", " "), words);
    }

    static String span(Page page, @Nullable Duration duration) {
        return duration == null ? "―" : Due.span(page.words(), page.language(), duration);
    }

    // ---- the table ----

    private ReachView.HopRows hop(Page page, Reach reach, Reach.Hop hop, @Nullable Tier own,
            Map<OrganisationId, String> named) {
        var asksAnswers = hop.tier() == Tier.OPERATOR;
        var rows = new ArrayList<ReachView.Row>();
        if (asksAnswers && (own != Tier.SECRETARIAT || hop.lines().size() > ROWS))
            for (var branch : hop.branches())
                rows.add(branch(page, reach, branch, named));
        else
            for (var line : hop.lines())
                rows.add(line(page, reach, line, named));
        return new ReachView.HopRows(page.say("advisory.reach.hop." + hop.tier()), times(page, hop.times()),
                share(hop.tally(), hop.tally().sent(), false),
                share(hop.tally(), hop.tally().opened(), false), share(hop.tally(), hop.tally().confirmed(), true),
                asksAnswers ? share(hop.tally(), hop.tally().answered(), true) : new Cell.Dash(),
                mark(page, reach, hop), rows);
    }

    /// `確認まで 中央値33分、90%点1時間5分`
    static @Nullable String times(Page page, Reach.Times times) {
        var median = times.median();
        var ninetieth = times.ninetieth();
        return median == null || ninetieth == null
                ? null
                : page.say("advisory.reach.hop-times", span(page, median), span(page, ninetieth));
    }

    private static Cell share(Tally tally, int value, boolean watched) {
        var percent = tally.percent(value);
        return new Cell.Share(value, tally.expected(), percent, watched && percent < WATCH);
    }

    /// A whole hop in a word.
    private static Mark mark(Page page, Reach reach, Reach.Hop hop) {
        var holding = hop.lines().stream()
                .filter(line -> line.receipt() != null
                        && (line.passedOn() == Reach.PassedOn.NOT_YET || line.passedOn() == Reach.PassedOn.HELD_UP))
                .count();
        if (holding > 0) return new Mark(Glyph.WATCH, page.say("advisory.reach.holding." + hop.tier(), holding));
        if (hop.tally().allConfirmed()) return new Mark(Glyph.DONE, page.say("advisory.reach.all"));
        return isLate(reach)
                ? new Mark(Glyph.LATE,
                        page.say("advisory.reach.late", hop.tally().expected() - hop.tally().confirmed()))
                : new Mark(Glyph.WATCH, page.say("advisory.reach.in-time"));
    }

    private static boolean isLate(Reach reach) {
        return !reach.asOf().isBefore(reach.advisory().publication().dueAt());
    }

    private ReachView.Row branch(Page page, Reach reach, Reach.Branch branch, Map<OrganisationId, String> named) {
        var tally = branch.tally();
        var holder = reach.hops().stream().flatMap(hop -> hop.lines().stream())
                .filter(line -> line.organisation().equals(branch.via())).findFirst();
        var isHeldUp = holder.filter(line -> line.passedOn() == Reach.PassedOn.HELD_UP).isPresent();
        var mark = tally.sent() == 0
                ? isHeldUp
                        ? new Mark(Glyph.LATE, page.say("advisory.reach.stopped"))
                        : new Mark(Glyph.WAITING, page.say("advisory.hop.not-yet"))
                : tally.allConfirmed()
                        ? new Mark(Glyph.DONE, page.say("advisory.reach.confirmed-all"))
                        : isLate(reach)
                                ? new Mark(Glyph.LATE,
                                        page.say("advisory.reach.late", tally.expected() - tally.confirmed()))
                                : new Mark(Glyph.DOING, page.say("advisory.reach.under-way"));
        return new ReachView.Row(
                page.say("advisory.reach.branch", name(named, branch.via()), tally.expected()),
                "/advisories/" + reach.advisory().id() + "/reach/" + branch.via(),
                share(tally, tally.sent(), tally.sent() == 0),
                share(tally, tally.opened(), tally.sent() == 0), share(tally, tally.confirmed(), true),
                share(tally, tally.answered(), true), mark, null, null, null, null, null);
    }

    ReachView.Row line(Page page, Reach reach, Reach.Line line, Map<OrganisationId, String> named) {
        var passedOnAt = line.passedOnAt();
        return new ReachView.Row(name(named, line.organisation()), null, at(page, line, line.sentAt()),
                at(page, line, line.openedAt()), at(page, line, line.confirmedAt()),
                line.tier() == Tier.OPERATOR ? at(page, line, line.answeredAt()) : new Cell.Dash(),
                mark(page, reach, line), passedOnAt == null ? null : page.times().clock(passedOnAt),
                line.leftOutReason(), arrived(page, reach, line), unsealed(page, line.notices()),
                PursuitWords.say(page, reach.asOf(), line.pursuit(), named));
    }

    /// `通知の到達 14:05（メール）`
    static @Nullable String arrived(Page page, Reach reach, Reach.Line line) {
        var arrival = line.notices().arrival();
        return arrival == null
                ? null
                : page.say("advisory.reach.arrived", page.times().brief(arrival.at(), reach.asOf()),
                        page.say("channel.means." + arrival.means()));
    }

    /// `メールは内容なしで送付（暗号化に使う証明書又は鍵の期限が切れています）`
    static @Nullable String unsealed(Page page, Notices.Fate notices) {
        var cause = notices.unsealed();
        return cause == null ? null : page.say("advisory.reach.unsealed", page.say("channel.cause." + cause));
    }

    private static Cell at(Page page, Reach.Line line, @Nullable Instant instant) {
        if (instant != null) return new Cell.At(page.times().clock(instant), instant);
        return line.receipt() == null && line.leftOutReason() != null ? new Cell.Dash() : new Cell.NotYet();
    }

    /// One organisation in a word: what it has done last, or what it keeps others waiting with.
    static Mark mark(Page page, Reach reach, Reach.Line line) {
        var receipt = line.receipt();
        if (receipt == null)
            return line.leftOutReason() == null
                    ? new Mark(Glyph.WAITING, page.say("advisory.hop.not-yet"))
                    : new Mark(Glyph.STOPPED, page.say("advisory.hop.left-out"));
        return switch (line.passedOn()) {
            case BY_HAND -> new Mark(Glyph.DONE, page.say("advisory.hop.passed-on"));
            case AUTOMATICALLY -> new Mark(Glyph.DONE, page.say("advisory.hop.passed-on-automatically"));
            case NOT_YET -> new Mark(Glyph.WAITING, page.say("advisory.hop.holds"));
            case HELD_UP -> new Mark(Glyph.LATE, page.say("advisory.hop.not-passed-on",
                    span(page, Duration.between(receipt.sentAt(), reach.asOf()))));
            case NOBODY_BELOW -> {
                if (receipt.answer() != null)
                    yield new Mark(Glyph.DONE, Marks.answer(page, receipt.answer()));
                if (receipt.confirmedAt() != null)
                    yield new Mark(Glyph.DONE, page.say("advisory.hop.confirmed"));
                var glyph = isLate(reach) ? Glyph.LATE : Glyph.WAITING;
                yield new Mark(glyph,
                        page.say(receipt.openedAt() == null ? "advisory.hop.sent" : "advisory.hop.opened"));
            }
        };
    }

    // ---- who is missing ----

    /// Those it did not get to, the worst first.
    List<ReachView.MissingRow> missing(Page page, Reach reach, int limit) {
        var ids = new HashSet<OrganisationId>();
        reach.missing().stream().limit(limit).forEach(each -> {
            ids.add(each.organisation());
            ids.add(each.via());
            ids.addAll(PursuitWords.mentioned(each.pursuit()));
        });
        var named = names.of(ids, page.language());
        return reach.missing().stream().limit(limit).map(each -> missing(page, reach, each, named)).toList();
    }

    private ReachView.MissingRow missing(Page page, Reach reach, Reach.Missing missing,
            Map<OrganisationId, String> named) {
        var more = switch (missing.cause()) {
            case HELD, HELD_UNOPENED -> page.say("advisory.missing.waiting", missing.waiting());
            case LEFT_OUT -> missing.reason();
            case UNTOLD -> page.say("channel.cause." + missing.notices().untold());
            case LATE, LATE_UNOPENED -> page.say("advisory.missing.late", span(page,
                    Duration.between(reach.advisory().publication().dueAt(), reach.asOf())));
        };
        var glyph = missing.cause() == Reach.Cause.LEFT_OUT ? Glyph.STOPPED : Glyph.LATE;
        return new ReachView.MissingRow(name(named, missing.organisation()),
                new Mark(glyph, page.say("advisory.missing." + missing.cause())), more,
                unsealed(page, missing.notices()), PursuitWords.say(page, reach.asOf(), missing.pursuit(), named),
                page.say("advisory.missing.next." + missing.cause() + "." + missing.tier(),
                        name(named, missing.via())));
    }

    private static ReachView.@Nullable RecallRow recall(Reach reach, Map<OrganisationId, String> named) {
        var recall = reach.recall();
        if (recall == null) return null;
        return new ReachView.RecallRow(recall.told(), recall.confirmed(), recall.hadOpened().size(),
                recall.hadOpenedConfirmed(),
                recall.hadOpened().stream().limit(MISSING).map(id -> name(named, id)).toList());
    }

    private static String name(Map<OrganisationId, String> named, OrganisationId id) {
        return named.getOrDefault(id, id.value());
    }
}
