package dev.noroshi.relay.api;

import dev.noroshi.platform.web.Download;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.relay.Excerpt;
import dev.noroshi.relay.ReportBundles;
import dev.noroshi.relay.Sideways;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.stix.Bundle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Parts of reports that the centre shared with the caller's organisation.
@RestController
@RequestMapping(path = "/api/v1/shared-parts")
class SharedPartsApi {

    private final Sideways sideways;
    private final ReportBundles bundles;
    private final ReportPaper paper;
    private final ApiProblems problems;

    SharedPartsApi(Sideways sideways, ReportBundles bundles, ReportPaper paper, ApiProblems problems) {
        this.bundles = bundles;
        this.sideways = sideways;
        this.paper = paper;
        this.problems = problems;
    }

    /// @param report the fields the caller may see; a field that is not there was withheld or blank
    @Schema(name = "SharedParts")
    record Answer(UUID id, String number, boolean drill, String tlp, @JsonProperty("shared-on") LocalDate sharedOn,
            @Schema(ref = "#/components/schemas/Report", description = "見てよい項目だけ / only what the caller may see") ObjectNode report) {
    }

    /// The list.
    @Schema(name = "SharedPartsList")
    record Answers(List<Answer> items) {
        Answers {
            items = List.copyOf(items);
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_SHARED_PARTS)
    @Operation(operationId = "listSharedParts", summary = "共有された情報連絡の一部の一覧", description = """
            Parts of reports that the national centre shared with the caller's organisation, the newest first (at most 200).""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = Answers.class)))
    ResponseEntity<?> list(Caller caller) {
        return ResponseEntity.ok(new Answers(sideways.received(caller).stream().map(this::answer).toList()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_SHARED_PARTS)
    @Operation(operationId = "readSharedParts", summary = "共有された情報連絡の一部を読む", description = """
            The fields of a report the caller may see, each with its own scope under `parts`. Of the others nothing is told, not \
            even whether they were filled in. Reading it is a receipt.""")
    @ApiResponse(responseCode = "200", description = "見てよい項目 / the fields", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        return sideways.open(caller, id).<ResponseEntity<?>>map(excerpt -> ResponseEntity.ok(answer(excerpt)))
                .orElseGet(() -> problems.notFound(caller.language()));
    }

    @GetMapping(path = "/{id}/form.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Permit(Permission.READ_SHARED_PARTS)
    @Operation(operationId = "readSharedPartsPdf", summary = "共有された情報連絡の一部（.pdf）", description = """
            The same on the official form.""")
    @ApiResponse(responseCode = "200", description = "様式 / the form", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> pdf(Caller caller, @PathVariable UUID id) {
        return sideways.pdf(caller, id).<ResponseEntity<?>>map(
                printed -> Download.of("shared-parts.pdf", MediaType.APPLICATION_PDF, printed))
                .orElseGet(() -> problems.notFound(caller.language()));
    }

    @GetMapping(path = "/{id}/stix.json", produces = Bundle.MEDIA_TYPE)
    @Permit(Permission.READ_SHARED_PARTS)
    @Operation(operationId = "readSharedPartsStix", summary = "共有された情報連絡の一部（STIX 2.1）", description = """
            The same as a bundle of STIX 2.1, each field as a note with its own marking.""")
    @ApiResponse(responseCode = "200", description = "bundle", content = @Content(mediaType = Bundle.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<?> bundle(Caller caller, @PathVariable UUID id) {
        return bundles.ofParts(caller, id)
                .<ResponseEntity<?>>map(bundle -> Download.of(bundle.name() + ".stix.json",
                        MediaType.parseMediaType(Bundle.MEDIA_TYPE), bundle.content()))
                .orElseGet(() -> problems.notFound(caller.language()));
    }

    private Answer answer(Excerpt excerpt) {
        return new Answer(excerpt.id(), excerpt.number(), excerpt.occasion().isDrill(), excerpt.tlp().word(),
                excerpt.sharedOn(), paper.members(excerpt.content()));
    }
}
