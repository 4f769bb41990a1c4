package dev.noroshi.indicator.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Exports;
import dev.noroshi.indicator.Format;
import dev.noroshi.indicator.IndicatorType;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
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
            What the caller may know and what holds now: `table` and `rules` (CSV), `hosts`, `rpz`, `suricata`, `plain`, \
            `stix` (a bundle of STIX 2.1). In the tables a value that should not be blocked says why; the others leave it \
            out. Never a drill.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    ResponseEntity<?> list(Caller caller, @PathVariable String format,
            @Parameter(description = "この種類だけ / only this type") @RequestParam(defaultValue = "") String type,
            @Parameter(description = "値の検索 / as in the search") @RequestParam(defaultValue = "") String q) {
        var wanted = Format.ofCode(format);
        if (wanted.isEmpty()) return problems.notFound(caller.language());
        var only = Arrays.stream(IndicatorType.values()).filter(each -> each.name().equals(type)).findFirst();
        if (only.isEmpty() && !type.isEmpty()) {
            var problem = Problem.of("type", "no-such-option", type);
            return problems.answer(caller.language(), HttpStatus.BAD_REQUEST,
                    new Problem("", problem.code(), problem.details(), null), List.of(problem));
        }
        var file = exports.write(caller, wanted.get(), only.orElse(null),
                new Query(q, Set.of(), Set.of(), Occasion.REAL, null, Query.Standing.HOLDING));
        var media = switch (wanted.get()) {
            case TABLE, RULES -> Download.CSV;
            case HOSTS, RPZ, SURICATA, PLAIN -> TEXT;
            case STIX -> BUNDLE;
        };
        return Download.of(file.name(), media, file.text().getBytes(StandardCharsets.UTF_8));
    }
}
