package dev.noroshi.bulletin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.bulletin.Bulletin;
import dev.noroshi.bulletin.Bulletins;
import dev.noroshi.bulletin.Content.Score;
import dev.noroshi.bulletin.Source;
import dev.noroshi.bulletin.SourceId;
import dev.noroshi.bulletin.Sources;
import dev.noroshi.directory.Directory;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the pages of bulletins show.
@Component
class BulletinViews {

    private static final int CVES = 3;
    private static final BigDecimal SEVERE = BigDecimal.valueOf(7);

    private final Bulletins bulletins;
    private final Sources sources;
    private final Directory directory;
    private final Clock clock;

    BulletinViews(Bulletins bulletins, Sources sources, Directory directory, Clock clock) {
        this.bulletins = bulletins;
        this.sources = sources;
        this.directory = directory;
        this.clock = clock;
    }

    BulletinView.All all(Caller caller, Page page, List<Bulletin> shown, String search, @Nullable SourceId source,
            @Nullable Paging paging) {
        var known = sources.all(caller);
        var choices = new ArrayList<BulletinView.Choice>();
        for (var each : known)
            choices.add(new BulletinView.Choice(each.id().toString(), each.name(), each.id().equals(source)));
        var active = known.stream().filter(Source::active).toList();
        var troubled = active.stream().filter(each -> each.state().failures() > 0).count();
        return new BulletinView.All(shown.stream().map(each -> line(page, each)).toList(), search, choices,
                (int) troubled, active.size(), shown.isEmpty() && bulletins.isEmpty(caller),
                !search.isBlank() || source != null, caller.may(Permission.EDIT_BULLETIN_SOURCES), paging,
                clock.instant());
    }

    private BulletinView.Line line(Page page, Bulletin bulletin) {
        var cves = bulletin.content().cves();
        var highest = bulletin.content().scores().stream().max(Comparator.comparing(Score::base));
        return new BulletinView.Line(bulletin, "/bulletins/" + bulletin.id(),
                bulletins.sourceName(bulletin, page.language()), cves.subList(0, Math.min(CVES, cves.size())),
                Math.max(0, cves.size() - CVES), highest.map(BulletinViews::words).orElse(null),
                highest.filter(score -> score.base().compareTo(SEVERE) >= 0).isPresent());
    }

    static String words(Score score) {
        return score.base().toPlainString() + (score.severity() == null ? "" : " " + score.severity());
    }

    BulletinView.One one(Caller caller, Page page, Bulletin bulletin) {
        var source = bulletin.source();
        var versions = bulletins.versions(caller, bulletin).stream()
                .map(each -> new BulletinView.Version(each.edition(), each.takenAt(),
                        "/bulletins/" + each.id() + "?edition=" + each.edition(),
                        each.edition() == bulletin.edition()))
                .toList();
        var drafts = bulletins.drafts(caller, bulletin).stream()
                .map(each -> new BulletinView.Draft("/advisories/" + each.advisory(),
                        directory.person(each.by()).map(person -> person.name(page.language())).orElse(""), each.at()))
                .toList();
        return new BulletinView.One(bulletin, bulletins.sourceName(bulletin, page.language()),
                source == null ? null : "/bulletins/sources/" + source,
                bulletin.content().summary().isEmpty()
                        ? List.of()
                        : List.of(bulletin.content().summary().split("\n{2,}")),
                versions, bulletins.related(caller, bulletin).stream().map(each -> line(page, each)).toList(), drafts,
                caller.may(Permission.DRAFT_ADVISORY), clock.instant());
    }
}
