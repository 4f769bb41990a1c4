package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.Arrangements.Changed;
import dev.noroshi.channel.Arrangements.Known;
import dev.noroshi.channel.Arrangements.Whose;
import dev.noroshi.channel.web.ArrangementView;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 連絡手段: how I am told, and how the desk of my organisation is.
@Controller
class ArrangementPages {

    private static final String BASE = "/settings/channels";

    private final Pages pages;
    private final Arrangements arrangements;
    private final Webhooks webhooks;

    ArrangementPages(Pages pages, Arrangements arrangements, Webhooks webhooks) {
        this.pages = pages;
        this.arrangements = arrangements;
        this.webhooks = webhooks;
    }

    @GetMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView own(Caller caller, HttpServletRequest request) {
        return show(caller, request, Whose.OWN, arrangements.of(caller, Whose.OWN), List.of());
    }

    @GetMapping(BASE + "/desk")
    @Permit(Permission.EDIT_DESK)
    ModelAndView desk(Caller caller, HttpServletRequest request) {
        return show(caller, request, Whose.DESK, arrangements.of(caller, Whose.DESK), List.of());
    }

    @PostMapping(BASE)
    @Permit(Permission.READ_HOME)
    ModelAndView changeOwn(Caller caller, HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> sent) {
        return change(caller, request, Whose.OWN, sent);
    }

    @PostMapping(BASE + "/desk")
    @Permit(Permission.EDIT_DESK)
    ModelAndView changeDesk(Caller caller, HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> sent) {
        return change(caller, request, Whose.DESK, sent);
    }

    @PostMapping(BASE + "/desk/webhook")
    @Permit(Permission.EDIT_DESK)
    ModelAndView enterWebhook(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String form) {
        var wanted = form.equals(Webhooks.Form.STIX.name()) ? Webhooks.Form.STIX : Webhooks.Form.NOTICE;
        var known = arrangements.of(caller, Whose.DESK);
        return switch (webhooks.enter(caller, url, wanted)) {
            case Webhooks.Entered.Done(var secret) ->
                show(caller, request, Whose.DESK, arrangements.of(caller, Whose.DESK),
                        List.of(), new ArrangementView.Webhook(url.strip(), wanted, secret.reveal(), null));
            case Webhooks.Entered.Forbidden() -> pages.notFound(request);
            case Webhooks.Entered.Wrong(var problem) -> show(caller, request, Whose.DESK, known, List.of(problem),
                    new ArrangementView.Webhook(url, wanted, null,
                            pages.page(caller, request).build().sentence(problem)));
        };
    }

    @PostMapping(BASE + "/desk/webhook/remove")
    @Permit(Permission.EDIT_DESK)
    ModelAndView removeWebhook(Caller caller, HttpServletRequest request) {
        if (!webhooks.remove(caller)) return pages.notFound(request);
        pages.carry(caller, request, Tone.OK, "channel.webhook.removed");
        return new ModelAndView("redirect:" + BASE + "/desk");
    }

