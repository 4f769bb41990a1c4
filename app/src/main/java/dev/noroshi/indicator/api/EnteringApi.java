package dev.noroshi.indicator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Entered;
import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// How programs enter indicators.
@RestController
class EnteringApi {

    private static final String USED = "idempotency-key-used";

    private final Entering entering;
    private final ApiProblems problems;

    EnteringApi(Entering entering, ApiProblems problems) {
        this.entering = entering;
        this.problems = problems;
    }

    /// What was kept.
    @Schema(name = "EnteredIndicators")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(@Schema(description = "出所のid / the id of the source") UUID source, int values,
            List<LineAnswer> lines) {
    }

    /// What came of one line.
    @Schema(name = "EnteredLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LineAnswer(int number, @Schema(description = "KEPT, KNOWN, REFUSED") String result, List<ValueAnswer> found,
            List<String> warnings, List<String> problems) {
        static LineAnswer of(Entering.Result line) {
            return new LineAnswer(line.number(), line.verdict().name(),
                    line.found().stream().map(ValueAnswer::of).toList(),
                    line.warnings().stream().map(each -> each.kind().name()).distinct().toList(),
                    line.problems().stream().map(each -> each.code()).toList());
        }
    }

    /// A value that was found.
    @Schema(name = "EnteredValue")
    record ValueAnswer(UUID id, String type, String value, String written) {
        static ValueAnswer of(Found found) {
            return new ValueAnswer(IndicatorId.of(found.type(), found.value()).value(), found.type().name(),
                    found.value(), found.written());
        }
    }

    @PostMapping(path = "/api/v1/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "enterIndicators", summary = "指標を入力する", description = """
            `text` is read line by line, however harmless its values were made; a table begins with a header that names \
            `value` (and `tlp`, `confidence`, `valid-until`, `techniques`). `title` and `tlp` are needed; `confidence`, \
            `days`, `techniques`, `drill` hold for all lines. It is the own organisation's; the centre may let it go as far as \
            its marking says with `shared` and `sectors`. The same `Idempotency-Key` enters once.""")
    @ApiResponse(responseCode = "201", description = "入力した / entered", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> enter(Caller caller,
            @Parameter(description = "再送の鍵 / sent again with the same key, it is the same entry") @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            JsonBody body) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,200}"))
            return problems.answer(caller.language(), HttpStatus.BAD_REQUEST, Problem.of("", "not-a-key"),
                    List.of(Problem.of("Idempotency-Key", "not-a-key")));
        var tlp = body.text("tlp");
        if (tlp.isPresent() && Tlp.parse(tlp.get()).isEmpty())
            body.problem("tlp", "no-such-option", JsonBody.shortened(tlp.get()));
        var entered = new Entered(body.text("title").orElse(""), body.text("text").orElse(""),
                body.flag("drill").orElse(false) ? Occasion.DRILL : Occasion.REAL, caller.language(),
                body.flag("shared").orElse(false) ? Source.Reach.MARKED : Source.Reach.OWN,
                tlp.flatMap(Tlp::parse).orElse(null), sectors(body), whole(body.whole("confidence")),
                whole(body.whole("days")), words(body.text("techniques").orElse("")));
        var wrong = body.refuseOthers().problems();
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        return switch (key == null ? entering.keep(caller, entered) : entering.keep(caller, entered, key)) {
            case Outcome.Done<Entering.Kept>(var kept) -> ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Answer(kept.source().id(), kept.values(),
                            kept.lines().stream().map(LineAnswer::of).toList()));
            case Outcome.Invalid<Entering.Kept>(var found) -> isUsed(found)
                    ? problems.conflict(caller.language(), USED)
                    : problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<Entering.Kept> _ -> problems.notFound(caller.language());
        };
    }

    private static boolean isUsed(List<Problem> found) {
        return found.stream().anyMatch(each -> each.code().equals(USED));
    }

    private static Set<SectorCode> sectors(JsonBody body) {
        return words(body.text("sectors").orElse("")).stream().flatMap(each -> {
            var code = SectorCode.parse(each);
            if (code.isEmpty()) body.problem("sectors", "no-such-option", JsonBody.shortened(each));
            return code.stream();
        }).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(each -> !each.isEmpty()).toList();
    }

    private static @Nullable Integer whole(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    @DeleteMapping("/api/v1/indicator-sources/{id}")
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "withdrawIndicators", summary = "入力した指標を取り下げる", description = "Takes back what the caller's organisation entered: it holds no more, and nobody else sees it.")
    @ApiResponse(responseCode = "204", description = "取り下げた / withdrawn")
    ResponseEntity<?> withdraw(Caller caller, @PathVariable UUID id) {
        return switch (entering.withdraw(caller, id)) {
            case Outcome.Done<Source> _ -> ResponseEntity.noContent().build();
            case Outcome.Invalid<Source>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<Source> _ -> problems.notFound(caller.language());
        };
    }
}
