package dev.noroshi.sharing;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import dev.noroshi.sharing.CirclePages.Typed;
import dev.noroshi.sharing.Circles.Settled;
import dev.noroshi.sharing.Circles.Standing;
import dev.noroshi.sharing.Circles.Wish;
import dev.noroshi.sharing.web.CirclesView;
import dev.noroshi.sharing.web.CirclesView.Choice;
import dev.noroshi.sharing.web.CirclesView.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts circles into words.
@Component
class CircleViews {

    private static final Typed NOTHING = new Typed(null, 0, new Wish("", Set.of(), Set.of()));

    private final Directory directory;

    CircleViews(Directory directory) {
        this.directory = directory;
    }

    CirclesView view(Page page, Settled settled, @Nullable Typed typed, List<Problem> problems,
            CirclesView.@Nullable Warning warning) {
        var sentences = new LinkedHashMap<String, String>();
        problems.forEach(problem -> sentences.putIfAbsent(problem.field(), page.sentence(problem)));
        return new CirclesView(settled.circles().isEmpty(),
                (int) settled.people().stream().filter(each -> each.amber() instanceof MayRead.May).count(),
                settled.people().stream().map(each -> line(page, each)).toList(),
                settled.circles().stream().map(each -> card(page, settled, each)).toList(),
                form(page, settled, typed == null ? NOTHING : typed),
                problems.stream().map(each -> new ProblemLine(each.field(), page.sentence(each))).toList(), sentences,
                warning);
    }

    private CirclesView.Line line(Page page, Standing each) {
        var role = page.say("access.role." + Role.ofCode(each.person().role()).name());
        return switch (each.amber()) {
            case MayRead.May() -> new CirclesView.Line(each.person().name(page.language()), role,
                    attachment(page, each.reader()), Glyph.DONE, page.say("sharing.circles.reads"),
                    each.limits().isEmpty()
                            ? null
                            : page.say("sharing.circles.reads.sectors", sectors(page, each.limits())));
            case MayRead.MayNot(var reason) -> new CirclesView.Line(each.person().name(page.language()), role,
                    attachment(page, each.reader()), Glyph.NONE, page.say("sharing.circles.reads-not"),
                    page.say(reason));
        };
    }

    private static String attachment(Page page, Reader reader) {
        var word = page.say("sharing.attachment." + reader.attachment());
        if (reader.attachment() == Attachment.STAFF) return word;
        var nda = reader.nda();
        if (nda == null) return page.say("sharing.attachment.without", word);
        var until = nda.until();
        return until == null
                ? page.say("sharing.attachment.from", word, page.times().day(nda.from()))
                : page.say("sharing.attachment.until", word, page.times().day(nda.from()), page.times().day(until));
    }

    private CirclesView.Card card(Page page, Settled settled, Circle circle) {
        var names = settled.people().stream().filter(each -> circle.people().contains(each.person().id()))
                .map(each -> each.person().name(page.language())).toList();
        return new CirclesView.Card(circle.id().toString(), circle.name(),
                circle.sectors().isEmpty()
                        ? page.say("sharing.circle.all-sectors")
                        : sectors(page, circle.sectors()),
                names.isEmpty() ? null : String.join(page.say("sharing.list"), names), circle.edition());
    }

    private CirclesView.Form form(Page page, Settled settled, Typed typed) {
        var id = typed.id();
        // a single sector is no choice
        var limits = settled.sectors().size() < 2 ? List.<Sector>of() : labels(settled.sectors());
        return new CirclesView.Form(id == null ? null : id.toString(), typed.edition(), typed.wish().name(),
                limits.stream().map(each -> new Choice(each.code().value(), each.label(page.language()),
                        typed.wish().sectors().contains(each.code()))).toList(),
                settled.people().stream().filter(each -> each.reader().duty() == Reader.Duty.READS)
                        .map(each -> new Choice(each.person().id().toString(), page.say("sharing.circle.person",
                                each.person().name(page.language()), attachment(page, each.reader())),
                                typed.wish().people().contains(each.person().id())))
                        .toList());
    }

    private List<Sector> labels(Collection<SectorCode> codes) {
        return directory.sectors().stream().filter(each -> codes.contains(each.code())).toList();
    }

    private String sectors(Page page, Collection<SectorCode> codes) {
        return labels(codes).stream().map(each -> each.label(page.language()))
                .collect(Collectors.joining(page.say("sharing.list")));
    }

    /// What is sent again when it is meant.
    static CirclesView.Warning warning(String action, Typed typed) {
        var values = new ArrayList<Value>();
        values.add(new Value("edition", Integer.toString(typed.edition())));
        values.add(new Value("name", typed.wish().name()));
        typed.wish().sectors().stream().sorted().forEach(each -> values.add(new Value("sector", each.value())));
        typed.wish().people().stream().map(PersonId::value).sorted()
                .forEach(each -> values.add(new Value("person", Long.toString(each))));
        return new CirclesView.Warning(action, values);
    }
}
