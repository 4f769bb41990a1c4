package dev.noroshi.c4tap.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.c4tap.CasePanel;
import dev.noroshi.c4tap.CaseParcels;
import dev.noroshi.c4tap.Cases;
import dev.noroshi.c4tap.MailCase;
import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.c4tap.Trait;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts cases into words.
@Component
class CaseViews {

    private final Directory directory;
    private final CaseParcels parcels;
    private final ObjectProvider<CasePanel> panels;
    private final TemplateEngine templates;
    private final Clock clock;

    CaseViews(Directory directory, CaseParcels parcels, ObjectProvider<CasePanel> panels, TemplateEngine templates,
            Clock clock) {
        this.directory = directory;
        this.parcels = parcels;
        this.panels = panels;
        this.templates = templates;
        this.clock = clock;
    }

    CaseView.Line line(Page page, MailCase each) {
        var origin = each.origin();
        Instant at = origin == null ? Objects.requireNonNull(each.passedOnAt()) : origin.arrivedAt();
        return new CaseView.Line(each, each.title().isBlank() ? page.say("c4tap.no-title") : each.title(),
                glyph(each.state()), page.say("c4tap.state." + each.state()), origin != null, at);
    }

    private static Glyph glyph(State state) {
        return switch (state) {
            case OPEN -> Glyph.WAITING;
            case PASSED_ON -> Glyph.DONE;
            case CLOSED -> Glyph.NONE;
            case TAKEN_BACK -> Glyph.STOPPED;
        };
    }

    /// @param typed what was typed and could not be taken; null at first
    CaseView.One one(Caller caller, Page page, Cases.Read read, CaseView.@Nullable Typed typed,
            List<Problem> problems) {
        var each = read.mailCase();
        var isDesk = read.isAtDesk() && caller.may(Permission.HANDLE_MAIL);
        return new CaseView.One(line(page, each), read.traits().stream().map(trait -> trait(page, trait)).toList(),
                claimed(caller, page, each),
                isDesk && each.state() == State.OPEN ? typed == null ? proposed(read) : typed : null, Cases.MARKINGS,
                isDesk && each.state() == State.PASSED_ON, parcels.unconfirmed(caller, each.id()).orElse(null),
                problems.stream().map(problem -> ProblemLine.of(page, problem.field(),
                        page.say("c4tap.field." + problem.field()), problem)).toList(),
                problems.stream().map(Problem::field).toList(),
                panels.stream().flatMap(panel -> panel.content(caller, each).stream())
                        .<Content>map(content -> output -> templates.render(content.template() + ".jte",
                                Map.of("page", page, "view", content.view()), output))
                        .toList());
    }

    private static CaseView.Typed proposed(Cases.Read read) {
        var subjectTells = read.traits().stream()
                .anyMatch(each -> each.kind() == Trait.Kind.SUBJECT && each.isTelling());
        return new CaseView.Typed(subjectTells ? "" : read.mailCase().title(), "", "", false,
                read.traits().stream().filter(Trait::isShared).map(Trait::position).collect(Collectors.toSet()));
    }

    private @Nullable String claimed(Caller caller, Page page, MailCase each) {
        var origin = each.origin();
        if (origin == null) return null;
        var claimed = origin.claimed();
        return claimed == null
                ? page.say("c4tap.claimed.unknown")
                : directory.organisation(claimed, LocalDate.now(clock)).map(found -> found.name(caller.language()))
                        .orElse(claimed.value());
    }

    private static CaseView.TraitLine trait(Page page, Trait trait) {
        return new CaseView.TraitLine(trait.position(), page.say("c4tap.trait." + trait.kind()), trait.harmless(),
                trait.isTelling(), trait.isShared());
    }
}
