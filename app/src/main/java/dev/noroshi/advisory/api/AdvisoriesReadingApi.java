package dev.noroshi.advisory.api;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryLists;
import dev.noroshi.advisory.AdvisoryPaper;
import dev.noroshi.advisory.AdvisoryState;
import dev.noroshi.advisory.AnnexFile;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusals;
import dev.noroshi.advisory.api.AdvisoryListAnswer.Line;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.ApiProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a program reads of advisories.
@RestController
@RequestMapping("/api/v1/advisories")
class AdvisoriesReadingApi {

    private static final int MOST = 100;

    private final Advisories advisories;
    private final AdvisoryLists lists;
    private final AdvisoryPaper paper;
    private final AdvisoryWriter writer;
    private final Refusals refusals;
    private final ApiProblems problems;

    AdvisoriesReadingApi(Advisories advisories, AdvisoryLists lists, AdvisoryPaper paper, AdvisoryWriter writer,
            Refusals refusals, ApiProblems problems) {
        this.advisories = advisories;
        this.lists = lists;
        this.paper = paper;
        this.writer = writer;
        this.refusals = refusals;
        this.problems = problems;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_ADVISORY)
    @Operation(operationId = "listAdvisories", summary = "情報提供の一覧", description = """
            Lists advisories: for the centre all, what moved last first; for everybody else what came to them, the newest \
            first. A recalled one is listed with the reason and without a way to read it.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = AdvisoryListAnswer.class)))
    ResponseEntity<?> list(Caller caller,
            @Parameter(description = "この状態のものだけ（統括室のみ）/ only those in this state, for the centre") @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "1ページの件数（最大100）/ how many, at most 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var states = state == null ? Optional.<Set<AdvisoryState>>of(EnumSet.allOf(AdvisoryState.class)) : only(state);
        if (states.isEmpty())
            return problems.wrongParameter(caller.language(),
                    Problem.of("state", "no-such-option", state == null ? "" : state));
        var mark = cursor == null ? null : AdvisoryLists.Mark.read(cursor).orElse(null);
        if (cursor != null && mark == null)
            return problems.wrongParameter(caller.language(), Problem.of("cursor", "unreadable", cursor));
        var most = Math.clamp(limit, 1, MOST);
        if (advisories.isCentre(caller)) {
            var part = lists.centre(caller, states.get(), mark, most);
            return answer(part.lines().stream().map(AdvisoriesReadingApi::line).toList(), part.next());
        }
        var part = lists.arrivals(caller, mark, most);
        return answer(part.lines().stream().map(AdvisoriesReadingApi::line).toList(), part.next());
    }

    private static Optional<Set<AdvisoryState>> only(String state) {
        return Arrays.stream(AdvisoryState.values()).filter(each -> each.name().equals(state)).findFirst()
                .map(Set::of);
    }

    private static ResponseEntity<?> answer(List<Line> lines, AdvisoryLists.@Nullable Mark next) {
        return ResponseEntity.ok(new AdvisoryListAnswer(lines, next == null ? null : next.written()));
    }

    private static Line line(Advisory advisory) {
        var head = advisory.head();
        var number = head.number();
        var out = advisory instanceof Advisory.Published published ? published.publication() : null;
        return new Line(head.id().value(), advisory.state().name(), number == null ? null : number.toString(),
                head.occasion().isDrill(), head.content().title(),
                head.content().importance().map(Importance::name).orElse(null),
                head.content().tlp().map(Tlp::word).orElse(null), AdvisoryWriter.at(head.movedAt()),
                out == null ? null : AdvisoryWriter.at(out.dueAt()), null, null,
                advisory instanceof Advisory.Recalled recalled ? recalled.tombstone().reason() : null);
    }

    private static Line line(Advisories.Arrival arrival) {
        var parcel = arrival.parcel();
        var importance = parcel.importance();
        var stone = arrival.tombstone();
        return new Line(parcel.subject(), arrival.state().name(), parcel.number(), parcel.occasion().isDrill(),
                parcel.title(), importance == null ? null : importance.name(), parcel.tlp().word(),
                AdvisoryWriter.at(parcel.sentAt()), AdvisoryWriter.atOrNull(parcel.dueAt()),
                AdvisoryWriter.atOrNull(parcel.confirmedAt()), parcel.answer(), stone == null ? null : stone.reason());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_ADVISORY)
    @Operation(operationId = "readAdvisory", summary = "情報提供を読む", description = """
            Reading it is a receipt (受領): the hop before sees that it was opened. One that was recalled answers 410 with \
            its tombstone, to all but the centre.""")
    @ApiResponse(responseCode = "200", description = "情報提供 / the advisory", content = @Content(schema = @Schema(implementation = AdvisoryAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        return switch (advisories.open(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) -> writer.ok(caller, advisory);
            case Outcome.Refused<Advisory>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    @GetMapping(path = "/{id}/form.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Permit(Permission.READ_ADVISORY)
    @Operation(operationId = "readAdvisoryPdf", summary = "情報提供様式（.pdf）", description = """
            The official form to print, with the marking at the head and foot of every page.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> pdf(Caller caller, @PathVariable UUID id) {
        return switch (advisories.open(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) ->
                Download.of(AdvisoryPaper.name(advisory) + ".pdf", MediaType.APPLICATION_PDF, paper.pdf(advisory));
            case Outcome.Refused<Advisory>(var why) -> refusals.answer(caller.language(), why);
        };
    }

    @GetMapping("/{id}/annexes/{annex}")
    @Permit(Permission.READ_ADVISORY)
    @Operation(operationId = "readAnnex", summary = "別紙", description = "A file of the advisory, to those who have it.")
    @ApiResponse(responseCode = "200", description = "別紙 / the file")
    ResponseEntity<?> annex(Caller caller, @PathVariable UUID id, @PathVariable UUID annex) {
        return switch (advisories.annex(caller, new AdvisoryId(id), annex)) {
            case Outcome.Done<AnnexFile>(var file) ->
                Download.of(file.name(), MediaType.parseMediaType(file.mediaType()), file.content());
            case Outcome.Refused<AnnexFile>(var why) -> refusals.answer(caller.language(), why);
        };
    }
}
