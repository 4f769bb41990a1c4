package dev.noroshi.indicator.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Indicators;
import dev.noroshi.indicator.Place;
import dev.noroshi.indicator.Query;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.ApiProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a program reads of indicators: as far as its person may know them.
@RestController
@RequestMapping(path = "/api/v1/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
class IndicatorsApi {

    private static final int MOST = 500;

    private final Indicators indicators;
    private final ApiProblems problems;
    private final Clock clock;

    IndicatorsApi(Indicators indicators, ApiProblems problems, Clock clock) {
        this.indicators = indicators;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    @Permit(Permission.READ_INDICATOR)
    @Operation(operationId = "listIndicators", summary = "指標の一覧・検索", description = """
            Each indicator once, the one read last first, with every source of it the caller may read. There is no total: \
            ask on with `next` until it is null.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = IndicatorAnswer.Page.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "値（無害化した書き方でもよい）/ a value, however it is written") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "種類（複数可）/ only these types") @RequestParam(defaultValue = "") List<String> type,
            @Parameter(description = "共有範囲（複数可）/ only these markings") @RequestParam(defaultValue = "") List<String> tlp,
            @Parameter(description = "有効なものだけ / only what holds now") @RequestParam(defaultValue = "false") boolean holding,
            @Parameter(description = "訓練のもの / those of drills instead") @RequestParam(defaultValue = "false") boolean drill,
            @Parameter(description = "この出所（情報提供・情報連絡のid）のもの / only those of this advisory or report") @RequestParam(required = false) @Nullable UUID source,
            @Parameter(description = "1ページの件数（最大500）/ how many, at most 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var wrong = new ArrayList<Problem>();
        var types = new ArrayList<IndicatorType>();
        for (var each : type)
            option(each, IndicatorType.values()).ifPresentOrElse(types::add,
                    () -> wrong.add(Problem.of("type", "no-such-option", each)));
        var tlps = new ArrayList<Tlp>();
        for (var each : tlp)
            Tlp.parse(each).ifPresentOrElse(tlps::add, () -> wrong.add(Problem.of("tlp", "no-such-option", each)));
        var place = cursor == null ? null : Place.read(cursor).orElse(null);
        if (cursor != null && place == null) wrong.add(Problem.of("cursor", "unreadable", cursor));
        if (!wrong.isEmpty()) return refused(caller, wrong);
        var query = new Query(q, Set.copyOf(types), Set.copyOf(tlps), drill ? Occasion.DRILL : Occasion.REAL, null,
                holding ? Query.Standing.HOLDING : Query.Standing.ALL);
        if (source != null) {
            var known = indicators.source(caller, source).or(() -> indicators.sourceOf(caller, source));
            if (known.isEmpty()) return problems.notFound(caller.language());
            query = query.in(known.get().id(), known.get().occasion());
        }
        var part = indicators.list(caller, query, place, Math.clamp(limit, 1, MOST));
        var next = part.next();
        var now = clock.instant();
        return ResponseEntity.ok(new IndicatorAnswer.Page(
                part.indicators().stream().map(each -> IndicatorAnswer.of(each, now)).toList(),
                next == null ? null : next.written()));
    }

    private static <E extends Enum<E>> Optional<E> option(String name, E[] options) {
        return Arrays.stream(options).filter(each -> each.name().equals(name)).findFirst();
    }

    private ResponseEntity<?> refused(Caller caller, List<Problem> wrong) {
        var first = wrong.getFirst();
        return problems.answer(caller.language(), HttpStatus.BAD_REQUEST,
                new Problem("", first.code(), first.details(), null), wrong);
    }

    @GetMapping("/{id}")
    @Permit(Permission.READ_INDICATOR)
    @Operation(operationId = "readIndicator", summary = "指標を読む", description = """
            One indicator with every source of it the caller may read. The id follows from type and value. 404 where there \
            is no such source, whether or not others have one.""")
    @ApiResponse(responseCode = "200", description = "指標 / the indicator", content = @Content(schema = @Schema(implementation = IndicatorAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var found = indicators.find(caller, new IndicatorId(id));
        return found.isPresent()
                ? ResponseEntity.ok(IndicatorAnswer.of(found.get(), clock.instant()))
                : problems.notFound(caller.language());
    }
}
