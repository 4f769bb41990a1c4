package dev.noroshi.contacts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.EmergencyDesk;
import dev.noroshi.contacts.EmergencyDesks;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Emergency desks (緊急窓口) for programs.
@RestController
@RequestMapping(path = "/api/v1/contacts/emergency-desks", produces = MediaType.APPLICATION_JSON_VALUE)
class EmergencyDesksApi {

    private final EmergencyDesks desks;
    private final ContactReplies replies;
    private final ApiProblems problems;
    private final Clock clock;

    EmergencyDesksApi(EmergencyDesks desks, ContactReplies replies, ApiProblems problems, Clock clock) {
        this.desks = desks;
        this.replies = replies;
        this.problems = problems;
        this.clock = clock;
    }

    @Schema(name = "EmergencyDesk")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DeskAnswer(UUID id, String organisation, String name, String number, @Nullable String backup,
            String language, @Schema(allowableValues = {
                    "WEEKDAYS", "HOLIDAYS", "EVERY_DAY"}) String days,
            @Schema(example = "18:00") String opens,
            @Schema(description = "始まり以前なら翌日、同じなら24時間 / at or before `opens`: the following day; the same: round the clock", example = "08:00") String closes,
            @Schema(description = "いま応答しているか / whether it is answered now") boolean open) {

        @Override
        public String toString() {
            return "DeskAnswer [withheld]";
        }
    }

    @Schema(name = "EmergencyDesks")
    record DesksAnswer(List<DeskAnswer> desks) {
        DesksAnswer {
            desks = List.copyOf(desks);
        }
    }

    private DeskAnswer answer(EmergencyDesk desk) {
        return new DeskAnswer(desk.id(), desk.organisation().value(), desk.name(), desk.number(), desk.backup(),
                desk.language(), desk.days().name(), desk.opens().toString(), desk.closes().toString(),
                desk.isOpen(clock.instant()));
    }

    @GetMapping
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "listEmergencyDesks", summary = "緊急窓口の一覧", description = """
            The emergency desks of an organisation, in the order in which they are rung; of the caller's own when none is named.""")
    @ApiResponse(responseCode = "200", description = "緊急窓口 / the desks", content = @Content(schema = @Schema(implementation = DesksAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "組織のコード / code of an organisation") @RequestParam(required = false) @Nullable String organisation) {
        var of = organisation == null ? caller.organisation() : OrganisationId.parse(organisation).orElse(null);
        if (of == null) return problems.notFound(caller.language());
        return ResponseEntity.ok(new DesksAnswer(desks.of(of).stream().map(this::answer).toList()));
    }

    @PostMapping
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "addEmergencyDesk", summary = "緊急窓口を加える", description = """
            Adds a desk of the caller's organisation, to be rung after those it has: `name`, `number`, `language` (in words), \
            `days` (`WEEKDAYS`, `HOLIDAYS`, `EVERY_DAY`), `opens` and `closes` (`18:00`), and a `backup` number if there is one.""")
    @ApiResponse(responseCode = "201", description = "加えた / added", content = @Content(schema = @Schema(implementation = DeskAnswer.class)))
    ResponseEntity<?> add(Caller caller, JsonBody body) {
        var days = body.option("days", EmergencyDesk.Days.class).orElse(EmergencyDesk.Days.EVERY_DAY);
        var typed = new EmergencyDesks.Typed(body.text("name").orElse(""), body.text("number").orElse(""),
                body.text("backup").orElse(""), body.text("language").orElse(""), days, time(body, "opens"),
                time(body, "closes"));
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return replies.answer(caller, desks.add(caller, typed),
                id -> ResponseEntity.created(URI.create("/api/v1/contacts/emergency-desks?organisation="
                        + caller.organisation()))
                        .body(desks.of(caller.organisation()).stream().filter(each -> each.id().equals(id))
                                .map(this::answer).findFirst().orElseThrow()));
    }

    private static LocalTime time(JsonBody body, String member) {
        var written = body.text(member).orElse("");
        try {
            return LocalTime.parse(written.strip());
        } catch (DateTimeException e) {
            body.problem(member, "contacts.time-form");
            return LocalTime.MIDNIGHT;
        }
    }

    @DeleteMapping("/{id}")
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "removeEmergencyDesk", summary = "緊急窓口を外す", description = """
            Takes a desk of the caller's organisation away.""")
    @ApiResponse(responseCode = "204", description = "外した / gone")
    ResponseEntity<?> remove(Caller caller, @PathVariable UUID id) {
        return desks.remove(caller, id)
                ? ResponseEntity.noContent().build()
                : problems.notFound(caller.language());
    }
}
