package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.MarkedParts;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Entry;
import dev.noroshi.relay.Handling;
import dev.noroshi.relay.Holdings;
import dev.noroshi.relay.Narrowing;
import dev.noroshi.report.ReportWording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 項目ごとの共有範囲を狭める: what a secretariat or ministry lets go less far than it came.
@Controller
class NarrowPages {

    private static final String PART = "part.";

    private final Pages pages;
    private final Holdings holdings;
    private final Narrowing narrowing;
    private final ReportWording wording;

    NarrowPages(Pages pages, Holdings holdings, Narrowing narrowing, ReportWording wording) {
        this.pages = pages;
        this.holdings = holdings;
        this.narrowing = narrowing;
        this.wording = wording;
    }

    @GetMapping("/reports/{dossier}/parts")
    @Permit(Permission.FORWARD_REPORT)
    ModelAndView parts(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal) {
        return show(caller, request, dossier, ordinal, List.of());
    }

    @PostMapping("/reports/{dossier}/parts")
    @Permit(Permission.FORWARD_REPORT)
    ModelAndView narrow(Caller caller, HttpServletRequest request, @PathVariable UUID dossier,
            @RequestParam int ordinal, @RequestParam Map<String, String> posted) {
        var wanted = new HashMap<FieldId, Tlp>();
        posted.forEach((name, value) -> {
            if (!name.startsWith(PART)) return;
            var field = FieldId.parse(name.substring(PART.length()));
            var tlp = Tlp.parse(value);
            if (field.isPresent() && tlp.isPresent()) wanted.put(field.get(), tlp.get());
        });
        return switch (narrowing.set(caller, new DossierId(dossier), ordinal, wanted)) {
            case Handling.Kept _ -> {
                pages.carry(caller, request, Tone.OK, "relay.parts.narrowed");
                yield new ModelAndView("redirect:/reports/" + dossier + "?ordinal=" + ordinal);
            }
            case Handling.Wrong(var problems) -> show(caller, request, dossier, ordinal, problems);
            case Handling.Refused(var reason) -> pages.conflict(request, reason);
            case Handling.NotHeld _,Handling.PassedOn _,Handling.Returned _,Handling.Undecided _,Handling.Stale _ ->
                pages.notFound(request);
        };
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, UUID dossier, int ordinal,
            List<Problem> problems) {
        return holdings.find(caller, new DossierId(dossier)).flatMap(held -> held.entry(ordinal))
                .filter(entry -> entry.passedOnAt() == null).map(entry -> {
                    var page = pages.page(caller, request).title("relay.parts.title").nav(Nav.REPORTS)
                            .crumb("/home", "access.nav.HOME").crumb("/reports", "access.nav.REPORTS").here()
                            .marking(entry.tlp(), null)
                            .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
                    var built = page.build();
                    return page.show("relay/parts", new NarrowView("/reports/" + dossier, ordinal, entry.title(),
                            entry.tlp(), fields(built, entry), problems.stream().map(built::sentence).toList()));
                }).orElseGet(() -> pages.notFound(request));
    }

    private List<NarrowView.Field> fields(Page page, Entry entry) {
        var applied = narrowing.applied(entry);
        return MarkedParts.markable(wording.definition()).stream().map(field -> {
            var came = entry.content().part(field.id()).orElse(entry.tlp());
            var now = applied.part(field.id()).orElse(entry.tlp());
            return new NarrowView.Field(PART + field.id(), wording.brief(field.id(), page.language()), came, now,
                    Arrays.stream(Tlp.values()).filter(came::isWiderThan).toList());
        }).toList();
    }
}
