package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.PageBuilder;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.EntryResults;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Notice;
import dev.noroshi.source.FileTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// Entering indicators: paste or choose a file, see line by line what is in it, keep it.
@Controller
class EnterPages {

    private static final int SHOWN = 20;

    private final Pages pages;
    private final Entering entering;
    private final Indicators indicators;
    private final EntryResults results;
    private final Directory directory;

    EnterPages(Pages pages, Entering entering, Indicators indicators, EntryResults results, Directory directory) {
        this.pages = pages;
        this.entering = entering;
        this.indicators = indicators;
        this.results = results;
        this.directory = directory;
    }

    @GetMapping("/indicators/new")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView blank(Caller caller, HttpServletRequest request) {
        return base(caller, request).show("indicator/enter", view(caller, EnterForm.BLANK.typed(""), null));
    }

    @PostMapping("/indicators/new")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView enter(Caller caller, HttpServletRequest request, @ModelAttribute EnterForm form,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var read = file == null || file.isEmpty() ? new FileTexts.Texts(List.of(), true) : read(file);
        var more = read.isWhole() ? String.join("\n", read.texts()) : "";
        var entered = form.entered(caller.language(), more);
        if (form.isToBeKept() && more.isEmpty()) switch (entering.keep(caller, entered)) {
            case Outcome.Done<Entering.Kept>(var kept) -> {
                pages.carry(caller, request, Notice.Tone.OK, "indicator.kept", kept.values());
                return new ModelAndView("redirect:/indicators/sources/" + kept.source().id() + "/lines");
            }
            case Outcome.Invalid<Entering.Kept> _,Outcome.Unknown<Entering.Kept> _ -> {
            }
        }
        var preview = of(file, read, entering.preview(caller, entered));
        return base(caller, request)
                .status(preview.problems().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("indicator/enter", view(caller, form.typed(more), preview));
    }

    /// Tables as they are, so that their columns are read; of documents every text in them.
    private static FileTexts.Texts read(MultipartFile file) throws IOException {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename().toLowerCase(Locale.ROOT);
        var read = FileTexts.forValues(name, file.getBytes());
        return read.texts().isEmpty() && !name.contains(".")
                ? new FileTexts.Texts(List.of(new String(file.getBytes(), StandardCharsets.UTF_8)), true)
                : read;
    }

    /// Who chose a file of which nothing came is told of the file, not of the field it would have filled.
    private static Entering.Preview of(@Nullable MultipartFile file, FileTexts.Texts read, Entering.Preview preview) {
        if (file == null || file.isEmpty()) return preview;
        var isBlank = read.texts().stream().allMatch(String::isBlank);
        if (read.isWhole() && !isBlank) return preview;
        var problems = Stream.concat(
                Stream.of(Problem.of("file", read.isWhole() ? "indicator.file-unreadable" : "indicator.file-cut")),
                preview.problems().stream().filter(each -> !each.field().equals("text"))).toList();
        return new Entering.Preview(preview.lines(), problems);
    }

    private PageBuilder base(Caller caller, HttpServletRequest request) {
        return pages.page(caller, request).nav(Nav.INDICATORS).crumb("/indicators", "indicator.list.title")
                .title("indicator.enter.title").here();
    }

    private IndicatorView.EnterView view(Caller caller, IndicatorView.Typed typed,
            Entering.@Nullable Preview preview) {
        return new IndicatorView.EnterView(typed, preview,
                directory.sectors().stream()
                        .map(each -> new IndicatorView.Choice(each.code().value(), each.label(caller.language())))
                        .toList(),
                caller.may(Permission.SHARE_INDICATOR), entering.entered(caller, SHOWN));
    }

    @GetMapping("/indicators/sources/{id}")
    @Permit(Permission.READ_INDICATOR)
    ModelAndView source(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return indicators.source(caller, id).filter(each -> each.kind() == Source.Kind.ENTERED)
                .map(source -> pages.page(caller, request).nav(Nav.INDICATORS)
                        .crumb("/indicators", "indicator.list.title").titled(source.title()).here()
                        .marking(source.tlp(), null).show("indicator/source", new IndicatorView.SourceView(source,
                                source.standing().name(), entering.isOwn(caller, source),
                                results.of(caller, id, 0, 1).filter(each -> each.total() > 0).isPresent())))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping("/indicators/sources/{id}/withdraw")
    @Permit(Permission.ENTER_INDICATOR)
    ModelAndView withdraw(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (entering.withdraw(caller, id)) {
            case Outcome.Done<Source> _ -> {
                pages.carry(caller, request, Notice.Tone.OK, "indicator.withdrawn");
                yield new ModelAndView("redirect:/indicators/sources/" + id);
            }
            case Outcome.Invalid<Source> _,Outcome.Unknown<Source> _ -> pages.notFound(request);
        };
    }
}
