package dev.noroshi.indicator.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Exports;
import dev.noroshi.indicator.Format;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.platform.web.Download;
import dev.noroshi.platform.web.Page;
import dev.noroshi.stix.Bundle;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
        return new IndicatorView.Kind(format.code(), format.file(), page.say("indicator.export." + format),
                page.say("indicator.export." + format + ".text"), links);
    }

    private static String href(Format format, @Nullable IndicatorType type) {
        return "/files/indicators/"
                + (type == null ? format.file() : format.code() + "-" + type.name() + "." + format.ending());
    }

    /// @param name the code of the format, with a type where it is of one
    @GetMapping("/files/indicators/{name}")
    @Permit(Permission.READ_INDICATOR)
    Object file(Caller caller, HttpServletRequest request, @PathVariable String name,
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String cursor) {
        var after = cursor == null ? null : Place.read(cursor).orElse(null);
        if (cursor != null && after == null) return pages.notFound(request);
        for (var format : Format.values())
            for (var type : offered(format))
                if (href(format, type).endsWith("/" + name))
                    return switch (exports.write(caller,
                            new Exports.Wish(format, type, query(q), after, Exports.MOST))) {
                        case Exports.File file -> download(file);
                        case Exports.NotHeld _ -> pages.notFound(request);
                    };
        return pages.notFound(request);
    }

    /// All of a format in one file, and each of its types alone.
    private static List<@Nullable IndicatorType> offered(Format format) {
        var types = new ArrayList<@Nullable IndicatorType>();
        types.add(null);
        types.addAll(format.types());
        return types;
    }

    private static Query query(String text) {
        return new Query(text, Set.of(), Set.of(), Occasion.REAL, null, Query.Standing.HOLDING);
    }

    private static ResponseEntity<byte[]> download(Exports.File file) {
        return switch (file.format()) {
            case TABLE -> Download.csv(file.name(), file.text());
            // a program would take the mark that spreadsheets want for a part of the first name
            case RULES -> Download.of(file.name(), MediaType.parseMediaType("text/csv;charset=UTF-8"),
                    file.text().getBytes(StandardCharsets.UTF_8));
            case HOSTS, RPZ, SURICATA, PLAIN -> Download.of(file.name(), MediaType.APPLICATION_OCTET_STREAM,
                    file.text().getBytes(StandardCharsets.UTF_8));
            case STIX -> Download.of(file.name(), MediaType.parseMediaType(Bundle.MEDIA_TYPE),
                    file.text().getBytes(StandardCharsets.UTF_8));
        };
    }
}
