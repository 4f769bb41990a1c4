package dev.noroshi.hotline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.CallId;
import dev.noroshi.hotline.Hotline;
import dev.noroshi.hotline.Settling;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Emergency calls for programs.
@RestController
@RequestMapping(path = "/api/v1/hotline", produces = MediaType.APPLICATION_JSON_VALUE)
class HotlineApi {

    private static final int MOST = 100;

    private final Hotline hotline;
    private final CallDesk desk;
    private final CallReplies replies;
    private final ApiProblems problems;

    HotlineApi(Hotline hotline, CallDesk desk, CallReplies replies, ApiProblems problems) {
        this.hotline = hotline;
        this.desk = desk;
        this.replies = replies;
        this.problems = problems;
    }

    /// @param next for `before` of the next page; null on the last
    @Schema(name = "HotlineCallList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListAnswer(List<CallAnswer> calls, @Nullable OffsetDateTime next) {
        ListAnswer {
            calls = List.copyOf(calls);
        }
    }

    @PostMapping
    @Permit(Permission.CALL_HOTLINE)
    @Operation(operationId = "callHotline", summary = "緊急連絡をする", description = """
            Calls the centre: `line` (one line, up to 200 characters), `call-back-name` and `call-back-number`; optionally \
            `noticed-at` (the present time if missing), `drill`, `way` (`CENTRE`, or `SECRETARIAT` where the organisation chose \
            so) and `inform` (`SECRETARIAT`, `MINISTRY` or `BOTH`: told that there is a call, not what it says). The centre learns who \
            calls. The same `Idempotency-Key` calls once.""")
    @ApiResponse(responseCode = "201", description = "送った / sent", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> call(Caller caller,
            @Parameter(description = "再送の鍵 / sent again with the same key, it is the same call") @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            JsonBody body) {
        if (key != null && !key.matches("[\\x21-\\x7E]{1,200}")) {
            var wrong = Problem.of("Idempotency-Key", "not-a-key");
            return problems.answer(caller.language(), HttpStatus.BAD_REQUEST, Problem.of("", "not-a-key"),
                    List.of(wrong));
        }
        var call = replies.read(body,
                key == null ? UUID.randomUUID().toString() : "api " + caller.person().value() + " " + key);
        if (!body.problems().isEmpty()) return problems.unprocessable(caller.language(), body.problems());
        return replies.answer(caller, hotline.place(caller, call), HttpStatus.CREATED);
    }

    @GetMapping
    @Permit(Permission.TAKE_HOTLINE)
    @Operation(operationId = "listHotlineCalls", summary = "届いた緊急連絡の一覧", description = """
            Calls to the caller's organisation: those nobody has taken first, then the newest.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "1ページの件数（最大100）/ how many, at most 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String before) {
        var point = before == null ? null : parse(before);
        if (before != null && point == null)
            return problems.unreadable(caller.language(), "before", before);
        var most = Math.clamp(limit, 1, MOST);
        var found = desk.calls(caller, point, most + 1);
        var shown = found.stream().limit(most).map(CallAnswer::of).toList();
        return ResponseEntity.ok(new ListAnswer(shown, found.size() > most ? shown.getLast().sentAt() : null));
    }

    private static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @GetMapping("/own")
    @Permit(Permission.CALL_HOTLINE)
    @Operation(operationId = "listOwnHotlineCalls", summary = "自組織がした緊急連絡の一覧", description = """
            The newest calls of the caller's organisation, and how far each has got.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> own(Caller caller) {
        return ResponseEntity.ok(new ListAnswer(hotline.own(caller).stream().map(CallAnswer::of).toList(), null));
    }

    @GetMapping("/{id}")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "readHotlineCall", summary = "緊急連絡を読む", description = """
            A call of, or to, the caller's organisation: who has taken it since when.""")
    @ApiResponse(responseCode = "200", description = "緊急連絡 / the call", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var found = replies.find(caller, new CallId(id));
        return found.isPresent() ? ResponseEntity.ok(CallAnswer.of(found.get())) : problems.notFound(caller.language());
    }

    @PostMapping("/{id}/acknowledge")
    @Permit(Permission.TAKE_HOTLINE)
    @Operation(operationId = "takeHotlineCall", summary = "緊急連絡に応答する", description = """
            Takes a call: whoever takes it calls back.""")
    @ApiResponse(responseCode = "200", description = "応答した / taken", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> take(Caller caller, @PathVariable UUID id) {
        return replies.answer(caller, desk.take(caller, new CallId(id)), HttpStatus.OK);
    }

    @PostMapping("/{id}/close")
    @Permit(Permission.TAKE_HOTLINE)
    @Operation(operationId = "closeHotlineCall", summary = "緊急連絡を完了にする", description = """
            Closes a call with its `outcome` and, if there is more to say, a `text`.""")
    @ApiResponse(responseCode = "200", description = "完了 / closed", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> close(Caller caller, @PathVariable UUID id, JsonBody body) {
        var outcome = body.option("outcome", Settling.class);
        var text = body.text("text").orElse("");
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return replies.answer(caller, desk.close(caller, new CallId(id), outcome.orElse(null), text), HttpStatus.OK);
    }
}
