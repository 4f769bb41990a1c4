package dev.noroshi.contacts.web;

import dev.noroshi.access.Refusals;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.CheckId;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.Kind;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.contacts.StalePlace;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.words.Words;
import dev.noroshi.platform.web.Download;
import dev.noroshi.registry.CsvGuard;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 一斉確認 and 連絡試験: begin them, and see how they go.
@Controller
class CheckPages {

    private static final List<String> COLUMNS = List.of("organisation", "who", "means", "answer", "cause", "at");

    private final Pages pages;
    private final Refusals refusals;
    private final Checks checks;
    private final ContactViews views;
    private final Words words;

    CheckPages(Pages pages, Refusals refusals, Checks checks, ContactViews views, Words words) {
        this.pages = pages;
        this.refusals = refusals;
        this.checks = checks;
        this.views = views;
        this.words = words;
    }

    @GetMapping("/contacts/checks")
    @Permit(Permission.CHECK_CONTACTS)
    ModelAndView all(Caller caller, HttpServletRequest request) {
        return base(caller, request).title("contacts.checks.title").here().show("contacts/checks", views.all(caller));
    }

    /// @param organisation only that one; blank for all
    @PostMapping("/contacts/checks")
    @Permit(Permission.CHECK_CONTACTS)
    ModelAndView begin(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String organisation) {
        var about = organisation.isBlank() ? null : OrganisationId.parse(organisation).orElse(null);
        if (about == null && !organisation.isBlank()) return pages.notFound(request);
        return switch (checks.begin(caller, kind.equals("TEST") ? Kind.TEST : Kind.CHECK, about)) {
            case Outcome.Done<Check>(var check) -> {
                pages.carry(caller, request, Tone.OK, "contacts.begun." + check.kind());
                yield new ModelAndView("redirect:/contacts/checks/" + check.id());
            }
            case Outcome.Refused<Check> why -> refusals.show(request, why);
        };
    }

    @GetMapping("/contacts/checks/{id}")
    @Permit(Permission.CHECK_CONTACTS)
    ModelAndView one(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer) {
        var chosen = Arrays.stream(Answer.values()).filter(each -> each.name().equals(answer)).findFirst().orElse(null);
        return checks.find(caller, new CheckId(id))
                .map(check -> base(caller, request).crumb("/contacts/checks", "contacts.checks.title")
                        .title("contacts.kind." + check.kind()).here()
                        .show("contacts/check", views.one(caller, check, chosen)))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/contacts/checks/{id}/end")
    @Permit(Permission.CHECK_CONTACTS)
    ModelAndView end(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (checks.end(caller, new CheckId(id))) {
            case Outcome.Done<Check> _ -> {
                pages.carry(caller, request, Tone.OK, "contacts.ended");
                yield new ModelAndView("redirect:/contacts/checks/" + id);
            }
            case Outcome.Refused<Check> why -> refusals.show(request, why);
        };
    }

    @GetMapping("/files/contacts/checks/{id}/answers.csv")
    @Permit(Permission.CHECK_CONTACTS)
    Object csv(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        var check = checks.find(caller, new CheckId(id));
        if (check.isEmpty()) return pages.notFound(request);
        return file("noroshi-contacts-" + id + ".csv", caller, COLUMNS,
                views.lines(caller, check.get(), checks.asked(caller, new CheckId(id), null)).stream()
                        .map(line -> Stream.of(line.organisation(), line.who(), line.means(), line.answer(),
                                line.cause() == null ? "" : line.cause(),
                                line.at() == null ? "" : pages.page(caller, request).times().machine(line.at()))
                                .toList())
                        .toList());
    }

    @GetMapping("/contacts/stale")
    @Permit(Permission.CHECK_CONTACTS)
    ModelAndView stale(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after) {
        return base(caller, request).crumb("/contacts/checks", "contacts.checks.title").title("contacts.stale.title")
                .here().show("contacts/stale",
                        views.stale(caller, after == null ? null : StalePlace.read(after).orElse(null)));
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.CONTACTS).crumb("/home", "access.nav.HOME").crumb("/contacts",
                "contacts.title");
    }

    private ResponseEntity<byte[]> file(String name, Caller caller, List<String> columns, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns.stream().map(each -> words.say(caller.language(), "contacts.column." + each))
                    .toList());
            rows.forEach(row -> csv.writeRecord(row.stream().map(CsvGuard::guard).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory", e);
        }
        return Download.csv(name, text.toString());
    }
}
