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
import dev.noroshi.misp.Batch;
import dev.noroshi.misp.Bringing;
import dev.noroshi.misp.Outcome;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
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
    private final Batch batch;
    private final Directory directory;

    BringPages(Pages pages, Bringing bringing, Batch batch, Directory directory) {
        this.pages = pages;
        this.bringing = bringing;
        this.batch = batch;
        this.directory = directory;
    }

    @GetMapping(PAGE)
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView blank(Caller caller, HttpServletRequest request) {
        return page(caller, request, List.of(), List.of());
    }

    @PostMapping(PAGE)
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView bring(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "OWN") String reach, @RequestParam(defaultValue = "") List<String> sectors)
            throws IOException {
        if (file == null || file.isEmpty())
            return page(caller, request, List.of(new Wrong(0, Problem.of("file", "misp.no-file"))), List.of());
        var wish = new Bringing.Wish(Tlp.parse(tlp).orElse(null),
                reach.equals("MARKED") ? Source.Reach.MARKED : Source.Reach.OWN,
                sectors.stream().flatMap(each -> SectorCode.parse(each).stream()).collect(Collectors.toSet()));
        var bytes = file.getBytes();
        var each = batch.take(caller, bytes, wish)
                .orElseGet(() -> List.of(new Batch.Each(0, bringing.take(caller, bytes, wish))));
        var brought = new ArrayList<Bringing.Brought>();
        var wrong = new ArrayList<Wrong>();
        for (var one : each)
            switch (one.outcome()) {
            case Outcome.Done<Bringing.Brought>(var kept) -> brought.add(kept);
            case Outcome.Invalid<Bringing.Brought>(var problems) ->
                problems.forEach(problem -> wrong.add(new Wrong(one.number(), problem)));
            case Outcome.Stale<Bringing.Brought> _ ->
                wrong.add(new Wrong(one.number(), Problem.of("file", "misp.stale")));
            }
        return page(caller, request, wrong, brought);
    }

    /// What must be put right.
    ///
    /// @param event in which of the events of the file; 0 where there is only one
    private record Wrong(int event, Problem problem) {

        String said(Page page) {
            var sentence = page.sentence(problem);
            return event == 0 ? sentence : page.say("misp.nth", event, sentence);
        }
    }

    private ModelAndView page(Caller caller, HttpServletRequest request, List<Wrong> problems,
            List<Bringing.Brought> brought) {
        var page = pages.page(caller, request).nav(Nav.INDICATORS).crumb("/indicators", "indicator.list.title")
                .title("misp.bring.title").here()
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var words = page.build();
        return page.show("misp/bring", new BringView(problems.stream().map(each -> each.said(words)).toList(), brought,
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
