package dev.noroshi.c4tap.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.c4tap.Outcome;
import dev.noroshi.c4tap.Participants;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.ProblemLine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of who takes part, for the centre.
@Controller
class ParticipantPages {

    private final Pages pages;
    private final Participants participants;

    ParticipantPages(Pages pages, Participants participants) {
        this.pages = pages;
        this.participants = participants;
    }

    @GetMapping("/c4tap/participants")
    @Permit(Permission.EDIT_C4TAP)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return show(caller, request, List.of());
    }

    @PostMapping("/c4tap/participants")
    @Permit(Permission.EDIT_C4TAP)
    ModelAndView enter(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String organisation) {
        return answer(caller, request, participants.enter(caller, organisation), "c4tap.done.entered");
    }

    @PostMapping("/c4tap/participants/remove")
    @Permit(Permission.EDIT_C4TAP)
    ModelAndView remove(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String organisation) {
        return answer(caller, request, participants.remove(caller, organisation), "c4tap.done.removed");
    }

    private ModelAndView answer(Caller caller, HttpServletRequest request, Outcome<OrganisationId> outcome,
            String said) {
        return switch (outcome) {
            case Outcome.Done<OrganisationId> _ -> {
                pages.carry(caller, request, Tone.OK, said);
                yield new ModelAndView("redirect:/c4tap/participants");
            }
            case Outcome.Invalid<OrganisationId>(var problems) -> show(caller, request, problems);
            case Outcome.Stale<OrganisationId> _,Outcome.Unknown<OrganisationId> _ -> pages.notFound(request);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, List<Problem> problems) {
        var builder = pages.page(caller, request).title("c4tap.participants").nav(Nav.C4TAP)
                .crumb("/home", "access.nav.HOME").crumb("/c4tap", "c4tap.title").here()
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var page = builder.build();
        return builder.show("c4tap/participants", new CaseView.Parts(
                participants.all(caller).stream()
                        .map(each -> new CaseView.Part(each, each.organisation().name(caller.language()))).toList(),
                participants.others(caller).stream()
                        .map(each -> new CaseView.Choice(each.id().value(), each.name(caller.language()))).toList(),
                caller.may(Permission.EDIT_C4TAP),
                problems.stream().map(problem -> ProblemLine.of(page, problem.field(),
                        page.say("c4tap.field." + problem.field()), problem)).toList()));
    }
}
