package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Exports;
import dev.noroshi.indicator.Format;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Query;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Page;
import dev.noroshi.stix.Bundle;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Lists of indicators to take away.
@Controller
class ExportPages {

    private final Pages pages;
    private final Exports exports;

    ExportPages(Pages pages, Exports exports) {
        this.pages = pages;
        this.exports = exports;
    }

    @GetMapping("/indicators/exports")
    @Permit(Permission.READ_INDICATOR)
    ModelAndView all(Caller caller, HttpServletRequest request) {
        var builder = pages.page(caller, request).nav(Nav.INDICATORS).crumb("/indicators", "indicator.list.title")
                .title("indicator.export.title").here();
        var page = builder.build();
        return builder.show("indicator/exports", new IndicatorView.ExportView(
                Stream.of(Format.values()).map(each -> kind(page, each)).toList(),
                new IndicatorView.Asked("", "", "", true, false, null)));
    }

    private static IndicatorView.Kind kind(Page page, Format format) {
        var types = format == Format.PLAIN ? List.of(IndicatorType.values()) : List.<IndicatorType>of();
        var links = types.isEmpty()
                ? List.of(new IndicatorView.Link(href(format, null), page.say("indicator.export.take")))
                : types.stream().map(
                        each -> new IndicatorView.Link(href(format, each), page.say("indicator.type." + each)))
                        .toList();
        return new IndicatorView.Kind(format.code(), page.say("indicator.export." + format),
                page.say("indicator.export." + format + ".text"), links);
    }

    private static String href(Format format, @Nullable IndicatorType type) {
        return "/files/indicators/" + format.code() + (type == null ? "" : "-" + type.name()) + "." + format.ending();
    }

    /// @param name the code of the format, with a type where it is of one
    @GetMapping("/files/indicators/{name}")
    @Permit(Permission.READ_INDICATOR)
    Object file(Caller caller, HttpServletRequest request, @PathVariable String name,
            @RequestParam(defaultValue = "") String q) {
        for (var format : Format.values()) {
            if (name.equals(format.code() + "." + format.ending())) return file(caller, format, null, q);
            var type = Arrays.stream(IndicatorType.values())
                    .filter(each -> name.equals(format.code() + "-" + each + "." + format.ending())).findFirst();
            if (type.isPresent()) return file(caller, format, type.get(), q);
        }
        return pages.notFound(request);
    }

    private Object file(Caller caller, Format format, @Nullable IndicatorType type, String text) {
        var query = new Query(text, java.util.Set.of(), java.util.Set.of(), dev.noroshi.kernel.Occasion.REAL, null,
                Query.Standing.HOLDING);
        var file = exports.write(caller, format, type, query);
        return switch (format) {
            case TABLE -> Download.csv(file.name(), file.text());
            case RULES -> Download.of(file.name(), Download.CSV, file.text().getBytes(StandardCharsets.UTF_8));
            case HOSTS, RPZ, SURICATA, PLAIN -> Download.of(file.name(), MediaType.APPLICATION_OCTET_STREAM,
                    file.text().getBytes(StandardCharsets.UTF_8));
            case STIX -> Download.of(file.name(), MediaType.parseMediaType(Bundle.MEDIA_TYPE),
                    file.text().getBytes(StandardCharsets.UTF_8));
        };
    }
}
