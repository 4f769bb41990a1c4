package dev.noroshi.contacts.web;

import dev.noroshi.access.Refusals;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.EmergencyDesk;
import dev.noroshi.contacts.EmergencyDesks;
import dev.noroshi.contacts.Handover;
import dev.noroshi.contacts.HandoverId;
import dev.noroshi.contacts.Handovers;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.contacts.OwnContact;
import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.contacts.OwnContact.Whose;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// One's own contact data, those of the desk, its emergency desks, and hand-overs.
@Controller
class OwnPages {

    private final Pages pages;
    private final Refusals refusals;
    private final OwnContact own;
    private final EmergencyDesks desks;
    private final Handovers handovers;
    private final ContactViews views;

    OwnPages(Pages pages, Refusals refusals, OwnContact own, EmergencyDesks desks, Handovers handovers,
            ContactViews views) {
        this.pages = pages;
        this.refusals = refusals;
        this.own = own;
        this.desks = desks;
        this.handovers = handovers;
        this.views = views;
    }

    @GetMapping("/contacts")
    @Permit(Permission.READ_HOME)
    ModelAndView show(Caller caller, HttpServletRequest request) {
        return page(caller, request, "", List.of(), null);
    }

    @PostMapping("/contacts/confirm")
    @Permit(Permission.READ_HOME)
    ModelAndView confirm(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String whose) {
        var chosen = whose(whose);
        // the desk is confirmed by those who keep it
        if (chosen == Whose.DESK && !caller.may(Permission.EDIT_CONTACTS)) return pages.notFound(request);
        own.confirm(caller, chosen);
        return carried(caller, request, "contacts.confirmed");
    }

    @PostMapping("/contacts")
    @Permit(Permission.READ_HOME)
    ModelAndView change(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String mobile, @RequestParam(defaultValue = "") String fax,
            @RequestParam(defaultValue = "") String hours) {
        var typed = new Typed(email, phone, mobile, fax, hours);
        return switch (own.change(caller, whose(whose), typed)) {
            case Outcome.Done<Typed> _ -> carried(caller, request, "contacts.changed");
            case Outcome.Invalid<Typed>(var problems) ->
                page(caller, request, whose(whose).name(), problems, typed);
            case Outcome.Refused<Typed> why -> refusals.show(request, why);
        };
    }

    private static Whose whose(String code) {
        return Arrays.stream(Whose.values()).filter(each -> each.name().equals(code)).findFirst().orElse(Whose.PERSON);
    }

    @PostMapping("/contacts/leave")
    @Permit(Permission.READ_HOME)
    ModelAndView leave(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String lastDay) {
        var successor = new Handover.Successor(name, email, phone, Days.read(lastDay).orElse(null));
        return switch (own.leave(caller, successor)) {
            case Outcome.Done<HandoverId> _ -> carried(caller, request, "contacts.proposed");
            case Outcome.Invalid<HandoverId>(var problems) -> page(caller, request, "LEAVE", problems, null);
            case Outcome.Refused<HandoverId> why -> refusals.show(request, why);
        };
    }

    @PostMapping("/contacts/hand-overs/{id}/approve")
    @Permit(Permission.EDIT_CONTACTS)
    ModelAndView approve(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return decided(caller, request, handovers.approve(caller, new HandoverId(id)), "contacts.approved");
    }

    @PostMapping("/contacts/hand-overs/{id}/refuse")
    @Permit(Permission.EDIT_CONTACTS)
    ModelAndView refuse(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return decided(caller, request, handovers.refuse(caller, new HandoverId(id)), "contacts.refused");
    }

    private ModelAndView decided(Caller caller, HttpServletRequest request, Outcome<Handover> outcome, String said) {
        return switch (outcome) {
            case Outcome.Done<Handover> _ -> carried(caller, request, said);
            case Outcome.Refused<Handover> why -> refusals.show(request, why);
        };
    }

    @PostMapping("/contacts/desks")
    @Permit(Permission.EDIT_CONTACTS)
    ModelAndView addDesk(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String backup,
            @RequestParam(defaultValue = "") String language, @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String opens, @RequestParam(defaultValue = "") String closes) {
        var chosen = Arrays.stream(EmergencyDesk.Days.values()).filter(each -> each.name().equals(days)).findFirst()
                .orElse(EmergencyDesk.Days.EVERY_DAY);
        var from = Days.time(opens);
        var to = Days.time(closes);
        if (from.isEmpty() || to.isEmpty())
            return page(caller, request, "EMERGENCY", List.of(Problem.of("opens", "contacts.time-form")), null);
        var typed = new EmergencyDesks.Typed(name, number, backup, language, chosen, from.get(), to.get());
        return switch (desks.add(caller, typed)) {
            case Outcome.Done<UUID> _ -> carried(caller, request, "contacts.desk-added");
            case Outcome.Invalid<UUID>(var problems) -> page(caller, request, "EMERGENCY", problems, null);
            case Outcome.Refused<UUID> why -> refusals.show(request, why);
        };
    }

    @PostMapping("/contacts/desks/{id}/remove")
    @Permit(Permission.EDIT_CONTACTS)
    ModelAndView removeDesk(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return desks.remove(caller, id)
                ? carried(caller, request, "contacts.desk-removed")
                : pages.notFound(request);
    }

    private ModelAndView carried(Caller caller, HttpServletRequest request, String said) {
        pages.carry(caller, request, Tone.OK, said);
        return new ModelAndView("redirect:/contacts");
    }

    private ModelAndView page(Caller caller, HttpServletRequest request, String wrong, List<Problem> problems,
            @Nullable Typed typed) {
        return pages.page(caller, request).title("contacts.title").nav(Nav.CONTACTS).crumb("/home", "access.nav.HOME")
                .here().status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("contacts/own", views.own(caller, wrong, problems, typed));
    }
}
