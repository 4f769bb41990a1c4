package dev.noroshi.indicator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Sighting;
import dev.noroshi.indicator.Sighting.Reason;
import dev.noroshi.indicator.Sighting.Verdict;
import dev.noroshi.indicator.Sightings;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What organisations say of indicators, as far as the caller may know it.
@RestController
@RequestMapping(path = "/api/v1/indicators/{id}/sightings", produces = MediaType.APPLICATION_JSON_VALUE)
class SightingsApi {

    private final Sightings sightings;
    private final ApiProblems problems;

    SightingsApi(Sightings sightings, ApiProblems problems) {
        this.sightings = sightings;
        this.problems = problems;
    }

    /// What one organisation said.
    @Schema(name = "Sighting")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SightingAnswer(String organisation, String verdict, @Nullable String reason,
            @JsonProperty("seen-on") LocalDate seenOn, String note) {
        static SightingAnswer of(Sighting sighting) {
            var reason = sighting.reason();
            return new SightingAnswer(sighting.organisation().value(), sighting.verdict().name(),
                    reason == null ? null : reason.name(), sighting.seenOn(), sighting.note());
        }
    }

    /// What the caller may know.
    ///
    /// @param members of a secretariat
    /// @param told how many organisations, for the centre
    /// @param about about how many others; absent below five
    @Schema(name = "Sightings")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(@Nullable SightingAnswer own, List<SightingAnswer> members, Map<String, Integer> told,
            Map<String, Integer> sectors,
            @Schema(description = "ほかの組織のおよその数（5未満は示しません）/ about how many others, never below five") Map<String, Integer> about) {
    }

    @GetMapping
    @Permit(Permission.READ_INDICATOR)
    @Operation(operationId = "readSightings", summary = "指標の観測を読む", description = """
            The own one; for a secretariat those of its members; for the centre how many there are, without names; for \
            everybody else about how many other organisations, as of yesterday and never fewer than five.""")
    @ApiResponse(responseCode = "200", description = "観測 / sightings", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        var known = sightings.of(caller, new IndicatorId(id));
        if (known.isEmpty()) return problems.notFound(caller.language());
        var own = known.get().own();
        var sectors = new TreeMap<String, Integer>();
        known.get().sectors().forEach((sector, number) -> sectors.put(sector.value(), number));
        var about = new TreeMap<>(names(known.get().about()));
        about.values().removeIf(number -> number == 0);
        return ResponseEntity.ok(new Answer(own == null ? null : SightingAnswer.of(own),
                known.get().members().stream().map(SightingAnswer::of).toList(), names(known.get().told()), sectors,
                about));
    }

    private static Map<String, Integer> names(Map<Verdict, Integer> numbers) {
        var names = new TreeMap<String, Integer>();
        numbers.forEach((verdict, number) -> names.put(verdict.name(), number));
        return names;
    }

    @PutMapping
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "saySighting", summary = "観測・誤検知を知らせる", description = """
            Says it for the caller's organisation, in the place of what it said before: `verdict` SEEN or FALSE_POSITIVE, the \
            latter with a `reason` (OWN_SERVICE, SHARED_HOSTING, TEST, OTHER); `seen-on` and `note` as you like. The centre \
            learns it without a name; the note stays with you and your secretariat.""")
    @ApiResponse(responseCode = "200", description = "観測 / the sighting", content = @Content(schema = @Schema(implementation = SightingAnswer.class)))
    ResponseEntity<?> say(Caller caller, @PathVariable UUID id, JsonBody body) {
        var said = new Sighting.Said(body.option("verdict", Verdict.class).orElse(null),
                body.option("reason", Reason.class).orElse(null), day(body), body.text("note").orElse(""));
        var wrong = body.refuseOthers().problems();
        if (!wrong.isEmpty()) return problems.unprocessable(caller.language(), wrong);
        return switch (sightings.say(caller, new IndicatorId(id), said)) {
            case Outcome.Done<Sighting>(var sighting) -> ResponseEntity.ok(SightingAnswer.of(sighting));
            case Outcome.Invalid<Sighting>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<Sighting> _ -> problems.notFound(caller.language());
        };
    }

    private static @Nullable LocalDate day(JsonBody body) {
        var text = body.text("seen-on").orElse("");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            body.problem("seen-on", "indicator.day-unreadable", JsonBody.shortened(text));
            return null;
        }
    }

    @DeleteMapping
    @Permit(Permission.ENTER_INDICATOR)
    @Operation(operationId = "takeBackSighting", summary = "観測を取り消す", description = "Takes back what the caller's organisation said, and what was told of it.")
    @ApiResponse(responseCode = "204", description = "取り消した / taken back")
    ResponseEntity<?> takeBack(Caller caller, @PathVariable UUID id) {
        return switch (sightings.takeBack(caller, new IndicatorId(id))) {
            case Outcome.Done<IndicatorId> _ -> ResponseEntity.noContent().build();
            case Outcome.Invalid<IndicatorId>(var found) -> problems.unprocessable(caller.language(), found);
            case Outcome.Unknown<IndicatorId> _ -> problems.notFound(caller.language());
        };
    }
}
