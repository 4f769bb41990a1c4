package dev.noroshi.feedback.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryLists.Mark;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.feedback.Enquiries;
import dev.noroshi.feedback.Enquiry;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about advisories, and their answers.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class EnquiriesApi {

    private static final int MOST = 100;

    private final Enquiries enquiries;
    private final Refusals refusals;
    private final ApiProblems problems;

    EnquiriesApi(Enquiries enquiries, Refusals refusals, ApiProblems problems) {
        this.enquiries = enquiries;
        this.refusals = refusals;
        this.problems = problems;
    }

    /// @param state ASKED, PASSED_UP or ANSWERED
    @Schema(name = "Enquiry")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EnquiryAnswer(UUID id, UUID advisory, String asker, String asked, String question,
            @JsonProperty("asked-at") OffsetDateTime askedAt,
            @Schema(allowableValues = {
                    "ASKED", "PASSED_UP", "ANSWERED"}) String state,
            @Nullable String answer,
            @JsonProperty("answered-at") @Nullable OffsetDateTime answeredAt) {

        static EnquiryAnswer of(Enquiry enquiry) {
            var answeredAt = enquiry.answeredAt();
            return new EnquiryAnswer(enquiry.id(), enquiry.advisory().value(), enquiry.asker().value(),
                    enquiry.asked().value(), enquiry.question(),
                    enquiry.askedAt().atZone(Times.ZONE).toOffsetDateTime(),
                    enquiry.answer() != null ? "ANSWERED" : enquiry.passedUp() ? "PASSED_UP" : "ASKED",
                    enquiry.answer(),
                    answeredAt == null ? null : answeredAt.atZone(Times.ZONE).toOffsetDateTime());
        }
    }

    /// @param next for `cursor` of the next page; null on the last
    @Schema(name = "EnquiryList")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListAnswer(List<EnquiryAnswer> enquiries, @Nullable String next) {
        ListAnswer {
            enquiries = List.copyOf(enquiries);
        }
    }

    @PostMapping("/advisories/{id}/enquiries")
    @Permit(Permission.ASK)
    @Operation(operationId = "ask", summary = "問い合わせる", description = """
            Asks the next hop up about an advisory: an operator its secretariat, a secretariat its ministry, a ministry the \
            centre.""")
    @ApiResponse(responseCode = "201", description = "尋ねた / asked", content = @Content(schema = @Schema(implementation = EnquiryAnswer.class)))
    ResponseEntity<?> ask(Caller caller, @PathVariable UUID id, JsonBody body) {
        var question = body.text("question").orElse("");
        return answer(caller, body, () -> enquiries.ask(caller, new AdvisoryId(id), question), EnquiriesApi::created);
    }

    @PostMapping("/enquiries/{id}/pass-on")
    @Permit(Permission.PASS_ON_ADVISORY)
    @Operation(operationId = "passUpEnquiry", summary = "上の組織へ尋ねる", description = """
            Passes a question up in other words (`question`), which must not name the operator who asked.""")
    @ApiResponse(responseCode = "201", description = "尋ねた / asked", content = @Content(schema = @Schema(implementation = EnquiryAnswer.class)))
    ResponseEntity<?> passUp(Caller caller, @PathVariable UUID id, JsonBody body) {
        var question = body.text("question").orElse("");
        return answer(caller, body, () -> enquiries.passUp(caller, id, question), EnquiriesApi::created);
    }

    @PostMapping("/enquiries/{id}/answer")
    @Permit(Permission.ASK)
    @Operation(operationId = "answerEnquiry", summary = "問合せに答える", description = """
            Answers a question; the answer (`answer`) goes down to everybody who waits for it.""")
    @ApiResponse(responseCode = "200", description = "答えた / answered", content = @Content(schema = @Schema(implementation = EnquiryAnswer.class)))
    ResponseEntity<?> answer(Caller caller, @PathVariable UUID id, JsonBody body) {
        var text = body.text("answer").orElse("");
        return answer(caller, body, () -> enquiries.answer(caller, id, text),
                enquiry -> ResponseEntity.ok(EnquiryAnswer.of(enquiry)));
    }

    @GetMapping("/enquiries/{id}")
    @Permit(Permission.ASK)
    @Operation(operationId = "readEnquiry", summary = "問合せを読む", description = "A question the caller's organisation asked or was asked.")
    @ApiResponse(responseCode = "200", description = "問合せ / the question", content = @Content(schema = @Schema(implementation = EnquiryAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var found = enquiries.open(caller, id);
        return found.isPresent()
                ? ResponseEntity.ok(EnquiryAnswer.of(found.get()))
                : problems.notFound(caller.language());
    }

    @GetMapping("/enquiries")
    @Permit(Permission.ASK)
    @Operation(operationId = "listEnquiries", summary = "問合せの一覧", description = """
            Questions the caller's organisation asked or was asked, the newest first.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ListAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "1ページの件数（最大100）/ how many, at most 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var mark = cursor == null ? null : Mark.read(cursor).orElse(null);
        if (cursor != null && mark == null) return problems.unreadable(caller.language(), "cursor", cursor);
        var most = Math.clamp(limit, 1, MOST);
        var found = enquiries.page(caller, mark == null ? null : mark.at(), mark == null ? null : mark.id(), most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? new Mark(shown.getLast().askedAt(), shown.getLast().id()).written() : null;
        return ResponseEntity.ok(new ListAnswer(shown.stream().map(EnquiryAnswer::of).toList(), next));
    }

    private static ResponseEntity<?> created(Enquiry enquiry) {
        return ResponseEntity.created(URI.create("/api/v1/enquiries/" + enquiry.id())).body(EnquiryAnswer.of(enquiry));
    }

    private ResponseEntity<?> answer(Caller caller, JsonBody body,
            java.util.function.Supplier<Outcome<Enquiry>> act, Function<Enquiry, ResponseEntity<?>> done) {
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return refusals.answer(caller.language(), new Refusal.Invalid(found));
        return switch (act.get()) {
            case Outcome.Done<Enquiry>(var enquiry) -> done.apply(enquiry);
            case Outcome.Refused<Enquiry>(var why) -> refusals.answer(caller.language(), why);
        };
    }
}
