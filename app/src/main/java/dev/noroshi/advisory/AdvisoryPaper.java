package dev.noroshi.advisory;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.AdvisoryFormPdf;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// An advisory as a paper: the official form (情報提供様式).
@Component
public class AdvisoryPaper {

    private final Advisories advisories;
    private final Directory directory;
    private final Targets targets;
    private final Clock clock;

    AdvisoryPaper(Advisories advisories, Directory directory, Targets targets, Clock clock) {
        this.advisories = advisories;
        this.directory = directory;
        this.targets = targets;
        this.clock = clock;
    }

    public byte[] pdf(Advisory advisory) {
        var names = ministries();
        return new AdvisoryFormPdf(advisories.form(advisory)).write(advisories.printed(advisory),
                advisory.head().occasion(), code -> names.getOrDefault(code, sector(code)));
    }

    /// A file is named by its number, never by what it is about.
    public static String name(Advisory advisory) {
        var number = advisory.head().number();
        return number == null ? "advisory-draft" : number.toString();
    }

    private Map<String, String> ministries() {
        var names = new HashMap<String, String>();
        for (Organisation desk : targets.known().values()) {
            names.put(Targets.ministry(desk), desk.nameJa());
            names.put(desk.id().value(), desk.nameJa());
        }
        return names;
    }

    private String sector(String code) {
        return SectorCode.parse(code)
                .map(known -> directory.sector(known).map(sector -> sector.labelJa()).orElse(code))
                .orElseGet(() -> organisation(code));
    }

    private String organisation(String code) {
        return OrganisationId.parse(code).flatMap(id -> directory.organisation(id, LocalDate.now(clock)))
                .map(Organisation::nameJa).orElse(code);
    }
}
