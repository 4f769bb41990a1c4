package dev.noroshi.advisory;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Sector;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FieldValue.Recipient;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/// The ministries and sectors an advisory may be for (情報提供先), as the registry knows them today.
@Component
public class Targets {

    private final Directory directory;
    private final Clock clock;

    Targets(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// Each sector with the ministry that answers for it, in printed order; a sector no ministry is known for is left
    /// out, since nothing could be sent there.
    public SequencedMap<SectorCode, Organisation> known() {
        var today = LocalDate.now(clock);
        var sectors = directory.sectors().stream().map(Sector::code).toList();
        var desks = directory.ministriesFor(Set.copyOf(sectors), today);
        var known = new LinkedHashMap<SectorCode, Organisation>();
        for (var sector : sectors)
            desks.stream().filter(desk -> desk.sectors().contains(sector)).findFirst()
                    .ifPresent(desk -> known.put(sector, desk));
        return known;
    }

    /// The recipients as the form prints them: each ministry with its sectors, both in printed order.
    public List<Recipient> recipients(Collection<SectorCode> sectors) {
        var grouped = new LinkedHashMap<String, List<SectorCode>>();
        known().forEach((sector, desk) -> {
            if (sectors.contains(sector))
                grouped.computeIfAbsent(ministry(desk), code -> new ArrayList<>()).add(sector);
        });
        return grouped.entrySet().stream().map(entry -> new Recipient(entry.getKey(), entry.getValue())).toList();
    }

    /// The code of the ministry a desk belongs to: a desk's code begins with it (`MIC-ict`, `FSA`).
    public static String ministry(Organisation desk) {
        var code = desk.id().value();
        var dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }

    /// What is wrong with the recipients: sectors nobody answers for, ministries that answer for others.
    List<Problem> problems(AdvisoryContent content) {
        if (!(content.fields().get(AdvisoryField.RECIPIENTS).orElse(null) instanceof FieldValue.Recipients(var given)))
            return List.of();
        var known = known();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < given.size(); i++)
            problems.addAll(problems("recipients[" + i + "]", given.get(i), known));
        return problems;
    }

    private static List<Problem> problems(String field, Recipient given, Map<SectorCode, Organisation> known) {
        if (given.sectors().isEmpty())
            return List.of(Problem.of(field, "advisory.recipients.no-sector", given.ministry()));
        var problems = new ArrayList<Problem>();
        for (var sector : given.sectors()) {
            var desk = known.get(sector);
            if (desk == null)
                problems.add(Problem.of(field, "advisory.recipients.unknown-sector", sector.value()));
            else
                if (!given.ministry().equals(ministry(desk)) && !given.ministry().equals(desk.id().value()))
                    problems.add(
                            Problem.of(field, "advisory.recipients.other-ministry", sector.value(), given.ministry(),
                                    ministry(desk)));
        }
        return problems;
    }
}
