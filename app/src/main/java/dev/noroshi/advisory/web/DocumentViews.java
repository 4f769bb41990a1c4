package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.advisory.Reaches;
import dev.noroshi.advisory.Targets;
import dev.noroshi.advisory.Tier;
import dev.noroshi.delivery.Due;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormDiff;
import dev.noroshi.platform.web.Page;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts an advisory that went out on its page.
@Component
class DocumentViews {

    private static final List<FieldId> BODY = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER, AdvisoryField.TLP_REMARKS);
    private static final List<FieldId> CONTACT = List.of(AdvisoryField.CONTACT_PERSON, AdvisoryField.CONTACT_PHONE,
            AdvisoryField.CONTACT_FAX, AdvisoryField.CONTACT_MAIL);

    private final Advisories advisories;
    private final Reaches reaches;
    private final Targets targets;
    private final AdvisoryNames names;
    private final ObjectProvider<AdvisoryPanel> panels;
    private final TemplateEngine templates;
    private final Clock clock;

    DocumentViews(Advisories advisories, Reaches reaches, Targets targets, AdvisoryNames names,
            ObjectProvider<AdvisoryPanel> panels, TemplateEngine templates, Clock clock) {
        this.advisories = advisories;
        this.reaches = reaches;
        this.targets = targets;
        this.names = names;
        this.panels = panels;
        this.templates = templates;
        this.clock = clock;
    }

    DocumentView view(Caller caller, Page page, Advisory.Published advisory) {
        var series = advisories.series(caller, advisory);
        var parcel = advisories.parcel(caller, advisory.id()).orElse(null);
        var own = parcel == null ? null : parcel.dueAt();
        var dueAt = own == null ? advisory.publication().dueAt() : own;
        var isOpen = advisory instanceof Advisory.Issued && (parcel == null || parcel.confirmedAt() == null);
        return new DocumentView(clock.instant(), advisory, Marks.of(page, advisory.state()),
                replaces(page, advisory, series), dueAt,
                isOpen ? new Due(dueAt, clock.instant()).left(page.words(), page.language()) : null,
                facts(caller, page, advisory), advisories.annexes(advisory), versions(caller, page, advisory, series),
                scopeWords(page, advisory), parcel, panels(caller, page, advisory, AdvisoryPanel.Place.FIRST),
                panels(caller, page, advisory, AdvisoryPanel.Place.BELOW));
    }

    private static @Nullable String replaces(Page page, Advisory.Published advisory, List<Advisory> series) {
        var ordinal = advisory.head().ordinal();
        if (ordinal == 1) return null;
        return series.stream().filter(each -> each.head().ordinal() < ordinal).findFirst()
                .map(Advisory::head).map(Advisory.Head::number)
                .map(number -> page.say("advisory.replaces", ordinal, number.toString(), number.ordinal()))
                .orElse(page.say("advisory.ordinal", ordinal));
    }

    /// What it says. Whom to ask stands there for ministries only: nobody else asks the centre (handbook II.3.2).
    private List<DocumentView.Fact> facts(Caller caller, Page page, Advisory advisory) {
        var earlier = advisories.earlier(caller, advisory).map(before -> before.content().fields());
        var fields = new ArrayList<>(BODY);
        var tier = Tier.of(caller.actorClass()).orElse(null);
        if (tier == Tier.MINISTRY || advisories.isCentre(caller)) fields.addAll(CONTACT);
        var facts = new ArrayList<DocumentView.Fact>();
        for (var field : fields) {
            var text = DraftForm.text(advisory.content().fields(), field);
            var before = earlier.map(content -> DraftForm.text(content, field)).orElse(text);
            var segments = before.equals(text) ? List.<FormDiff.Segment>of() : FormDiff.of(before, text);
            if (!text.isEmpty() || !segments.isEmpty())
                facts.add(new DocumentView.Fact(page.say("advisory.field." + field), text, segments));
        }
        return facts;
    }

    private List<DocumentView.Version> versions(Caller caller, Page page, Advisory.Published shown,
            List<Advisory> series) {
        var versions = new ArrayList<DocumentView.Version>();
        for (var each : series)
            if (each instanceof Advisory.Published published) {
                var isShown = published.id().equals(shown.id());
                var out = published.publication();
                versions.add(new DocumentView.Version(out.number().toString(), published.head().ordinal(),
                        out.issuedAt(), Marks.of(page, published.state()),
                        page.say("platform.importance." + out.importance()),
                        isShown ? null : "/advisories/" + published.id(),
                        isShown || !advisories.isCentre(caller) ? null : followed(page, published, shown)));
            }
        return versions;
    }

    private @Nullable String followed(Page page, Advisory.Published earlier, Advisory.Published later) {
        if (earlier.head().ordinal() > later.head().ordinal()) return null;
        var followed = reaches.followed(earlier.id(), later.id());
        return page.say("advisory.followed", followed.hadOpened(), followed.confirmedLater(),
                later.head().ordinal());
    }

    /// `経済産業省・国土交通省とその7分野`.
    String scopeWords(Page page, Advisory advisory) {
        var sectors = advisory.content().sectors();
        var ministries = new LinkedHashSet<String>();
        targets.known().forEach((sector, desk) -> {
            if (sectors.contains(sector)) ministries.add(desk.name(page.language()));
        });
        return page.say("advisory.scope.words", String.join(page.say("advisory.scope.and"), ministries),
                sectors.size());
    }

    private List<Content> panels(Caller caller, Page page, Advisory.Published advisory, AdvisoryPanel.Place place) {
        return panels.stream().filter(panel -> panel.place() == place)
                .sorted(Comparator.comparingInt(AdvisoryPanel::order))
                .flatMap(panel -> panel.content(caller, advisory).stream()).map(content -> rendered(page, content))
                .toList();
    }

    private Content rendered(Page page, HomePanel.Content content) {
        return output -> templates.render(content.template() + ".jte", Map.of("page", page, "view", content.view()),
                output);
    }

    /// What the body says, for pages of drafts.
    List<DocumentView.Fact> body(Page page, Advisory advisory) {
        var facts = new ArrayList<DocumentView.Fact>();
        var all = new ArrayList<>(BODY);
        all.addAll(CONTACT);
        for (var field : all)
            facts.add(new DocumentView.Fact(page.say("advisory.field." + field),
                    DraftForm.text(advisory.content().fields(), field), List.of()));
        return facts;
    }

    String name(Page page, dev.noroshi.kernel.PersonId person) {
        return names.of(person, page.language());
    }
}
