package dev.noroshi.misp.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.misp.EventFiles;
import dev.noroshi.platform.web.Download;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// An advisory to take away as an event.
@Controller
class EventFilePages {

    private final EventFiles files;
    private final Pages pages;

    EventFilePages(EventFiles files, Pages pages) {
        this.files = files;
        this.pages = pages;
    }

    @GetMapping("/files/advisories/{id}/misp.json")
    @Permit(Permission.READ_ADVISORY)
    Object event(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return files.event(caller, new AdvisoryId(id))
                .<Object>map(file -> Download.of(file.name(), MediaType.APPLICATION_JSON, file.content()))
                .orElseGet(() -> pages.notFound(request));
    }
}
