package dev.noroshi.misp.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.misp.Bringing;
import dev.noroshi.misp.Outcome;
import dev.noroshi.platform.web.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Bringing an event of MISP as a file, and what came of it line by line.
@Controller
class BringPages {

    private static final String PAGE = "/indicators/misp";
    private static final int SHOWN = 50;

    private final Pages pages;
    private final Bringing bringing;
    private final Directory directory;

    BringPages(Pages pages, Bringing bringing, Directory directory) {
        this.pages = pages;
        this.bringing = bringing;
        this.directory = directory;
    }

    @GetMapping(PAGE)
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView blank(Caller caller, HttpServletRequest request) {
        return page(caller, request, List.of(), null);
    }

    @PostMapping(PAGE)
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView bring(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "OWN") String reach, @RequestParam(defaultValue = "") List<String> sectors)
            throws IOException {
        if (file == null || file.isEmpty())
            return page(caller, request, List.of(Problem.of("file", "misp.no-file")), null);
        var wish = new Bringing.Wish(Tlp.parse(tlp).orElse(null),
                reach.equals("MARKED") ? Source.Reach.MARKED : Source.Reach.OWN,
                sectors.stream().flatMap(each -> SectorCode.parse(each).stream()).collect(Collectors.toSet()));
        return switch (bringing.take(caller, file.getBytes(), wish)) {
            case Outcome.Done<Bringing.Brought>(var brought) -> page(caller, request, List.of(), brought);
            case Outcome.Invalid<Bringing.Brought>(var problems) -> page(caller, request, problems, null);
            case Outcome.Stale<Bringing.Brought> _ ->
                page(caller, request, List.of(Problem.of("file", "misp.stale")), null);
        };
    }

    private ModelAndView page(Caller caller, HttpServletRequest request, List<Problem> problems,
            Bringing.@Nullable Brought brought) {
        var page = pages.page(caller, request).nav(Nav.INDICATORS).crumb("/indicators", "indicator.list.title")
                .title("misp.bring.title").here()
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var words = page.build();
        return page.show("misp/bring", new BringView(problems.stream().map(words::sentence).toList(), brought,
                bringing.brought(caller, SHOWN), caller.may(Permission.SHARE_INDICATOR),
                directory.sectors().stream()
                        .map(each -> new BringView.Choice(each.code().value(), each.label(caller.language())))
                        .toList()));
    }

    @PostMapping(PAGE + "/{uuid}/remove")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView remove(Caller caller, HttpServletRequest request, @PathVariable UUID uuid) {
        if (!bringing.remove(caller, uuid)) return pages.notFound(request);
        pages.carry(caller, request, Notice.Tone.OK, "misp.removed");
        return new ModelAndView("redirect:" + PAGE);
    }
}
