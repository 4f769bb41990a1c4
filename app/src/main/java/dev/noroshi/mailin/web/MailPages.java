package dev.noroshi.mailin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.Problem;
import dev.noroshi.mailin.Box;
import dev.noroshi.mailin.Deciding;
import dev.noroshi.mailin.KeptMail;
import dev.noroshi.mailin.MailDesk;
import dev.noroshi.mailin.MailId;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.web.ProblemLine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 受信メール: the lists of a desk, and what it decides.
@Controller
class MailPages {

    private static final int LINES = 50;

    private static final Map<String, String> LABELS = Map.of("organisation", "mailin.assign.organisation", "reason",
            "mailin.discard.reason");

    private final Pages pages;
    private final MailDesk desk;
    private final MailViews views;

    MailPages(Pages pages, MailDesk desk, MailViews views) {
        this.pages = pages;
        this.desk = desk;
        this.views = views;
    }

    @GetMapping("/mail")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "QUARANTINE") Box box,
            @RequestParam(defaultValue = "0") int from) {
        var page = pages.page(caller, request).title("mailin.title").nav(Nav.MAIL).crumb("/home", "access.nav.HOME")
                .here();
        var words = page.build();
        var offset = Math.max(0, from);
        var found = desk.in(caller, box, LINES + 1, offset);
        var shown = found.subList(0, Math.min(LINES, found.size()));
        var tabs = Arrays.stream(Box.values())
                .map(each -> new MailView.Tab(words.say("mailin.box." + each), "/mail?box=" + each, each == box))
                .toList();
        return page.show("mailin/list",
                new MailView.Mails(tabs, views.lines(caller, shown),
                        words.say("mailin.caption", words.say("mailin.box." + box)), words.say("mailin.empty." + box),
                        !desk.works(),
                        paging(words.say("mailin.place", shown.size()), box, offset, found.size() > LINES)));
    }

    private static @Nullable Paging paging(String place, Box box, int offset, boolean isMore) {
        if (offset == 0 && !isMore) return null;
        var address = "/mail?box=" + box + "&from=";
        return new Paging(place, offset == 0 ? null : address + Math.max(0, offset - LINES),
                isMore ? address + (offset + LINES) : null);
    }

    @GetMapping("/mail/{id}")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return desk.find(caller, new MailId(id)).map(mail -> show(caller, request, mail, null, "", ""))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/mail/{id}/assign")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView assign(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int revision,
            @RequestParam(defaultValue = "") String organisation) {
        return decided(caller, request, id, desk.assign(caller, new MailId(id), revision, organisation),
                "mailin.done.assigned", organisation, "");
    }

    @PostMapping("/mail/{id}/discard")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView discard(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason) {
        return decided(caller, request, id, desk.discard(caller, new MailId(id), revision, reason),
                "mailin.done.discarded", "", reason);
    }

    @PostMapping("/mail/{id}/hand-on")
    @Permit(Permission.HANDLE_MAIL)
    ModelAndView handOn(Caller caller, HttpServletRequest request, @PathVariable UUID id, @RequestParam int revision) {
        return decided(caller, request, id, desk.handOn(caller, new MailId(id), revision), "mailin.done.handed-on", "",
                "");
    }

    private ModelAndView decided(Caller caller, HttpServletRequest request, UUID id, Deciding deciding, String said,
            String organisation, String reason) {
        return switch (deciding) {
            case Deciding.Done(var drafts) -> {
                pages.carry(caller, request, Tone.OK, said, organisation, drafts);
                yield new ModelAndView("redirect:/mail");
            }
            case Deciding.Stale() -> pages.conflict(request, "mailin.stale");
            case Deciding.Unknown() -> pages.notFound(request);
            case Deciding.Invalid(var problem) -> desk.find(caller, new MailId(id))
                    .map(mail -> show(caller, request, mail, problem, organisation, reason))
                    .orElseGet(() -> pages.notFound(request));
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, KeptMail mail, @Nullable Problem problem,
            String organisation, String reason) {
        var page = pages.page(caller, request).title("mailin.mail.title").nav(Nav.MAIL)
                .crumb("/home", "access.nav.HOME").crumb("/mail?box=" + Box.of(mail.state()), "mailin.title").here()
                .status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var words = page.build();
        var claimed = mail.claimed();
        var chosen = organisation.isEmpty() && claimed != null ? claimed.value() : organisation;
        var choices = desk.assignable(caller).stream().map(each -> new MailView.Choice(each.id().value(),
                each.name(caller.language()), each.id().value().equals(chosen))).toList();
        var proof = mail.proof();
        return page.show("mailin/mail", new MailView.One(views.lines(caller, List.of(mail)).getFirst(),
                words.say("mailin.proof." + (proof == null ? "none" : proof.name())),
                desk.look(caller, mail.id()).orElseThrow(), mail.state().isOpen(), !desk.isLastDesk(caller), choices,
                problem == null
                        ? List.of()
                        : List.of(ProblemLine.of(words, problem.field(),
                                words.say(LABELS.getOrDefault(problem.field(), "mailin.mail.title")), problem)),
                problem == null ? null : problem.field(), problem == null ? null : words.sentence(problem), chosen,
                reason));
    }
}
