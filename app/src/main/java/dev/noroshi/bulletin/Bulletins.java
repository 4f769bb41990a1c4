package dev.noroshi.bulletin;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryContent;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Drafting;
import dev.noroshi.advisory.NewAdvisory;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.audit.Audit;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The analyst's desk: bulletins to be read, put in by hand, and drafted from.
@Component
public class Bulletins {

    private static final int RELATED = 20;
    private static final int OVERVIEW = 4000;
    private static final int PRODUCTS = 30;
    private static final int WORDS = 10;
    private static final int LONGEST_TITLE = 200;

    private final BulletinRows rows;
    private final SourceRows sources;
    private final Drafting drafting;
    private final Words words;
    private final Audit audit;
    private final Clock clock;

    Bulletins(BulletinRows rows, SourceRows sources, Drafting drafting, Words words, Audit audit, Clock clock) {
        this.rows = rows;
        this.sources = sources;
        this.drafting = drafting;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /// What changed last first.
    ///
    /// @param search words each of which it must hold, parted by spaces
    @Transactional(readOnly = true)
    public List<Bulletin> list(Caller caller, String search, @Nullable SourceId source, int limit, int offset) {
        if (!caller.may(Permission.READ_BULLETINS)) return List.of();
        var parts = List.of(search.strip().split("[\\s\u3000]+"));
        return rows.list(parts.subList(0, Math.min(WORDS, parts.size())), source, limit, offset);
    }

    /// Whether nothing has come in at all.
    @Transactional(readOnly = true)
    public boolean isEmpty(Caller caller) {
        return !caller.may(Permission.READ_BULLETINS) || rows.isEmpty();
    }

    /// @param edition an earlier version; the latest when null
    @Transactional(readOnly = true)
    public Optional<Bulletin> find(Caller caller, BulletinId id, @Nullable Integer edition) {
        return caller.may(Permission.READ_BULLETINS) ? rows.find(id, edition) : Optional.empty();
    }

    /// All versions, the latest first.
    @Transactional(readOnly = true)
    public List<Bulletin> versions(Caller caller, Bulletin bulletin) {
        return caller.may(Permission.READ_BULLETINS) ? rows.versions(bulletin.id()) : List.of();
    }

    /// Others about one of the same vulnerabilities.
    @Transactional(readOnly = true)
    public List<Bulletin> related(Caller caller, Bulletin bulletin) {
        return caller.may(Permission.READ_BULLETINS) && !bulletin.content().cves().isEmpty()
                ? rows.related(bulletin, RELATED)
                : List.of();
    }

    /// A draft begun from a bulletin.
    public record Begun(AdvisoryId advisory, PersonId by, Instant at) {
    }

    @Transactional(readOnly = true)
    public List<Begun> drafts(Caller caller, Bulletin bulletin) {
        if (!caller.may(Permission.READ_BULLETINS)) return List.of();
        return rows.drafts(bulletin.id()).stream()
                .map(each -> new Begun(new AdvisoryId(each.advisory()), each.by(), each.at())).toList();
    }

    /// Takes in a CSAF document somebody has.
    @Transactional
    public Outcome<BulletinId> put(Caller caller, byte[] document) {
        if (!caller.may(Permission.READ_BULLETINS)) return new Outcome.Unknown<>();
        if (document.length == 0) return new Outcome.Invalid<>(List.of(Problem.of("file", "bulletin.upload.empty")));
        try {
            var content = CsafReader.read(document, words);
            var key = content.publisher() + " " + content.key();
            var id = rows.put(key, content, caller.person(), clock.instant());
            audit.record(caller.person(), caller.organisation(), "bulletin.put", id.toString());
            return new Outcome.Done<>(id);
        } catch (Unreadable unreadable) {
            return new Outcome.Invalid<>(unreadable.problems());
        }
    }

    /// Begins a draft with what the bulletin says and where it says so; everything else is the writer's.
    @Transactional
    public Outcome<AdvisoryId> draft(Caller caller, BulletinId id) {
        if (!caller.may(Permission.READ_BULLETINS) || !caller.may(Permission.DRAFT_ADVISORY))
            return new Outcome.Unknown<>();
        var found = rows.find(id, null);
        if (found.isEmpty()) return new Outcome.Unknown<>();
        var begun = drafting.begin(caller, new NewAdvisory(Occasion.REAL, caller.language(),
                content(found.get(), caller.language()), List.<UUID>of()));
        return switch (begun) {
            case dev.noroshi.advisory.Outcome.Done<Advisory.Draft>(var draft) -> {
                rows.drafted(id, draft.id().value(), caller.person(), clock.instant());
                yield new Outcome.Done<>(draft.id());
            }
            case dev.noroshi.advisory.Outcome.Refused<Advisory.Draft>(var why) -> why instanceof Refusal.Invalid(var p)
                    ? new Outcome.Invalid<>(p)
                    : new Outcome.Unknown<>();
        };
    }

    private AdvisoryContent content(Bulletin bulletin, Language language) {
        var said = bulletin.content();
        var fields = new LinkedHashMap<FieldId, FieldValue>();
        fields.put(AdvisoryField.OVERVIEW, new FieldValue.Text(cut(overview(said), OVERVIEW)));
        fields.put(AdvisoryField.TARGET, new FieldValue.Text(
                said.products().stream().limit(PRODUCTS).collect(Collectors.joining("\n"))));
        fields.put(AdvisoryField.OTHER, new FieldValue.Text(origin(bulletin, language)));
        return new AdvisoryContent(cut(said.title(), LONGEST_TITLE), FormContent.of(fields), List.of());
    }

    private static String overview(Content said) {
        var text = said.summary().isEmpty() ? said.title() : said.summary();
        var unnamed = said.cves().stream().filter(cve -> !text.contains(cve)).toList();
        return unnamed.isEmpty() ? text : text + "\n" + String.join(", ", unnamed);
    }

    /// Who says so, and where; in lines that are taken for references should it become public.
    private String origin(Bulletin bulletin, Language language) {
        var said = bulletin.content();
        var lines = new ArrayList<String>();
        lines.add(words.say(language, "bulletin.draft.origin", sourceName(bulletin, language), said.key()));
        if (said.link() != null) lines.add(words.say(language, "bulletin.draft.reference", said.link()));
        return String.join("\n", lines);
    }

    /// Who published it: the name its source has here, and for one put in by hand who it says it is by.
    public String sourceName(Bulletin bulletin, Language language) {
        var source = bulletin.source();
        var publisher = bulletin.content().publisher();
        if (source == null) return publisher == null ? words.say(language, "bulletin.by-hand") : publisher;
        return sources.find(source).map(Source::name).orElse("");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).replaceFirst("\\p{Cs}$", "") + "…";
    }
}
