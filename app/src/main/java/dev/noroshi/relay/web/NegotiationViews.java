package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Negotiation;
import dev.noroshi.relay.Negotiations;
import dev.noroshi.relay.PartLines;
import dev.noroshi.relay.web.NegotiationView.Line;
import dev.noroshi.relay.web.NegotiationView.Wrong;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts negotiations into words.
@Component
class NegotiationViews {

    private final Negotiations negotiations;
    private final Holdings holdings;
    private final OwnReports ownReports;
    private final PartLines parts;
    private final Names names;

    NegotiationViews(Negotiations negotiations, Holdings holdings, OwnReports ownReports, PartLines parts,
            Names names) {
        this.negotiations = negotiations;
        this.holdings = holdings;
        this.ownReports = ownReports;
        this.parts = parts;
        this.names = names;
    }

    /// Those about a report as the reader has it.
    List<Line> about(Caller caller, Page page, UUID place) {
        return negotiations.about(caller, place).stream().map(each -> line(page, each)).toList();
    }

    NegotiationView.Asking asking(Caller caller, Page page, CentreReport report, Wrong wrong) {
        var lines = about(caller, page, report.id());
        var narrowest = report.widestFrom(List.of());
        var choices = Arrays.stream(Tlp.values()).filter(each -> each.isWiderThan(narrowest)).toList();
        return new NegotiationView.Asking(report.id(), report.number().toString(), report.title(), report.tlp(),
                parts.of(report, page.language()), choices,
                lines.stream().anyMatch(each -> each.question().answer() == null), lines, wrong);
    }

    NegotiationView.One one(Caller caller, Page page, Negotiation question, Wrong wrong) {
        var next = negotiations.next(caller, question);
        var isAsker = question.asker().equals(caller.organisation());
        var place = isAsker ? question.dossier().value() : question.place();
        var below = next.below();
        var limit = below == null || below.answer() == null ? question.wanted() : below.answer().granted();
        var choices = next.answer() && limit != null
                ? Arrays.stream(Tlp.values()).filter(each -> each != Tlp.RED && !each.isWiderThan(limit)).toList()
                : List.<Tlp>of();
        var downTo = next.passDown()
                ? holdings.find(caller, new DossierId(question.place()))
                        .map(held -> names.of(held.dossier().sender(), page.language())).orElse(null)
                : null;
        return new NegotiationView.One(line(page, question), "/reports/" + place, downTo, choices,
                below == null ? null : line(page, below),
                next.onward() == null ? null : "/negotiations/" + next.onward().id(), next.answer(),
                caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT, wrong);
    }

    /// How the report it is about is marked, as the reader has it.
    Optional<Tlp> marking(Caller caller, Negotiation question) {
        var place = question.asker().equals(caller.organisation()) ? question.dossier().value() : question.place();
        return holdings.find(caller, new DossierId(place)).map(held -> held.latest().tlp())
                .or(() -> ownReports.find(caller, new SeriesId(place)).flatMap(OwnReports.Series::latest)
                        .flatMap(telling -> telling.content().tlp()));
    }

    private Line line(Page page, Negotiation question) {
        return new Line(question, names.of(question.asker(), page.language()),
                names.of(question.asked(), page.language()),
                question.field() == null ? null : parts.label(question.field(), page.language()), mark(page, question));
    }

    private static Mark mark(Page page, Negotiation question) {
        var answer = question.answer();
        if (answer == null)
            return new Mark(question.passedDown() ? Glyph.DOING : Glyph.WAITING, page.say(question.passedDown()
                    ? "relay.negotiation.PASSED_DOWN"
                    : "relay.negotiation.ASKED"));
        return new Mark(switch (answer.result()) {
            case GRANTED, NARROWED -> Glyph.DONE;
            case REFUSED -> Glyph.NONE;
        }, page.say("relay.negotiation." + answer.result()));
    }

    Wrong wrong(Page page, List<Problem> problems, @Nullable Tlp tlp, String text) {
        return new Wrong(
                problems.stream().map(each -> ProblemLine.of(page, "n-" + each.field(),
                        page.say("relay.negotiation." + each.field()), each)).toList(),
                problems.stream().collect(Collectors.toMap(each -> "n-" + each.field(), page::sentence,
                        (one, other) -> one + " " + other)),
                "", tlp, text);
    }
}
