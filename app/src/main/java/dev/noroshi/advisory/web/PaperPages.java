package dev.noroshi.advisory.web;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryPaper;
import dev.noroshi.advisory.AnnexFile;
import dev.noroshi.advisory.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The official form and the annexes, always as files to be kept: nothing of them opens inside our pages.
@Controller
class PaperPages {

    private final Advisories advisories;
    private final AdvisoryPaper paper;
    private final RefusalPages refusals;

    PaperPages(Advisories advisories, AdvisoryPaper paper, RefusalPages refusals) {
        this.advisories = advisories;
        this.paper = paper;
        this.refusals = refusals;
    }

    @GetMapping("/files/advisories/{id}/form.pdf")
    @Permit(Permission.READ_ADVISORY)
    Object pdf(Caller caller, HttpServletRequest request, @PathVariable UUID id) {
        return switch (advisories.open(caller, new AdvisoryId(id))) {
            case Outcome.Done<Advisory>(var advisory) ->
                Download.of(AdvisoryPaper.name(advisory) + ".pdf", MediaType.APPLICATION_PDF, paper.pdf(advisory));
            case Outcome.Refused<Advisory>(var why) -> refusals.show(caller, request, why);
        };
    }

    @GetMapping("/files/advisories/{id}/annexes/{annex}")
    @Permit(Permission.READ_ADVISORY)
    Object annex(Caller caller, HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID annex) {
        return switch (advisories.annex(caller, new AdvisoryId(id), annex)) {
            case Outcome.Done<AnnexFile>(var file) ->
                Download.of(file.name(), MediaType.parseMediaType(file.mediaType()), file.content());
            case Outcome.Refused<AnnexFile>(var why) -> refusals.show(caller, request, why);
        };
    }
}
