package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Roll;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.sharing.Agreement;
import dev.noroshi.sharing.Agreements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of agencies asked for cooperation in analysis beforehand (table 5, ※２), which the centre keeps.
@Controller
class AgreementPages {

    private static final Set<ActorClass> AGENCIES = Set.of(ActorClass.INFOSEC_AGENCY);
    private static final List<String> CONTROLS = List.of("organisation", "since", "until", "subject");

    private final Pages pages;
    private final Agreements agreements;
    private final Directory directory;
    private final Roll roll;
    private final Names names;
    private final Clock clock;

    AgreementPages(Pages pages, Agreements agreements, Directory directory, Roll roll, Names names, Clock clock) {
        this.pages = pages;
        this.agreements = agreements;
        this.directory = directory;
        this.roll = roll;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    @Permit(Permission.SHARE_PARTS)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return show(caller, request, Map.of(), List.of());
    }

    @PostMapping("/agreements")
    @Permit(Permission.SHARE_PARTS)
    ModelAndView enter(Caller caller, HttpServletRequest request, @RequestParam Map<String, String> posted) {
        var typed = new HashMap<String, String>();
        for (var control : CONTROLS) typed.put(control, posted.getOrDefault(control, "").strip());
        var problems = agreements.enter(caller, typed.getOrDefault("organisation", ""),
                day(typed.getOrDefault("since", "")), day(typed.getOrDefault("until", "")),
                typed.getOrDefault("subject", ""));
        if (!problems.isEmpty()) return show(caller, request, typed, problems);
        pages.carry(caller, request, Tone.OK, "relay.agreement.entered");
        return new ModelAndView("redirect:/agreements");
    }

    @PostMapping("/agreements/{id}/end")
    @Permit(Permission.SHARE_PARTS)
    ModelAndView end(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return agreements.end(caller, id).map(ended -> {
            pages.carry(caller, request, Tone.OK, "relay.agreement.ended",
                    names.of(ended.organisation(), caller.language()));
            return new ModelAndView("redirect:/agreements");
        }).orElseGet(() -> pages.notFound(request));
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, Map<String, String> typed,
            List<Problem> problems) {
        var page = pages.page(caller, request).title("relay.agreements.title").nav(Nav.REPORTS)
                .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here()
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var built = page.build();
        return page.show("relay/agreements", new AgreementsView(
                agreements.all().stream().map(each -> line(built, each)).toList(), agencies(built), typed,
                problems.stream().map(problem -> ProblemLine.of(built, "a-" + problem.field(),
                        built.say("relay.agreement." + problem.field()), problem)).toList(),
                problems.stream().collect(Collectors.toMap(problem -> "a-" + problem.field(), built::sentence,
                        (one, other) -> one + " " + other))));
    }

    private AgreementsView.Line line(Page page, Agreement agreement) {
        var today = LocalDate.now(clock);
        var until = agreement.until();
        return new AgreementsView.Line(agreement.id(), names.of(agreement.organisation(), page.language()),
                page.times().day(agreement.since()), until == null ? null : page.times().day(until),
                agreement.subject(), agreement.holdsOn(today), until == null || until.isAfter(today),
                names.of(agreement.recordedBy(), page.language()).orElse(""));
    }

    private List<AgreementsView.Agency> agencies(Page page) {
        var ids = roll.organisations(AGENCIES).stream().map(entry -> entry.id()).collect(Collectors.toSet());
        return directory.organisations(ids, LocalDate.now(clock)).stream()
                .map(each -> new AgreementsView.Agency(each.id().value(), each.name(page.language()))).toList();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
