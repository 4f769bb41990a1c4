package dev.noroshi.advisory.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Drafting;
import dev.noroshi.advisory.FurtherAddressees;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Planning;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Bodies the centre names beside the scope of an advisory (table 5, ※１), and who will see it, for programs of the centre.
@RestController
@RequestMapping(path = "/api/v1/advisories/{id}/further-addressees", produces = MediaType.APPLICATION_JSON_VALUE)
class FurtherAddresseesApi {

    private final Advisories advisories;
    private final Drafting drafting;
    private final FurtherAddressees further;
    private final Planning planning;
    private final Refusals refusals;
    private final ApiProblems problems;

    FurtherAddresseesApi(Advisories advisories, Drafting drafting, FurtherAddressees further, Planning planning,
            Refusals refusals, ApiProblems problems) {
        this.advisories = advisories;
        this.drafting = drafting;
        this.further = further;
        this.planning = planning;
        this.refusals = refusals;
        this.problems = problems;
    }

    /// @param seen how many bodies of each class would see it as it is saved; none while scope or sectors are open
    @Schema(name = "AdvisoryFurtherAddressees")
    record Answer(
            @Schema(description = "決めた機関 / those named", example = "[\"nict\"]") List<String> further,
            @Schema(description = "合意のある機関 / those that may be named today") List<String> agreed,
            @Schema(description = "読むことになる組織の数（種別ごと）/ who will see it, by class") Map<String, Integer> seen) {
        Answer {
            further = List.copyOf(further);
            agreed = List.copyOf(agreed);
            seen = new TreeMap<>(seen);
        }
    }

    @GetMapping
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "readAdvisoryFurtherAddressees", summary = "追加の共有先（※１）と読むことになる組織", description = """
            Agencies the centre named for an advisory beside the scope of its marking, those with an agreement today, and \
            how many bodies of each class would see it.""")
    @ApiResponse(responseCode = "200", description = "追加の共有先 / further addressees", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        return switch (advisories.find(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) -> ResponseEntity.ok(answer(advisory));
            case Outcome.Refused<Advisory>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    @PutMapping
    @Permit(Permission.DRAFT_ADVISORY)
    @Operation(operationId = "nameAdvisoryFurtherAddressees", summary = "追加の共有先（※１）を決める", description = """
            Names exactly the agencies in `further`, while the advisory is a draft. They are handed it when it is issued, if \
            the agreement still holds then.""")
    @ApiResponse(responseCode = "200", description = "決めた / named", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> name(Caller caller, @PathVariable UUID id, JsonBody body) {
        var named = new ArrayList<OrganisationId>();
        for (var code : body.list("further"))
            OrganisationId.parse(code).ifPresentOrElse(named::add,
                    () -> body.problem("further", "advisory.further.not-agreed", JsonBody.shortened(code)));
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return switch (drafting.name(caller, new AdvisoryId(id), null, named)) {
            case Outcome.Done<Advisory.Draft>(var draft) -> ResponseEntity.ok(answer(draft));
            case Outcome.Refused<Advisory.Draft>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    private Answer answer(Advisory advisory) {
        var seen = new TreeMap<String, Integer>();
        var content = advisory.content();
        if (content.tlp().isPresent() && !content.sectors().isEmpty())
            planning.preview(content.tlp().get(), Set.copyOf(content.sectors()), further.standing(advisory.id())).seen()
                    .forEach((kind, bodies) -> seen.put(kind.name(), bodies));
        return new Answer(codes(further.of(advisory.id())),
                codes(further.agreed().stream().map(Organisation::id).toList()), seen);
    }

    private static List<String> codes(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).sorted().toList();
    }
}
