package dev.noroshi.hotline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.hotline.CallDesk;
import dev.noroshi.hotline.CallId;
import dev.noroshi.hotline.Note;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What both sides of an emergency call write down, and what a secretariat does with one that came to it, for programs.
@RestController
@RequestMapping(path = "/api/v1/hotline/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class HotlineDeskApi {

    private final CallDesk desk;
    private final CallReplies replies;
    private final ApiProblems problems;

    HotlineDeskApi(CallDesk desk, CallReplies replies, ApiProblems problems) {
        this.desk = desk;
        this.replies = replies;
        this.problems = problems;
    }

    /// @param organisation whose note it is
    @Schema(name = "HotlineNote")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NoteAnswer(String organisation, String text, OffsetDateTime at) {

        static NoteAnswer of(Note note) {
            return new NoteAnswer(note.organisation().value(), note.text(), CallAnswer.at(note.at()));
        }

        @Override
        public String toString() {
            return "NoteAnswer [withheld]";
        }
    }

    @Schema(name = "HotlineNotes")
    record NotesAnswer(List<NoteAnswer> notes) {
        NotesAnswer {
            notes = List.copyOf(notes);
        }
    }

    @GetMapping("/notes")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "listHotlineNotes", summary = "緊急連絡の通話記録を読む", description = """
            What both sides wrote down of the talk, the oldest first.""")
    @ApiResponse(responseCode = "200", description = "記録 / the notes", content = @Content(schema = @Schema(implementation = NotesAnswer.class)))
    ResponseEntity<?> notes(Caller caller, @PathVariable UUID id) {
        var call = replies.find(caller, new CallId(id));
        return call.isEmpty()
                ? problems.notFound(caller.language())
                : ResponseEntity.ok(
                        new NotesAnswer(desk.notes(caller, call.get()).stream().map(NoteAnswer::of).toList()));
    }

    @PostMapping("/notes")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "addHotlineNote", summary = "緊急連絡の通話を記録する", description = """
            Adds a note of the talk: `text`, up to 1,000 characters. Both sides read it.""")
    @ApiResponse(responseCode = "200", description = "緊急連絡 / the call", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> note(Caller caller, @PathVariable UUID id, JsonBody body) {
        var text = body.text("text").orElse("");
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        if (replies.find(caller, new CallId(id)).isEmpty()) return problems.notFound(caller.language());
        return replies.answer(caller, desk.note(caller, new CallId(id), text), HttpStatus.OK);
    }

    @PostMapping("/handle")
    @Permit(Permission.TAKE_HOTLINE)
    @Operation(operationId = "handleHotlineCall", summary = "事務局で対応する", description = """
            A secretariat keeps a call that came to it, and answers it itself.""")
    @ApiResponse(responseCode = "200", description = "緊急連絡 / the call", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> handle(Caller caller, @PathVariable UUID id) {
        return replies.answer(caller, desk.handle(caller, new CallId(id)), HttpStatus.OK);
    }

    @PostMapping("/pass-on")
    @Permit(Permission.ANONYMISE_REPORT)
    @Operation(operationId = "passOnHotlineCall", summary = "統括室へ緊急連絡を引き継ぐ", description = """
            A secretariat calls the centre in its own name about a call that came to it: the members are those of a new call, \
            without `way`. Nothing of the call that came goes with it by itself.""")
    @ApiResponse(responseCode = "201", description = "送った / the secretariat's own call", content = @Content(schema = @Schema(implementation = CallAnswer.class)))
    ResponseEntity<?> passOn(Caller caller, @PathVariable UUID id, JsonBody body) {
        // the key stands in the call, which the centre reads: it must not lead to the call that came
        var call = replies.read(body, "api " + UUID.randomUUID());
        if (!body.problems().isEmpty()) return problems.unprocessable(caller.language(), body.problems());
        return replies.answer(caller, desk.passOn(caller, new CallId(id), call), HttpStatus.CREATED);
    }
}
