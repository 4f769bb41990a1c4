package dev.noroshi.access;

import dev.noroshi.access.web.SessionsView;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// Where a person is signed in, and how to end it.
@Controller
class SessionPages {

    private static final String BASE = "/settings/sessions";

    private final Pages pages;
    private final Words words;
    private final OwnAccount own;
    private final Sessions sessions;
    private final AccessSettings settings;

    SessionPages(Pages pages, Words words, OwnAccount own, Sessions sessions, AccessSettings settings) {
        this.pages = pages;
        this.words = words;
        this.own = own;
        this.sessions = sessions;
        this.settings = settings;
    }

    @GetMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        var here = SessionMark.of(request.getSession()).map(SessionMark::handle).orElse(null);
        var rows = sessions.of(caller.person()).stream().map(mark -> new SessionsView.Row(mark.handle(), mark.device(),
                mark.address(), mark.began(), mark.used(), mark.handle().equals(here))).toList();
        return pages.page(caller, request).title("access.sessions.title").crumb("/home", "access.nav.HOME")
                .crumb("/settings", "access.settings.title").here().show("access/sessions", new SessionsView(rows,
                        words(settings.idle(caller.role()), caller), words(settings.longest(), caller)));
    }

    /// `15分`, `4時間`.
    private String words(Duration time, Caller caller) {
        var hours = time.toMinutesPart() == 0 && time.toHours() > 0;
        return words.say(caller.language(), "access.sessions." + (hours ? "hours" : "minutes"),
                hours ? time.toHours() : time.toMinutes());
    }

    @PostMapping(BASE + "/{handle}/end")
    @Permit(Permission.READ_HOME)
    ModelAndView end(@PathVariable UUID handle, Caller caller, HttpServletRequest request) {
        if (!own.endSession(caller, handle)) return pages.notFound(request);
        pages.carry(caller, request, Notice.Tone.OK, "access.sessions.ended");
        return new ModelAndView("redirect:" + BASE);
    }

    @PostMapping(BASE + "/end-others")
    @Permit(Permission.READ_HOME)
    ModelAndView endOthers(Caller caller, HttpServletRequest request) {
        SessionMark.of(request.getSession()).ifPresent(mark -> own.endOtherSessions(caller, mark.handle()));
        pages.carry(caller, request, Notice.Tone.OK, "access.sessions.ended");
        return new ModelAndView("redirect:" + BASE);
    }
}
