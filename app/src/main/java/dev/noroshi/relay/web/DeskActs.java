package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.words.Words;
import dev.noroshi.relay.Anonymising;
import dev.noroshi.relay.Desk;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.relay.web.CopyViews.Tried;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What a desk does with a report on its page. Every act leads back to the page, which then says how it stands.
@Controller
class DeskActs {

    private static final String DECISION = "decision.";

    private final Pages pages;
    private final ReportPages reportPages;
    private final Anonymising anonymising;
    private final Desk desk;
    private final Names names;
    private final Words words;

    DeskActs(Pages pages, ReportPages reportPages, Anonymising anonymising, Desk desk, Names names, Words words) {
        this.pages = pages;
        this.reportPages = reportPages;
        this.anonymising = anonymising;
        this.desk = desk;
        this.names = names;
        this.words = words;
    }

    @PostMapping("/reports/{dossier}/anonymise")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView anonymise(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal) {
        return anonymising.begin(caller, new DossierId(dossier), ordinal).map(copy -> to(dossier, ordinal))
                .orElseGet(() -> pages.notFound(request));
    }

    /// Keeps what was decided so far. A page that refreshes in part gets the page at once.
    @PostMapping("/reports/{dossier}/decisions")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView decide(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal, @RequestParam int edition, @RequestParam Map<String, String> posted) {
        var handling = anonymising.decide(caller, new DossierId(dossier), ordinal, edition, decisions(posted));
        if (handling instanceof Handling.Kept && request.getHeader("HX-Request") != null)
            return reportPages.report(caller, request, dossier, ordinal, null);
        return after(caller, request, dossier, ordinal, handling, "relay.decided", reason -> Tried.NOTHING);
    }

    private static Map<UUID, Decision> decisions(Map<String, String> posted) {
        var decisions = new HashMap<UUID, Decision>();
        posted.forEach((name, value) -> {
            if (!name.startsWith(DECISION)) return;
            for (var each : List.of(Decision.ACCEPTED, Decision.REJECTED))
                if (each.name().equals(value) && name.matches("decision\\.[0-9a-f-]{36}"))
                    decisions.put(UUID.fromString(name.substring(DECISION.length())), each);
        });
        return decisions;
    }

    @PostMapping("/reports/{dossier}/redactions")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView redact(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal, @RequestParam int edition, @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") String with) {
        var handling = anonymising.redact(caller, new DossierId(dossier), ordinal, edition, find.strip(),
                with.strip());
        return after(caller, request, dossier, ordinal, handling, "relay.redacted",
                problem -> new Tried(find, with, problem, null));
    }

    @PostMapping("/reports/{dossier}/rewrite")
    @Permit(Permission.ANONYMISE_REPORT)
    ModelAndView rewrite(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal, @RequestParam int edition, @RequestParam String field,
            @RequestParam(defaultValue = "") String text) {
        var known = FieldId.parse(field);
        if (known.isEmpty()) return pages.notFound(request);
        var handling = anonymising.rewrite(caller, new DossierId(dossier), ordinal, edition,
                Map.of(known.get(), text.strip()));
        return after(caller, request, dossier, ordinal, handling, "relay.rewritten",
                problem -> new Tried("", "", problem, null));
    }

    @PostMapping("/reports/{dossier}/forward")
    @Permit(Permission.FORWARD_REPORT)
    ModelAndView forward(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal) {
        return after(caller, request, dossier, ordinal, desk.passOn(caller, new DossierId(dossier), ordinal), "",
                problem -> Tried.NOTHING);
    }

    @PostMapping("/reports/{dossier}/return")
    @Permit(Permission.FORWARD_REPORT)
    ModelAndView giveBack(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal, @RequestParam(defaultValue = "") String reason) {
        return after(caller, request, dossier, ordinal,
                desk.giveBack(caller, new DossierId(dossier), ordinal, reason), "",
                problem -> new Tried("", "", null, sentence(caller, problem)));
    }

    @PostMapping("/reports/{dossier}/analyse")
    @Permit(Permission.RECEIVE_REPORT)
    ModelAndView analyse(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal) {
        return after(caller, request, dossier, ordinal, desk.analyse(caller, new DossierId(dossier)),
                "relay.analysing", problem -> Tried.NOTHING);
    }

    @PostMapping("/reports/{dossier}/close")
    @Permit(Permission.RECEIVE_REPORT)
    ModelAndView close(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal) {
        return after(caller, request, dossier, ordinal, desk.close(caller, new DossierId(dossier)), "relay.closed",
                problem -> Tried.NOTHING);
    }

    /// @param kept the notice when the change was kept
    /// @param tried what is shown again when something must be put right
    private ModelAndView after(Caller caller, HttpServletRequest request, UUID dossier, int ordinal,
            Handling handling, String kept, Function<Problem, Tried> tried) {
        return switch (handling) {
            case Handling.PassedOn(var to, var number) -> {
                var name = names.of(to, caller.language());
                if (number.isPresent())
                    pages.carry(caller, request, Tone.OK, "relay.passed-on.number", name,
                            number.get());
                else
                    pages.carry(caller, request, Tone.OK, "relay.passed-on", name);
                yield to(dossier, ordinal);
            }
            case Handling.Returned(var to) ->
                carried(caller, request, dossier, ordinal, Tone.OK, "relay.returned",
                        names.of(to, caller.language()));
            case Handling.Kept _ -> carried(caller, request, dossier, ordinal, Tone.OK, kept);
            case Handling.Undecided(var count) ->
                carried(caller, request, dossier, ordinal, Tone.WARN, "relay.undecided", count);
            case Handling.Stale _ -> carried(caller, request, dossier, ordinal, Tone.WARN, "relay.stale");
            case Handling.Refused(var reason) -> carried(caller, request, dossier, ordinal, Tone.WARN, "relay.cannot",
                    words.say(caller.language(), reason));
            case Handling.Wrong(var problems) -> reportPages.again(caller, request, new DossierId(dossier), ordinal,
                    tried.apply(problems.getFirst()));
            case Handling.NotHeld() -> pages.notFound(request);
        };
    }

    private ModelAndView carried(Caller caller, HttpServletRequest request, UUID dossier, int ordinal, Tone tone,
            String key, Object... arguments) {
        pages.carry(caller, request, tone, key, arguments);
        return to(dossier, ordinal);
    }

    private String sentence(Caller caller, @Nullable Problem problem) {
        return problem == null
                ? ""
                : words.say(caller.language(), "problem." + problem.code(), problem.details().toArray());
    }

    private static ModelAndView to(UUID dossier, int ordinal) {
        return new ModelAndView("redirect:/reports/" + dossier + "?ordinal=" + ordinal);
    }
}
