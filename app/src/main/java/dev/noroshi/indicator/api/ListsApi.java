package dev.noroshi.indicator.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Exports;
import dev.noroshi.indicator.Format;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.Download;
import dev.noroshi.stix.Bundle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists of indicators for machines that block or watch.
@RestController
class ListsApi {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private static final MediaType BUNDLE = MediaType.parseMediaType(Bundle.MEDIA_TYPE);

    private final Exports exports;
    private final ApiProblems problems;

    ListsApi(Exports exports, ApiProblems problems) {
        this.exports = exports;
        this.problems = problems;
    }

    @GetMapping("/api/v1/indicator-lists/{format}")
    @Permit(Permission.READ_INDICATOR)
    @Operation(operationId = "takeIndicatorList", summary = "指標の一覧を取り出す", description = """
            What the caller may know and what holds now: `table` (CSV for people) and `rules` (CSV for programs, values \
            exact), `hosts`, `rpz`, `suricata`, `plain`, `stix` (a bundle of STIX 2.1); each also with its ending: \
            `table.csv`, `rules.csv`, `hosts.txt`, `rpz.zone`, `suricata.rules`, `plain.txt`, `stix.json`. In the tables a \
            value that should not be blocked says why; the others leave it out. Never a drill. A type the format cannot \
            hold is refused. Where there are more indicators than an answer holds, its `Link` with `rel="next"` leads to \
            them.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    ResponseEntity<?> list(Caller caller, @PathVariable String format,
            @Parameter(description = "この種類だけ / only this type") @RequestParam(defaultValue = "") String type,
            @Parameter(description = "値の検索 / as in the search") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "続きの位置（前の応答の Link）/ where the answer before ended, from its `Link`") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "一度に入れる件数（最大100,000）/ how many indicators, at most 100,000") @RequestParam(defaultValue = "100000") int limit) {
        var wanted = Format.named(format);
        if (wanted.isEmpty()) return problems.notFound(caller.language());
        var only = Arrays.stream(IndicatorType.values()).filter(each -> each.name().equals(type)).findFirst();
        if (only.isEmpty() && !type.isEmpty())
            return problems.wrongParameter(caller.language(), Problem.of("type", "no-such-option", type));
        var after = cursor == null ? null : Place.read(cursor).orElse(null);
        if (cursor != null && after == null) return problems.unreadable(caller.language(), "cursor", cursor);
        var query = new Query(q, Set.of(), Set.of(), Occasion.REAL, null, Query.Standing.HOLDING);
        var wish = new Exports.Wish(wanted.get(), only.orElse(null), query, after, limit);
        return switch (exports.write(caller, wish)) {
            case Exports.NotHeld(var held, var _) -> problems.wrongParameter(caller.language(),
                    Problem.of("type", "indicator.not-in-format", held.code(), held.types().stream().sorted()
                            .map(IndicatorType::name).collect(Collectors.joining(", "))));
            case Exports.File file -> answer(file, type, q, limit);
        };
    }

    private static ResponseEntity<byte[]> answer(Exports.File file, String type, String q, int limit) {
        var media = switch (file.format()) {
            case TABLE, RULES -> Download.CSV;
            case HOSTS, RPZ, SURICATA, PLAIN -> TEXT;
            case STIX -> BUNDLE;
        };
        var whole = Download.of(file.name(), media, file.text().getBytes(StandardCharsets.UTF_8));
        var next = file.next();
        return next == null
                ? whole
                : ResponseEntity.status(whole.getStatusCode()).headers(whole.getHeaders())
                        .header(HttpHeaders.LINK, rest(type, q, limit, next)).body(whole.getBody());
    }

    /// RFC 8288, relative to the address that was asked.
    private static String rest(String type, String q, int limit, Place next) {
        return "<?" + (type.isEmpty() ? "" : "type=" + type + "&")
                + (q.isEmpty() ? "" : "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&") + "limit=" + limit
                + "&cursor=" + next.written() + ">; rel=\"next\"";
    }
}
