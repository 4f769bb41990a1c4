package dev.noroshi.misp.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.misp.Batch;
import dev.noroshi.misp.Bringing;
import dev.noroshi.misp.Outcome;
import dev.noroshi.platform.web.ApiProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How programs bring events of MISP.
@RestController
@RequestMapping(path = "/api/v1/misp/events", produces = MediaType.APPLICATION_JSON_VALUE)
class BringingApi {

    private final Bringing bringing;
    private final Batch batch;
    private final ApiProblems problems;

    BringingApi(Bringing bringing, Batch batch, ApiProblems problems) {
        this.bringing = bringing;
        this.batch = batch;
        this.problems = problems;
    }

    /// What was kept.
    @Schema(name = "BroughtEvent")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(UUID uuid, @Schema(description = "NEW, CHANGED or SAME") String taken, String tlp,
            @Schema(description = "指標の出所のid / the id of the source of its indicators") @Nullable UUID source,
            int values,
            List<LineAnswer> lines, List<LeftAnswer> leftOut,
            @Schema(description = "元のMISPの外では意味がなく、省いた項目の名前 / names of members that mean nothing outside the "
                    + "instance they come from, and were passed over") List<String> passedOver) {

        static Answer of(Bringing.Brought brought) {
            return new Answer(brought.uuid(), brought.taken().name(), brought.tlp().word(), brought.source(),
                    brought.values(),
                    brought.lines().stream().map(each -> new LineAnswer(each.place(), each.type(), each.value(),
                            each.why().isEmpty() ? null : each.why())).toList(),
                    brought.left().stream().map(each -> new LeftAnswer(each.place(), each.why())).toList(),
                    brought.passed());
        }
    }

    /// What came of one attribute.
    @Schema(name = "BroughtLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LineAnswer(String place, String type, String value,
            @Schema(description = "指標にしなかった理由 / why no indicator was taken from it: deleted, no-indicator, "
                    + "not-for-detection, unreadable; null when one was") @Nullable String noIndicator) {
    }

    /// Something that was not kept.
    @Schema(name = "LeftOutOfEvent")
    record LeftAnswer(String place, String why) {
    }

    /// What came of a file with several events.
    @Schema(name = "BroughtEvents")
    record Several(List<OneOfSeveral> events) {
    }

    /// What came of one of them, as if it had been sent alone.
    @Schema(name = "OneOfBroughtEvents")
    record OneOfSeveral(@Schema(description = "何件目か / which, from 1") int number,
            @Schema(description = "単独で送ったときのHTTPステータス / the HTTP status it would have had alone") int status,
            @Schema(description = "単独で送ったときの応答 / the answer it would have had alone") Object answer) {
    }

    @PostMapping
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "bringMispEvent", summary = "MISPのイベントを取り込む", description = """
            One event of the MISP core format, with or without `Event` around it. It is the own organisation's; what can be \
            recognised by it becomes indicators. The same `uuid` and `timestamp` again changes nothing (200), a later one \
            takes its place (200), an earlier one is refused (409). What is not kept is listed. A list of events, plain or as \
            `response`, is taken one by one, up to 200: the answer (200) has `events`, each with its number and the status and \
            answer it would have had alone.""")
    @ApiResponse(responseCode = "201", description = "取り込んだ / brought", content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(responseCode = "200", description = "取り込み済み、または置き換えた / brought before, or replaced", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> bring(Caller caller,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(type = "object"))) @RequestBody byte[] event,
            @Parameter(description = "これより広くしない共有範囲 / never wider than this") @RequestParam(defaultValue = "") String tlp,
            @Parameter(description = "共有範囲まで見せる（統括室）/ let it go as far as it is marked (the centre)") @RequestParam(defaultValue = "false") boolean shared,
            @Parameter(description = "関係する分野 / the sectors concerned") @RequestParam(defaultValue = "") List<String> sectors) {
        var wrong = new ArrayList<Problem>();
        var marked = Tlp.parse(tlp);
        if (!tlp.isEmpty() && marked.isEmpty()) wrong.add(Problem.of("tlp", "no-such-option", shortened(tlp)));
        var codes = new HashSet<SectorCode>();
        for (var each : sectors)
            SectorCode.parse(each).ifPresentOrElse(codes::add,
                    () -> wrong.add(Problem.of("sectors", "no-such-option", shortened(each))));
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        var wish = new Bringing.Wish(marked.orElse(null), shared ? Source.Reach.MARKED : Source.Reach.OWN, codes);
        var several = batch.take(caller, event, wish);
        return several.isPresent()
                ? ResponseEntity.ok(several(caller, several.get()))
                : one(caller, bringing.take(caller, event, wish));
    }

    private Several several(Caller caller, List<Batch.Each> all) {
        return new Several(all.stream().map(each -> {
            var answer = one(caller, each.outcome());
            return new OneOfSeveral(each.number(), answer.getStatusCode().value(),
                    java.util.Objects.requireNonNull(answer.getBody()));
        }).toList());
    }

    private ResponseEntity<?> one(Caller caller, Outcome<Bringing.Brought> outcome) {
        return switch (outcome) {
            case Outcome.Done<Bringing.Brought>(var brought) -> ResponseEntity
                    .status(brought.taken() == Bringing.Taken.NEW ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(Answer.of(brought));
            case Outcome.Invalid<Bringing.Brought>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Stale<Bringing.Brought> _ -> problems.answer(caller.language(), HttpStatus.CONFLICT,
                    Problem.of("", "misp.stale"), List.of());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    @PutMapping
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "putMispEvent", summary = "MISPのイベントを取り込む（PUT）", description = "The same as by POST.")
    @ApiResponse(responseCode = "201", description = "取り込んだ / brought", content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(responseCode = "200", description = "取り込み済み、または置き換えた / brought before, or replaced", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> put(Caller caller,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(type = "object"))) @RequestBody byte[] event,
            @Parameter(description = "これより広くしない共有範囲 / never wider than this") @RequestParam(defaultValue = "") String tlp,
            @Parameter(description = "共有範囲まで見せる（統括室）/ let it go as far as it is marked (the centre)") @RequestParam(defaultValue = "false") boolean shared,
            @Parameter(description = "関係する分野 / the sectors concerned") @RequestParam(defaultValue = "") List<String> sectors) {
        return bring(caller, event, tlp, shared, sectors);
    }

    @DeleteMapping("/{uuid}")
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "removeMispEvent", summary = "取り込んだイベントを取り下げる", description = "Takes an event of the own organisation out again, and its indicators back.")
    @ApiResponse(responseCode = "204", description = "取り下げた / taken out")
    ResponseEntity<?> remove(Caller caller, @PathVariable UUID uuid) {
        return bringing.remove(caller, uuid)
                ? ResponseEntity.noContent().build()
                : problems.notFound(caller.language());
    }
}
