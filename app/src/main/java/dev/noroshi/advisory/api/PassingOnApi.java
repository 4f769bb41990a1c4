package dev.noroshi.advisory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Onward;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.PassingOn;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;

/// How a ministry or secretariat passes advisories on, by program.
@RestController
class PassingOnApi {

    private final PassingOn passingOn;
    private final Onward onward;
    private final Refusals refusals;

    PassingOnApi(PassingOn passingOn, Onward onward, Refusals refusals) {
        this.passingOn = passingOn;
        this.onward = onward;
        this.refusals = refusals;
    }

    /// @param handed how many have it now that did not before
    @Schema(name = "PassedOnAdvisory")
    record Passed(int handed) {
    }

    @Schema(name = "PassOnSetting")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SettingAnswer(
            @Schema(description = "自動で展開するか / whether it passes on at once") boolean automatic,
            @JsonProperty("set-at") @Nullable OffsetDateTime setAt) {
        static SettingAnswer of(Onward.Setting setting) {
            return new SettingAnswer(setting.manner() == Onward.Manner.AUTOMATIC,
                    AdvisoryWriter.atOrNull(setting.setAt()));
        }
    }

    @PostMapping(path = "/api/v1/advisories/{id}/pass-on", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.PASS_ON_ADVISORY)
    @Operation(operationId = "passOnAdvisory", summary = "次の組織へ展開する", description = """
            Passes an advisory on: a ministry to the secretariats of its sectors, a secretariat to its members. Without a \
            body to everybody the marking allows. `to` names whom; `left-out` whom not, each code with the reason: nobody \
            is left out without one. `directly` names operators a ministry hands it to itself. It also confirms the \
            caller's own receipt (内容確認).""")
    @ApiResponse(responseCode = "200", description = "展開した / passed on", content = @Content(schema = @Schema(implementation = Passed.class)))
    ResponseEntity<?> passOn(Caller caller, @PathVariable UUID id, JsonBody body) {
        var to = codes(body, "to");
        var directly = codes(body, "directly");
        var leftOut = reasons(body);
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return refusals.answer(caller.language(), new Refusal.Invalid(found));
        var order = new PassOn(to.orElse(null), leftOut, directly.orElse(Set.of()));
        return switch (passingOn.passOn(caller, new AdvisoryId(id), order)) {
            case Outcome.Done<PassingOn.Passed>(var passed) -> ResponseEntity.ok(new Passed(passed.handed()));
            case Outcome.Refused<PassingOn.Passed>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    /// @param finished whether everybody below has it, or a reason why not
    /// @param objection why the marking lets nobody below have it; null when it may go on
    @Schema(name = "NextHop")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NextHopAnswer(List<CandidateAnswer> candidates, boolean finished, @Nullable String objection) {
        NextHopAnswer {
            candidates = List.copyOf(candidates);
        }
    }

    @Schema(name = "NextHopCandidate")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CandidateAnswer(String id, String name, @JsonProperty("has-it") boolean hasIt, boolean permitted,
            @JsonProperty("left-out") @Nullable String leftOut) {
    }

    @GetMapping(path = "/api/v1/advisories/{id}/pass-on", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.PASS_ON_ADVISORY)
    @Operation(operationId = "readNextHop", summary = "展開先", description = """
            Whom the caller's organisation may pass an advisory on to, and who has it already.""")
    @ApiResponse(responseCode = "200", description = "展開先 / the next hop", content = @Content(schema = @Schema(implementation = NextHopAnswer.class)))
    ResponseEntity<?> nextHop(Caller caller, @PathVariable UUID id) {
        return switch (passingOn.nextHop(caller, new AdvisoryId(id))) {
            case Outcome.Done<PassingOn.NextHop>(var next) -> ResponseEntity.ok(write(caller, next));
            case Outcome.Refused<PassingOn.NextHop>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    private static NextHopAnswer write(Caller caller, PassingOn.NextHop next) {
        var objection = next.objection();
        return new NextHopAnswer(
                next.candidates().stream().map(each -> new CandidateAnswer(each.organisation().id().value(),
                        each.organisation().name(caller.language()), each.hasIt(), each.permitted(), each.leftOut()))
                        .toList(),
                next.finished(), objection == null ? null : objection.reason());
    }

    private static Optional<Set<OrganisationId>> codes(JsonBody body, String name) {
        var member = body.rest().remove(name);
        if (member == null || member.isNull()) return Optional.empty();
        if (!(member instanceof ArrayNode list)) {
            body.problem(name, "not-a-list");
            return Optional.empty();
        }
        var codes = new HashSet<OrganisationId>();
        for (var i = 0; i < list.size(); i++)
            code(body, name + "[" + i + "]", list.get(i).asString("")).ifPresent(codes::add);
        return Optional.of(codes);
    }

    private static Map<OrganisationId, String> reasons(JsonBody body) {
        var reasons = new HashMap<OrganisationId, String>();
        body.texts("left-out").forEach((code, reason) -> code(body, "left-out", code)
                .ifPresent(id -> reasons.put(id, reason)));
        return reasons;
    }

    private static Optional<OrganisationId> code(JsonBody body, String field, String code) {
        var id = OrganisationId.parse(code);
        if (id.isEmpty()) body.problem(field, "advisory.pass-on.stranger", JsonBody.shortened(code));
        return id;
    }

    @GetMapping(path = "/api/v1/pass-on-setting", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.PASS_ON_ADVISORY)
    @Operation(operationId = "readPassOnSetting", summary = "自動展開の設定", description = """
            Whether the caller's organisation passes advisories on at once.""")
    @ApiResponse(responseCode = "200", description = "設定 / the setting", content = @Content(schema = @Schema(implementation = SettingAnswer.class)))
    ResponseEntity<?> setting(Caller caller) {
        return onward.of(caller).<ResponseEntity<?>>map(setting -> ResponseEntity.ok(SettingAnswer.of(setting)))
                .orElseGet(() -> refusals.answer(caller.language(), new Refusal.Unknown()));
    }

    @PutMapping(path = "/api/v1/pass-on-setting", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.PASS_ON_ADVISORY)
    @Operation(operationId = "changePassOnSetting", summary = "自動展開の設定を変える", description = """
            `{"automatic": true}`: from now on advisories are passed on in the moment they come in.""")
    @ApiResponse(responseCode = "200", description = "設定 / the setting", content = @Content(schema = @Schema(implementation = SettingAnswer.class)))
    ResponseEntity<?> change(Caller caller, JsonBody body) {
        var automatic = body.flag("automatic");
        if (automatic.isEmpty() && body.problems().isEmpty()) body.problem("automatic", "not-a-flag");
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return refusals.answer(caller.language(), new Refusal.Invalid(found));
        var manner = automatic.orElse(false) ? Onward.Manner.AUTOMATIC : Onward.Manner.BY_HAND;
        return switch (onward.set(caller, manner)) {
            case Outcome.Done<Onward.Setting>(var setting) -> ResponseEntity.ok(SettingAnswer.of(setting));
            case Outcome.Refused<Onward.Setting>(var why) -> refusals.answer(caller.language(), why);
        };
    }
}
