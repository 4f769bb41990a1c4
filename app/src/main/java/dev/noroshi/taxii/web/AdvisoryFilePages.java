package dev.noroshi.taxii.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.platform.web.Download;
import dev.noroshi.stix.Bundle;
import dev.noroshi.taxii.AdvisoryFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// An advisory to take away as objects.
@Controller
class AdvisoryFilePages {

    private final AdvisoryFiles files;
    private final Pages pages;

    AdvisoryFilePages(AdvisoryFiles files, Pages pages) {
        this.files = files;
        this.pages = pages;
    }

    @GetMapping("/files/advisories/{id}/stix.json")
    @Permit(Permission.READ_ADVISORY)
    Object bundle(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return files.bundle(caller, new AdvisoryId(id)).<Object>map(
                file -> Download.of(file.name(), MediaType.parseMediaType(Bundle.MEDIA_TYPE), file.content()))
                .orElseGet(() -> pages.notFound(request));
    }
}
