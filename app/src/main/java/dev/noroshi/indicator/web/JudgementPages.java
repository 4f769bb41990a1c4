package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.web.IndicatorView.Judging;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The centre's judgement that a value is not to be blocked.
@Controller
class JudgementPages {

    private final Pages pages;
    private final IndicatorPage page;
    private final Judgements judgements;

    JudgementPages(Pages pages, IndicatorPage page, Judgements judgements) {
        this.pages = pages;
        this.page = page;
        this.judgements = judgements;
    }

    @PostMapping("/indicators/{id}/judgements")
    @Permit(Permission.SHARE_INDICATOR)
    ModelAndView judge(Caller caller, HttpServletRequest request, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, @RequestParam(defaultValue = "SHARED") String told) {
        var indicator = IndicatorId.parse(id);
        if (indicator.isEmpty()) return pages.notFound(request);
        var to = told.equals("ALL") ? Judgement.Told.ALL : Judgement.Told.SHARED;
        return answer(caller, request, id, judgements.judge(caller, indicator.get(), why, to), "indicator.judged",
                why, to);
    }

    @PostMapping("/indicators/{id}/judgements/{judgement}/take-back")
    @Permit(Permission.SHARE_INDICATOR)
    ModelAndView takeBack(Caller caller, HttpServletRequest request, @PathVariable String id,
            @PathVariable UUID judgement, @RequestParam(defaultValue = "") String why) {
        var indicator = IndicatorId.parse(id);
        if (indicator.isEmpty()) return pages.notFound(request);
        return answer(caller, request, id, judgements.takeBack(caller, indicator.get(), judgement, why),
                "indicator.judged.back", why, Judgement.Told.SHARED);
    }

    private <T> ModelAndView answer(Caller caller, HttpServletRequest request, String id, Outcome<T> outcome,
            String said, String why, Judgement.Told told) {
        return switch (outcome) {
            case Outcome.Done<T> _ -> {
                pages.carry(caller, request, Notice.Tone.OK, said);
                yield new ModelAndView("redirect:/indicators/" + id);
            }
            case Outcome.Invalid<T>(var problems) ->
                page.judging(caller, request, id, new Judging(why, told, problems));
            case Outcome.Unknown<T> _ -> pages.notFound(request);
        };
    }
}
