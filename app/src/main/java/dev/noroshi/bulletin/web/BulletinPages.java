package dev.noroshi.bulletin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.bulletin.BulletinId;
import dev.noroshi.bulletin.Bulletins;
import dev.noroshi.bulletin.Outcome;
import dev.noroshi.bulletin.SourceId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// 公開情報: the list, one bulletin with its earlier versions, a draft begun from it, a document put in by hand.
@Controller
class BulletinPages {

    private static final int LINES = 50;
    private static final String PUT = "/bulletins/put";

    private final Pages pages;
    private final Bulletins bulletins;
    private final BulletinViews views;

    BulletinPages(Pages pages, Bulletins bulletins, BulletinViews views) {
        this.pages = pages;
        this.bulletins = bulletins;
        this.views = views;
    }

    @GetMapping("/bulletins")
    @Permit(Permission.READ_BULLETINS)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "0") int from) {
        var page = pages.page(caller, request).title("bulletin.title").nav(Nav.BULLETINS)
                .crumb("/home", "access.nav.HOME").here();
        var of = SourcePages.id(source);
        var offset = Math.clamp(from, 0, 1_000_000);
        var found = bulletins.list(caller, q, of, LINES + 1, offset);
        var shown = found.subList(0, Math.min(LINES, found.size()));
        return page.show("bulletin/list", views.all(caller, page.build(), shown, q, of,
                paging(page, q, of, offset, shown.size(), found.size() > LINES)));
    }

    private static @Nullable Paging paging(PageBuilder page, String search, @Nullable SourceId source, int offset,
            int shown, boolean isMore) {
        if (offset == 0 && !isMore) return null;
        var address = "/bulletins?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8)
                + (source == null ? "" : "&source=" + source) + "&from=";
        return new Paging(page.build().say("bulletin.place", offset + 1, offset + shown),
                offset == 0 ? null : address + Math.max(0, offset - LINES), isMore ? address + (offset + LINES) : null);
    }

    @GetMapping("/bulletins/{id}")
    @Permit(Permission.READ_BULLETINS)
    ModelAndView read(Caller caller, HttpServletRequest request, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer edition) {
        return bulletins.find(caller, new BulletinId(id), edition).map(bulletin -> {
            var page = pages.page(caller, request).titled(bulletin.content().title()).nav(Nav.BULLETINS)
                    .crumb("/home", "access.nav.HOME").crumb("/bulletins", "bulletin.title").here();
            return page.show("bulletin/bulletin", views.one(caller, page.build(), bulletin));
        }).orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/bulletins/{id}/draft")
    @Permit(Permission.DRAFT_ADVISORY)
    ModelAndView draft(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (bulletins.draft(caller, new BulletinId(id))) {
            case Outcome.Done<AdvisoryId>(var draft) -> {
                pages.carry(caller, request, Tone.OK, "bulletin.drafted");
                yield new ModelAndView("redirect:/advisories/" + draft + "/draft");
            }
            case Outcome.Invalid<AdvisoryId>(var problems) ->
                pages.conflict(request, problems.getFirst().code());
            case Outcome.Stale<AdvisoryId> _,Outcome.Unknown<AdvisoryId> _ -> pages.notFound(request);
        };
    }

    @GetMapping(PUT)
    @Permit(Permission.READ_BULLETINS)
    ModelAndView form(Caller caller, HttpServletRequest request) {
        return form(caller, request, "", List.of());
    }

    private ModelAndView form(Caller caller, HttpServletRequest request, String typed, List<Problem> problems) {
        var page = pages.page(caller, request).title("bulletin.put.title").nav(Nav.BULLETINS)
                .crumb("/home", "access.nav.HOME").crumb("/bulletins", "bulletin.title").here()
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var words = page.build();
        return page.show("bulletin/put",
                new BulletinView.Upload(typed, problems.stream().map(words::sentence).toList(), "12 MB"));
    }

    /// A file, or what was pasted; the file where there is one.
    @PostMapping(PUT)
    @Permit(Permission.READ_BULLETINS)
    ModelAndView put(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text) throws IOException {
        var document = file == null || file.isEmpty() ? text.strip().getBytes(StandardCharsets.UTF_8) : file.getBytes();
        return switch (bulletins.put(caller, document)) {
            case Outcome.Done<BulletinId>(var id) -> {
                pages.carry(caller, request, Tone.OK, "bulletin.put.done");
                yield new ModelAndView("redirect:/bulletins/" + id);
            }
            case Outcome.Invalid<BulletinId>(var problems) -> form(caller, request, text, problems);
            case Outcome.Stale<BulletinId> _,Outcome.Unknown<BulletinId> _ -> pages.notFound(request);
        };
    }
}
