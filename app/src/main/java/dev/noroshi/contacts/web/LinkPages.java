package dev.noroshi.contacts.web;

import dev.noroshi.access.Refusals;
import dev.noroshi.access.Open;
import dev.noroshi.access.Pages;
import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.ByLink;
import dev.noroshi.contacts.Card;
import dev.noroshi.contacts.Handover.Successor;
import dev.noroshi.contacts.HandoverId;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Width;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What the link of a mail leads to. Opening it changes nothing, so that whatever looks into mails before people do
/// confirms nothing.
@Controller
class LinkPages {

    private static final String REASON = "the link of a mail, signed for one contact, shows that contact masked";
    private static final Successor NOBODY = new Successor("", "", "", null);

    private final Pages pages;
    private final Refusals refusals;
    private final ByLink byLink;

    LinkPages(Pages pages, Refusals refusals, ByLink byLink) {
        this.pages = pages;
        this.refusals = refusals;
        this.byLink = byLink;
    }

    @GetMapping("/contact/{token}")
    @Open(REASON)
    ModelAndView show(HttpServletRequest request, HttpServletResponse response, @PathVariable String token) {
        return byLink.find(token).map(card -> page(request, response, token, card, List.of(), NOBODY))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/contact/{token}/confirm")
    @Open(REASON)
    ModelAndView confirm(HttpServletRequest request, @PathVariable String token) {
        return switch (byLink.answer(token, Answer.CONFIRMED)) {
            case Outcome.Done<Card> _ -> new ModelAndView("redirect:/contact/" + token);
            case Outcome.Refused<Card> why -> refusals.show(request, why);
        };
    }

    @PostMapping("/contact/{token}/moved")
    @Open(REASON)
    ModelAndView moved(HttpServletRequest request, HttpServletResponse response, @PathVariable String token,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String lastDay) {
        var successor = new Successor(name, email, phone, Days.read(lastDay).orElse(null));
        return switch (byLink.moved(token, successor)) {
            case Outcome.Done<HandoverId> _ -> new ModelAndView("redirect:/contact/" + token);
            case Outcome.Invalid<HandoverId>(var problems) -> byLink.find(token)
                    .map(card -> page(request, response, token, card, problems, successor))
                    .orElseGet(() -> pages.notFound(request));
            case Outcome.Refused<HandoverId> why -> refusals.show(request, why);
        };
    }

    private ModelAndView page(HttpServletRequest request, HttpServletResponse response, String token, Card card,
            List<Problem> problems, Successor successor) {
        // the address is the key, so it goes to nobody else
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        var page = pages.open(request).title("contacts.link.title." + card.kind()).width(Width.NARROW)
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.show("contacts/link", new ContactView.Link(token, card, ContactViews.glyph(card.answer()),
                page.build().say("contacts.answer." + card.answer()), problems, successor));
    }
}