    private ModelAndView change(Caller caller, HttpServletRequest request, Whose whose,
            MultiValueMap<String, String> sent) {
        var known = arrangements.of(caller, whose);
        var form = ArrangementForm.read(whose, sent, known.arrangement());
        var read = new Known(form.arrangement(), known.means(), known.mailWorks(), known.colleagues());
        if (!form.problems().isEmpty()) return show(caller, request, whose, read, form.problems());
        return switch (arrangements.change(caller, whose, form.arrangement())) {
            case Changed.Done() -> {
                pages.carry(caller, request, Tone.OK, "channel.arrangement.kept");
                yield new ModelAndView("redirect:" + (whose == Whose.DESK ? BASE + "/desk" : BASE));
            }
            case Changed.Forbidden() -> pages.notFound(request);
            case Changed.Wrong(var problems) -> show(caller, request, whose, read, problems);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, Whose whose, Known known,
            List<Problem> problems) {
        var url = whose == Whose.DESK ? webhooks.of(caller).map(Object::toString).orElse("") : "";
        return show(caller, request, whose, known, problems,
                new ArrangementView.Webhook(url, webhooks.form(caller), null, null));
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, Whose whose, Known known,
            List<Problem> problems, ArrangementView.Webhook webhook) {
        var page = pages.page(caller, request)
                .title(whose == Whose.DESK ? "channel.arrangement.desk.title" : "channel.arrangement.title")
                .crumb("/home", "access.nav.HOME").crumb("/settings", "access.settings.title").here();
        if (!problems.isEmpty()) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.show("channel/arrangement", view(caller, page.build(), whose, known, problems, webhook));
    }

    private static ArrangementView view(Caller caller, Page page, Whose whose, Known known, List<Problem> problems,
            ArrangementView.Webhook webhook) {
        var arrangement = known.arrangement();
        var absence = arrangement.absence();
        return new ArrangementView(whose == Whose.DESK, caller.may(Permission.EDIT_DESK), known.mailWorks(),
                Stream.of(true, false).map(isOpen -> block(page, known, isOpen, problems)).toList(),
                hours(page, arrangement, problems),
                whose == Whose.DESK ? List.of() : deputies(caller, page, known),
                absence == null ? "" : absence.first().toString(), absence == null ? "" : absence.last().toString(),
                missing(page, known), webhook, problems.stream().map(problem -> ProblemLine.of(page, anchor(problem),
                        label(page, problem), problem)).toList());
    }

    private static String anchor(Problem problem) {
        return problem.field().replace('.', '-');
    }

    private static String label(Page page, Problem problem) {
        var field = problem.field();
        var dot = field.indexOf('.');
        return dot < 0
                ? page.say("channel.field." + field)
                : page.say("channel.block." + field.substring(0, dot)) + " "
                        + page.say("platform.importance." + field.substring(dot + 1));
    }

    private static ArrangementView.Block block(Page page, Known known, boolean isOpen, List<Problem> problems) {
        var lines = new ArrayList<ArrangementView.Line>();
        for (var importance : Importance.values()) {
            var field = Arrangements.field(isOpen, importance);
            var choice = known.arrangement().choices().at(isOpen, importance);
            lines.add(new ArrangementView.Line(field, importance.name(),
                    known.means().stream().sorted().map(means -> new ArrangementView.Option(means.name(),
                            page.say("channel.choice." + means), choice.means().contains(means))).toList(),
                    importance != Importance.WARNING, choice.pace() == Pace.DIGEST, sentence(page, problems, field)));
        }
        return new ArrangementView.Block(page.say("channel.block." + (isOpen ? "OPEN" : "CLOSED")), lines);
    }

    private static @Nullable String sentence(Page page, List<Problem> problems, String field) {
        return problems.stream().filter(problem -> problem.field().equals(field)).findFirst().map(page::sentence)
                .orElse(null);
    }

    private static ArrangementView.Hours hours(Page page, Arrangement arrangement, List<Problem> problems) {
        var hours = arrangement.hours() == null ? OpeningHours.USUAL : arrangement.hours();
        var days = Arrays.stream(DayOfWeek.values()).map(day -> new ArrangementView.Option(day.name(),
                page.say("channel.day." + day), hours.days().contains(day))).toList();
        return new ArrangementView.Hours(arrangement.hours() != null, days, hours.opens().toString(),
                hours.closes().toString(), sentence(page, problems, "days"));
    }

    private static List<ArrangementView.Deputy> deputies(Caller caller, Page page, Known known) {
        var chosen = known.arrangement().deputies();
        return IntStream.range(0, Arrangement.MOST_DEPUTIES).mapToObj(n -> new ArrangementView.Deputy(n + 1,
                known.colleagues().stream().map(person -> new ArrangementView.Option("" + person.id().value(),
                        person.name(caller.language()), chosen.size() > n && chosen.get(n).equals(person.id())))
                        .toList()))
                .toList();
    }

    private static @Nullable String missing(Page page, Known known) {
        var missing = Stream.of(Means.MAIL, Means.TELEPHONE).filter(means -> !known.means().contains(means))
                .map(means -> page.say("channel.means." + means)).collect(Collectors.joining(page.say("channel.and")));
        return missing.isEmpty() ? null : missing;
    }
}
