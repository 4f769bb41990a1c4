package dev.noroshi.advisory.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Reach;
import dev.noroshi.advisory.Reaches;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.advisory.Remarks;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Pursuits;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How far an advisory has got, for programs.
@RestController
class ReachApi {

    private final Reaches reaches;
    private final ObjectProvider<Remarks> remarks;
    private final Refusals refusals;

    ReachApi(Reaches reaches, ObjectProvider<Remarks> remarks, Refusals refusals) {
        this.reaches = reaches;
        this.remarks = remarks;
        this.refusals = refusals;
    }

    @GetMapping(path = "/api/v1/advisories/{id}/reach", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_REACH)
    @Operation(operationId = "readReach", summary = "届き具合", description = """
            Who has it since when, hop by hop: the centre sees everybody, a ministry its branch, a secretariat its \
            members.""")
    @ApiResponse(responseCode = "200", description = "届き具合 / the reach", content = @Content(schema = @Schema(implementation = ReachAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        return switch (reaches.of(caller, new AdvisoryId(id))) {
            case Outcome.Done<Reach>(var reach) -> ResponseEntity.ok(write(reach, caller.language()));
            case Outcome.Refused<Reach>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    private ReachAnswer write(Reach reach, Language language) {
        var ids = new HashSet<OrganisationId>();
        var parcels = new HashSet<ParcelId>();
        for (var hop : reach.hops())
            for (var line : hop.lines()) {
                ids.add(line.organisation());
                var receipt = line.receipt();
                if (receipt != null && receipt.answer() != null) parcels.add(receipt.parcel());
            }
        var comments = new HashMap<ParcelId, String>();
        remarks.stream().forEach(each -> comments.putAll(each.on(parcels)));
        var names = reaches.named(ids);
        var out = reach.advisory().publication();
        return new ReachAnswer(reach.advisory().id().value(), out.number().toString(), reach.advisory().state().name(),
                AdvisoryWriter.at(reach.asOf()), AdvisoryWriter.at(out.issuedAt()), AdvisoryWriter.at(out.dueAt()),
                reach.bottom().name(), tally(reach.totals()), reach.answers(),
                new ReachAnswer.TimeToConfirm(seconds(reach.median()), seconds(reach.ninetieth())),
                reach.hops().stream()
                        .map(hop -> new ReachAnswer.Hop(hop.tier().name(), tally(hop.tally()),
                                new ReachAnswer.TimeToConfirm(seconds(hop.times().median()),
                                        seconds(hop.times().ninetieth())),
                                hop.lines().stream().map(line -> line(line, names, comments, language)).toList()))
                        .toList(),
                reach.missing().stream().map(each -> new ReachAnswer.Missing(each.organisation().value(),
                        name(names, each.organisation(), language), each.tier().name(), each.cause().name(),
                        each.waiting(), each.reason(), each.notices().untold(), each.notices().unsealed())).toList(),
                recall(reach.recall()));
    }

    private static ReachAnswer.Line line(Reach.Line line, Map<OrganisationId, Organisation> names,
            Map<ParcelId, String> comments, Language language) {
        var receipt = line.receipt();
        var arrival = line.notices().arrival();
        return new ReachAnswer.Line(line.organisation().value(), name(names, line.organisation(), language),
                line.via().value(), AdvisoryWriter.atOrNull(line.sentAt()), AdvisoryWriter.atOrNull(line.openedAt()),
                AdvisoryWriter.atOrNull(line.confirmedAt()), AdvisoryWriter.atOrNull(line.answeredAt()),
                receipt == null ? null : receipt.answer(), receipt == null ? null : comments.get(receipt.parcel()),
                AdvisoryWriter.atOrNull(line.passedOnAt()),
                line.passedOn() == Reach.PassedOn.NOBODY_BELOW ? null : line.passedOn().name(), line.leftOutReason(),
                line.cause() == null ? null : line.cause().name(), line.notices().untold(),
                line.notices().unsealed(), arrival == null ? null : AdvisoryWriter.at(arrival.at()),
                arrival == null ? null : arrival.means(),
                line.pursuit().stream().map(ReachApi::pursued).toList());
    }

    private static ReachAnswer.Pursued pursued(Pursuits.Taken taken) {
        var told = taken.told();
        return new ReachAnswer.Pursued(taken.step().name(), AdvisoryWriter.at(taken.at()), taken.deputies(),
                told == null ? null : told.value());
    }

    private static ReachAnswer.Tally tally(Reach.Tally tally) {
        return new ReachAnswer.Tally(tally.expected(), tally.sent(), tally.opened(), tally.confirmed(),
                tally.answered());
    }

    private static ReachAnswer.@Nullable Recall recall(Reach.@Nullable Recall recall) {
        return recall == null
                ? null
                : new ReachAnswer.Recall(recall.told(), recall.confirmed(),
                        recall.hadOpened().stream().map(OrganisationId::value).toList(), recall.hadOpenedConfirmed());
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static String name(Map<OrganisationId, Organisation> names, OrganisationId id, Language language) {
        var known = names.get(id);
        return known == null ? id.value() : known.name(language);
    }
}
