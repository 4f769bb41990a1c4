package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.PassOn;
import dev.noroshi.advisory.PassingOn;
import dev.noroshi.advisory.PassingOn.Candidate;
import dev.noroshi.advisory.PassingOn.NextHop;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts passing on on the page.
@Component
class PassOnViews {

    private final PassingOn passingOn;

    PassOnViews(PassingOn passingOn) {
        this.passingOn = passingOn;
    }

    /// @param order what stood in the form, when it comes again
    /// @return null for those who pass nothing on
    @Nullable
    PassOnView view(Caller caller, Page page, DocumentView document, @Nullable PassOn order, String reason,
            List<Problem> problems) {
        if (!(document.advisory() instanceof Advisory.Issued issued) || document.parcel() == null) return null;
        return switch (passingOn.nextHop(caller, issued.id())) {
            case Outcome.Refused<NextHop> _ -> null;
            case Outcome.Done<NextHop>(var next) -> view(page, document, next, order, reason, problems);
        };
    }

    private static PassOnView view(Page page, DocumentView document, NextHop next, @Nullable PassOn order,
            String reason, List<Problem> problems) {
        var parcel = java.util.Objects.requireNonNull(document.parcel());
        var left = order == null ? Set.<OrganisationId>of() : order.leftOut().keySet();
        var directly = order == null ? Set.<OrganisationId>of() : order.directly();
        var candidates = new ArrayList<PassOnView.Candidate>();
        for (var each : next.candidates())
            candidates.add(candidate(page, each, left));
        var direct = next.direct().stream()
                .map(each -> new PassOnView.Candidate(each.id().value(), name(page, each), true,
                        directly.contains(each.id()), null))
                .toList();
        var objection = next.objection();
        var count = (int) candidates.stream().filter(PassOnView.Candidate::open).count();
        return new PassOnView(next.holder(), document.path() + "/pass-on", candidates, direct, count,
                objection == null
                        ? null
                        : page.say("problem." + objection.reason(), objection.details().toArray()),
                next.finished(), next.automatic(), parcel.confirmedAt() != null, parcel.id().toString(), reason,
                problems.stream().map(problem -> new ProblemLine("leave", page.sentence(problem))).toList());
    }

    private static PassOnView.Candidate candidate(Page page, Candidate each, Set<OrganisationId> left) {
        var id = each.organisation().id();
        var note = each.hasIt()
                ? page.say("advisory.pass-on.has-it")
                : !each.permitted()
                        ? page.say("advisory.pass-on.outside")
                        : each.leftOut() == null ? null : page.say("advisory.pass-on.left-out", each.leftOut());
        return new PassOnView.Candidate(id.value(), name(page, each.organisation()), note == null,
                left.contains(id), note);
    }

    private static String name(Page page, Organisation organisation) {
        return AdvisoryNames.called(organisation, page.language());
    }
}
