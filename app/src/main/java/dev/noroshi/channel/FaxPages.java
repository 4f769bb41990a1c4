package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.web.FaxesView;
import dev.noroshi.delivery.Due;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 送るファクス: what a desk prints, sends, and enters.
@Controller
class FaxPages {

    private static final String LIST = "/faxes";
    private static final String FILE = "/files/faxes.pdf";

    private final Pages pages;
    private final Faxes faxes;
    private final Clock clock;

    FaxPages(Pages pages, Faxes faxes, Clock clock) {
        this.pages = pages;
        this.faxes = faxes;
        this.clock = clock;
    }

    @GetMapping(LIST)
    @Permit(Permission.READ_REACH)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        var builder = pages.page(caller, request).title("channel.faxes.title").nav(Nav.CALLS)
                .crumb("/home", "access.nav.HOME").crumb("/calls", "channel.calls.title").here();
        var page = builder.build();
        var toSend = faxes.toSend(caller);
        var sent = faxes.sent(caller);
        return builder.show("channel/faxes", new FaxesView(clock.instant(),
                toSend.lines().stream().map(line -> line(page, line)).toList(), toSend.more(),
                sent.lines().stream().map(line -> line(page, line)).toList(), sent.more(), Faxes.LIMIT));
    }

    private FaxesView.Line line(Page page, Faxes.Line line) {
        var parcel = line.parcel();
        var due = parcel == null || parcel.dueAt() == null ? null : new Due(parcel.dueAt(), clock.instant());
        var person = line.person();
        return new FaxesView.Line(line.id().toString(), line.to().name(page.language()),
                person == null ? page.say("channel.faxes.desk") : person.name(page.language()), line.number(),
                page.say("channel.fax.reason." + line.reason()), parcel == null ? null : parcel.number(),
                parcel == null ? null : parcel.title(), parcel == null ? null : line.tlp(), line.importance(),
                line.occasion().isDrill(), due == null ? null : due.left(page.words(), page.language()),
                due != null && due.isLate(), line.mark(), line.sentAt());
    }

    /// To the chosen sheets: the form's token does not belong in the address of a file.
    @PostMapping(LIST + "/print")
    @Permit(Permission.READ_REACH)
    ModelAndView print(Caller caller, HttpServletRequest request,
            @RequestParam(name = "fax", defaultValue = "") List<String> chosen) {
        var ids = DeadLetters.read(chosen).stream().limit(Faxes.LIMIT).map(MessageId::toString)
                .collect(Collectors.joining(","));
        return ids.isEmpty() ? none(caller, request) : new ModelAndView("redirect:" + FILE + "?fax=" + ids);
    }

    /// The chosen sheets, a page each, to be put on the machine.
    @GetMapping(FILE)
    @Permit(Permission.READ_REACH)
    Object file(Caller caller, HttpServletRequest request,
            @RequestParam(name = "fax", defaultValue = "") List<String> chosen) {
        var file = faxes.print(caller, DeadLetters.read(chosen));
        if (file.isPresent()) return Download.of("noroshi-fax.pdf", MediaType.APPLICATION_PDF, file.get());
        return none(caller, request);
    }

    @PostMapping(LIST + "/sent")
    @Permit(Permission.READ_REACH)
    ModelAndView sent(Caller caller, HttpServletRequest request,
            @RequestParam(name = "fax", defaultValue = "") List<String> chosen) {
        var count = faxes.markSent(caller, DeadLetters.read(chosen));
        if (count == 0) return none(caller, request);
        pages.carry(caller, request, Tone.OK, "channel.faxes.marked", count);
        return new ModelAndView("redirect:" + LIST);
    }

    private ModelAndView none(Caller caller, HttpServletRequest request) {
        pages.carry(caller, request, Tone.WARN, "channel.faxes.none-chosen");
        return new ModelAndView("redirect:" + LIST);
    }

    @PostMapping(LIST + "/{id}")
    @Permit(Permission.READ_REACH)
    ModelAndView note(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam Faxes.Result result) {
        if (!faxes.note(caller, new MessageId(id), result)) return pages.notFound(request);
        pages.carry(caller, request, Tone.OK, "channel.faxes.noted." + result);
        return new ModelAndView("redirect:" + LIST);
    }
}
