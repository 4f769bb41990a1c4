package dev.noroshi.relay.web;

import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.DossierState;
import dev.noroshi.relay.EntryState;
import dev.noroshi.relay.Tier;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.Step;

/// The states of reports as glyph and word.
public final class States {

    private States() {
    }

    static Mark of(Page page, Tier tier, DossierState state) {
        var glyph = switch (state) {
            case HELD -> tier == Tier.MINISTRY ? Glyph.DOING : Glyph.WAITING;
            case WAITING, RECEIVED -> Glyph.WAITING;
            case ANONYMISING, ANALYSING -> Glyph.DOING;
            case RETURNED -> Glyph.WATCH;
            case PASSED_ON, USED, CLOSED -> Glyph.DONE;
            case WITHDRAWN -> Glyph.STOPPED;
        };
        return new Mark(glyph, word(page, tier, state));
    }

    static String word(Page page, Tier tier, DossierState state) {
        return page.say("relay.state." + state + (state == DossierState.HELD ? "." + tier : ""));
    }

    static Mark of(Page page, Tier tier, EntryState state) {
        return of(page, tier, switch (state) {
            case HELD -> DossierState.HELD;
            case ANONYMISING -> DossierState.ANONYMISING;
            case RETURNED -> DossierState.RETURNED;
            case PASSED_ON -> DossierState.PASSED_ON;
            case WAITING -> DossierState.WAITING;
            case RECEIVED -> DossierState.RECEIVED;
        });
    }

    /// What the path last told, or that it is still a draft.
    public static Mark of(Page page, OwnReports.Line line) {
        var step = line.step();
        return step == null ? draft(page) : of(page, step);
    }

    static Mark of(Page page, Step step) {
        return new Mark(switch (step) {
            case SUBMITTED, OPENED, NUMBERED -> Glyph.WAITING;
            case RETURNED -> Glyph.WATCH;
            case PASSED_ON, USED, CLOSED -> Glyph.DONE;
            case UNDER_ANALYSIS -> Glyph.DOING;
            case WITHDRAWN -> Glyph.STOPPED;
        }, page.say("report.step." + step));
    }

    static Mark draft(Page page) {
        return new Mark(Glyph.NONE, page.say("report.state.DRAFT"));
    }
}
