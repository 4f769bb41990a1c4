package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Onward;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.PassingOn;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Notice.Tone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Passing on by page, and the setting that does it at once.
@Controller
class PassOnPages {

    private final Pages pages;
    private final PassingOn passingOn;
    private final Onward onward;
    private final AdvisoryNames names;
    private final AdvisoryPages documents;
    private final RefusalPages refusals;

    PassOnPages(Pages pages, PassingOn passingOn, Onward onward, AdvisoryNames names, AdvisoryPages documents,
            RefusalPages refusals) {
        this.pages = pages;
        this.passingOn = passingOn;
        this.onward = onward;
        this.names = names;
        this.documents = documents;
        this.refusals = refusals;
    }

    /// What the page posts: whom not (`leave`), with one reason for them all, and whom directly (`directly`).
    @PostMapping("/advisories/{id}/pass-on")
    @Permit(Permission.PASS_ON_ADVISORY)
    ModelAndView passOn(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> posted) {
        var reason = Objects.requireNonNullElse(posted.getFirst("reason"), "");
        var left = codes(posted, "leave");
        var reasons = new HashMap<OrganisationId, String>();
        left.forEach(each -> reasons.put(each, reason));
        var order = new PassOn(null, reasons, codes(posted, "directly"));
        return switch (passingOn.passOn(caller, new AdvisoryId(id), order)) {
            case Outcome.Done<PassingOn.Passed>(var passed) -> {
                pages.carry(caller, request, Tone.OK, "advisory.passed-on", passed.handed());
                yield new ModelAndView("redirect:/advisories/" + id);
            }
            case Outcome.Refused<PassingOn.Passed>(var why) -> why instanceof Refusal.Invalid(var problems)
                    ? documents.passOnAgain(caller, request, new AdvisoryId(id), order, reason, problems)
                    : refusals.show(caller, request, why);
        };
    }

    private static Set<OrganisationId> codes(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.get(name), List.<String>of()).stream()
                .flatMap(code -> OrganisationId.parse(code).stream()).collect(Collectors.toSet());
    }

    @GetMapping("/advisories/pass-on-setting")
    @Permit(Permission.PASS_ON_ADVISORY)
    ModelAndView setting(Caller caller, HttpServletRequest request) {
        var setting = onward.of(caller);
        if (setting.isEmpty()) return pages.notFound(request);
        var by = setting.get().setBy();
        return pages.page(caller, request).title("advisory.setting.title").nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here()
                .show("advisory/setting", new SettingView(setting.get().manner() == Onward.Manner.AUTOMATIC,
                        by == null ? null : names.of(by, caller.language()), setting.get().setAt()));
    }

    @PostMapping("/advisories/pass-on-setting")
    @Permit(Permission.PASS_ON_ADVISORY)
    ModelAndView change(Caller caller, HttpServletRequest request, @RequestParam Onward.Manner manner) {
        return switch (onward.set(caller, manner)) {
            case Outcome.Done<Onward.Setting>(var setting) -> {
                pages.carry(caller, request, Tone.OK, "advisory.setting.kept." + setting.manner());
                yield new ModelAndView("redirect:/advisories/pass-on-setting");
            }
            case Outcome.Refused<Onward.Setting>(var why) -> refusals.show(caller, request, why);
        };
    }
}
