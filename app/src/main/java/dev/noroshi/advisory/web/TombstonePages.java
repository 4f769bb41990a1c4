package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.advisory.AdvisoryTasks;
import dev.noroshi.advisory.Tombstone;
import dev.noroshi.delivery.Deliveries;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// The page of a recalled advisory, for those who had it: 410, with the reason and nothing of the text.
@Component
class TombstonePages {

    private final Pages pages;
    private final Deliveries deliveries;

    TombstonePages(Pages pages, Deliveries deliveries) {
        this.pages = pages;
        this.deliveries = deliveries;
    }

    ModelAndView show(Caller caller, HttpServletRequest request, Tombstone stone) {
        var parcels = deliveries.parcelsOf(caller.organisation(), stone.id().value());
        var told = parcels.stream().filter(each -> each.task().equals(AdvisoryTasks.RECALLED)).findFirst();
        var text = parcels.stream().filter(each -> AdvisoryTasks.carrying().contains(each.task())).findFirst();
        return pages.page(caller, request).titled(stone.number().toString()).nav(Nav.ADVISORIES)
                .crumb("/home", "access.nav.HOME").crumb("/advisories", "advisory.list.title").here()
                .status(HttpStatus.GONE)
                .show("advisory/recalled", new TombstoneView(stone, told.orElse(null), text.orElse(null)));
    }
}
