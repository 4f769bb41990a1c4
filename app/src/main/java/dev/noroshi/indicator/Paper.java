package dev.noroshi.indicator;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AnnexFile;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.relay.Dossier;
import dev.noroshi.relay.Entry;
import dev.noroshi.source.FileTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// An advisory or a report read for the indicators in it.
///
/// @param mentions what stands in it; none where it is no source
/// @param cut the names of those of its files that were not read to their end
record Paper(Source source, List<Mention> mentions, List<String> cut) {

    /// Counts what the finder has learnt: with the next number all older papers are read anew.
    static final int EDITION = 2;

    Paper {
        mentions = List.copyOf(mentions);
        cut = List.copyOf(cut);
    }

    /// An advisory, its title, text and files.
    static Paper of(Advisory.Published advisory, List<AnnexFile> annexes, OrganisationId centre) {
        var out = advisory.publication();
        var content = advisory.content();
        var source = new Source(UUID.randomUUID(), Source.Kind.ADVISORY, advisory.id().value(),
                advisory.head().series(), advisory.head().ordinal(), centre, Source.Reach.HANDED,
                advisory.head().occasion(), advisory.head().language(), out.tlp(), Set.copyOf(content.sectors()),
                out.added(), content.title(), out.number().toString(), out.issuedAt(), null, standing(advisory));
        var harvest = new Harvest(source.id(), source.readAt());
        harvest.text("title", content.title(), out.tlp());
        harvest.form(content.fields(), out.tlp());
        var cut = new ArrayList<String>();
        for (var annex : annexes) {
            var texts = FileTexts.forValues(annex.name(), annex.content());
            for (var text : texts.texts())
                harvest.text(annex.name(), text, out.tlp());
            if (!texts.isWhole() || harvest.isFull()) cut.add(annex.name());
        }
        return new Paper(source, harvest.mentions(), cut);
    }

    private static Source.Standing standing(Advisory.Published advisory) {
        return switch (advisory) {
            case Advisory.Issued _ -> Source.Standing.STANDS;
            case Advisory.Superseded _ -> Source.Standing.SUPERSEDED;
            case Advisory.Recalled _ -> Source.Standing.RECALLED;
        };
    }

    /// A report as its holder has it.
    static Paper of(Dossier dossier, Entry entry, Source.Standing standing) {
        var source = new Source(UUID.randomUUID(), Source.Kind.REPORT, entry.id().value(), dossier.id().value(),
                entry.ordinal(), dossier.holder(), Source.Reach.HELD, dossier.occasion(), dossier.language(),
                entry.narrowest(), sectors(entry), entry.added(), entry.title(), null, entry.receivedAt(), null,
                standing);
        var harvest = new Harvest(source.id(), source.readAt());
        harvest.form(entry.content(), entry.tlp());
        return new Paper(source, harvest.mentions(), List.of());
    }

    private static Set<SectorCode> sectors(Entry entry) {
        return entry.content().sector().map(Set::of).orElse(Set.of());
    }

    /// Whether nothing is to be kept of it.
    boolean isEmpty() {
        return mentions.isEmpty() && cut.isEmpty();
    }

    /// The same as another source that was there before.
    Paper as(Source known) {
        return new Paper(known, mentions.stream().map(each -> each.in(known.id())).toList(), cut);
    }
}
