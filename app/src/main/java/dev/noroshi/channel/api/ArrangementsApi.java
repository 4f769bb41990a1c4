package dev.noroshi.channel.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.Arrangements;
import dev.noroshi.channel.Arrangements.Changed;
import dev.noroshi.channel.Arrangements.Whose;
import dev.noroshi.channel.Webhooks;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 連絡手段 for programs: how the caller is told, and how the desk of their organisation is.
@RestController
@RequestMapping(path = "/api/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
class ArrangementsApi {

    private final Arrangements arrangements;
    private final Webhooks webhooks;
    private final ApiProblems problems;

    ArrangementsApi(Arrangements arrangements, Webhooks webhooks, ApiProblems problems) {
        this.arrangements = arrangements;
        this.webhooks = webhooks;
        this.problems = problems;
    }

    @GetMapping("/own")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "readOwnChannels", summary = "自分への連絡手段", description = """
            How the caller is told of what comes in: means by importance, in working hours and outside, with deputies and absence.""")
    @ApiResponse(responseCode = "200", description = "連絡手段 / the arrangement", content = @Content(schema = @Schema(implementation = ArrangementAnswer.class)))
    ResponseEntity<?> own(Caller caller) {
        return shown(caller, Whose.OWN);
    }

    @GetMapping("/desk")
    @Permit(Permission.EDIT_DESK)
    @Operation(operationId = "readDeskChannels", summary = "窓口への連絡手段", description = """
            The same for the desk of the caller's organisation, with the system that is called.""")
    @ApiResponse(responseCode = "200", description = "連絡手段 / the arrangement", content = @Content(schema = @Schema(implementation = ArrangementAnswer.class)))
    ResponseEntity<?> desk(Caller caller) {
        return shown(caller, Whose.DESK);
    }

    @PutMapping("/own")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "changeOwnChannels", summary = "自分への連絡手段を変える", description = """
            Arranges it anew: `open` and `closed` (a choice of `means` and `pace` for each importance), `hours`, `deputies` by login, \
            `absence`. What is missing is as where nobody arranged anything.""")
    @ApiResponse(responseCode = "200", description = "連絡手段 / the arrangement", content = @Content(schema = @Schema(implementation = ArrangementAnswer.class)))
    ResponseEntity<?> changeOwn(Caller caller, JsonBody body) {
        return change(caller, Whose.OWN, body);
    }

    @PutMapping("/desk")
    @Permit(Permission.EDIT_DESK)
    @Operation(operationId = "changeDeskChannels", summary = "窓口への連絡手段を変える", description = """
            The same for the desk, which has neither deputies nor absence, and which a warning must reach by some means.""")
    @ApiResponse(responseCode = "200", description = "連絡手段 / the arrangement", content = @Content(schema = @Schema(implementation = ArrangementAnswer.class)))
    ResponseEntity<?> changeDesk(Caller caller, JsonBody body) {
        return change(caller, Whose.DESK, body);
    }

    private ResponseEntity<?> change(Caller caller, Whose whose, JsonBody body) {
        var read = ArrangementBody.read(body, arrangements.of(caller, whose).colleagues());
        if (whose == Whose.DESK && !read.deputies().isEmpty()) body.problem("deputies", "channel.desk-has-none");
        if (whose == Whose.DESK && read.absence() != null) body.problem("absence", "channel.desk-has-none");
        var found = body.problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return switch (arrangements.change(caller, whose, read)) {
            case Changed.Done() -> shown(caller, whose);
            case Changed.Forbidden() -> problems.notFound(caller.language());
            case Changed.Wrong(var wrong) -> problems.unprocessable(caller.language(),
                    wrong.stream().map(ArrangementsApi::named).toList());
        };
    }

    /// By the name the member has here: `OPEN.WARNING` is `open.WARNING`.
    private static Problem named(Problem problem) {
        var field = problem.field().replaceFirst("^OPEN\\.", "open.").replaceFirst("^CLOSED\\.", "closed.");
        return new Problem(field, problem.code(), problem.details(), problem.place());
    }

    private ResponseEntity<?> shown(Caller caller, Whose whose) {
        var webhook = whose == Whose.DESK ? webhooks.of(caller).map(URI::toString).orElse(null) : null;
        return ResponseEntity
                .ok(ArrangementAnswer.of(arrangements.of(caller, whose), caller.language(), webhook));
    }

    /// @param secret told here and nowhere else
    @Schema(name = "Webhook")
    record WebhookAnswer(String url,
            @Schema(description = "署名の鍵。この答えにだけ出ます / told here and nowhere else") String secret) {

        @Override
        public String toString() {
            return "WebhookAnswer [withheld]";
        }
    }

    @PutMapping("/desk/webhook")
    @Permit(Permission.EDIT_DESK)
    @Operation(operationId = "enterWebhook", summary = "呼び出すシステムを登録する", description = """
            Has the system at `url` (https) called from now on, under a new secret that signs every call. With
            `"form": "STIX"` it is sent advisories marked GREEN or CLEAR as a STIX 2.1 bundle, and otherwise word that something has
            come.""")
    @ApiResponse(responseCode = "200", description = "登録した / entered", content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    ResponseEntity<?> enterWebhook(Caller caller, JsonBody body) {
        var url = body.text("url").orElse("");
        var wanted = body.text("form").orElse("").equals(Webhooks.Form.STIX.name())
                ? Webhooks.Form.STIX
                : Webhooks.Form.NOTICE;
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return switch (webhooks.enter(caller, url, wanted)) {
            case Webhooks.Entered.Done(var secret) ->
                ResponseEntity.ok(new WebhookAnswer(url.strip(), secret.reveal()));
            case Webhooks.Entered.Wrong(var problem) -> problems.unprocessable(caller.language(), List.of(problem));
            case Webhooks.Entered.Forbidden() -> problems.notFound(caller.language());
        };
    }

    @DeleteMapping("/desk/webhook")
    @Permit(Permission.EDIT_DESK)
    @Operation(operationId = "removeWebhook", summary = "システムの呼出しをやめる", description = """
            Has no system called any more.""")
    @ApiResponse(responseCode = "204", description = "やめた / gone")
    ResponseEntity<?> removeWebhook(Caller caller) {
        return webhooks.remove(caller)
                ? ResponseEntity.noContent().build()
                : problems.notFound(caller.language());
    }
}
