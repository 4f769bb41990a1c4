package dev.noroshi.taxii.api;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.Download;
import dev.noroshi.stix.Bundle;
import dev.noroshi.taxii.AdvisoryFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// An advisory as objects, for programs that do not speak TAXII.
@RestController
class AdvisoryBundleApi {

    private final AdvisoryFiles files;
    private final ApiProblems problems;

    AdvisoryBundleApi(AdvisoryFiles files, ApiProblems problems) {
        this.files = files;
        this.problems = problems;
    }

    @GetMapping(path = "/api/v1/advisories/{id}/stix.json", produces = Bundle.MEDIA_TYPE)
    @Permit(Permission.READ_ADVISORY)
    @Operation(operationId = "readAdvisoryStix", summary = "情報提供（STIX 2.1）", description = """
            The advisory as a bundle of STIX 2.1, with the ids and versions it has in TAXII. What an earlier report said and this \
            one says no longer is in it as revoked; of a recalled one nothing else is. Reading it is a receipt.""")
    @ApiResponse(responseCode = "200", description = "bundle", content = @Content(mediaType = Bundle.MEDIA_TYPE, schema = @Schema(type = "object")))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id) {
        return files.bundle(caller, new AdvisoryId(id)).<ResponseEntity<?>>map(
                file -> Download.of(file.name(), MediaType.parseMediaType(Bundle.MEDIA_TYPE), file.content()))
                .orElseGet(() -> problems.notFound(caller.language()));
    }
}
