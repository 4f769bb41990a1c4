package dev.noroshi.source;

import dev.noroshi.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks through everything that is to leave. Keeps nothing, decides nothing.
@Component
class Looking {

    private static final int CONTEXT = 40;
    private static final int REMEMBERED = 32;

    private final Lookouts lookouts;
    private final Regions regions;
    // a file is never changed, and reading one takes longer than looking through it
    private final Map<UUID, Contents.Read> files = new LinkedHashMap<>(REMEMBERED, 0.75f, true);
    private final Map<UUID, Looked> looked = new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    Looking(Lookouts lookouts, Regions regions) {
        this.lookouts = lookouts;
        this.regions = regions;
    }

    /// Where the sectors are chosen, as [Finding#place()].
    static final String RECIPIENTS = "recipients";

    List<Finding> through(Material material) {
        var findings = new LinkedHashMap<String, Finding>();
        var lookout = lookouts.forEverybody();
        var today = regions.today();
        var named = Lookout.over(material.named());
        for (var passage : material.passages())
            through(passage, List.of(lookout, named), today, material, findings);
        for (var annex : material.annexes())
            through(annex, material.named().isEmpty() ? List.of(lookout) : List.of(lookout, named), findings);
        var all = today.candidates(material.sectors());
        if (all > 0 && all < Regions.ENOUGH)
            put(findings,
                    found(new Passage(RECIPIENTS, "", String.join(" ", material.sectors().stream().map(Object::toString)
                            .sorted().toList())), 0, 0, Kind.SMALL_GROUP, null, all));
        return List.copyOf(findings.values());
    }

    /// What stands in a text, in the order of its lines.
    private static void through(Passage passage, List<Lookout> lookouts, Regions.Today today, Material material,
            Map<String, Finding> findings) {
        var found = new LinkedHashMap<String, Finding>();
        for (var lookout : lookouts) {
            var one = new LinkedHashMap<String, Finding>();
            hits(lookout, passage, one);
            one.forEach(found::putIfAbsent);
        }
        for (var mention : today.small(passage.text(), material.sectors()))
            put(found, found(passage, mention.start(), mention.end(), Kind.SMALL_GROUP, null, mention.candidates()));
        found.values().stream().sorted(Comparator.comparingInt(Finding::line))
                .forEach(each -> findings.putIfAbsent(each.key(), each));
    }

    /// What a lookout found in a file; good as long as the lookout is the same one.
    private record Looked(Lookout by, Map<String, Finding> findings) {
    }

    private void through(Material.Annex annex, List<Lookout> lookouts, Map<String, Finding> findings) {
        for (var lookout : lookouts)
            in(annex, lookout).forEach(findings::putIfAbsent);
        for (var part : read(annex).unreadable())
            put(findings,
                    found(new Passage(annex.id().toString(), part, annex.name()), 0, 0, Kind.UNREADABLE, null, 0));
    }

    private Map<String, Finding> in(Material.Annex annex, Lookout lookout) {
        synchronized (looked) {
            var known = looked.get(annex.id());
            if (known != null && known.by() == lookout) return known.findings();
        }
        var findings = new LinkedHashMap<String, Finding>();
        var place = annex.id().toString();
        hits(lookout, new Passage(place, "", annex.name()), findings);
        for (var part : read(annex).parts())
            hits(lookout, new Passage(place, part.name(), part.text()), findings);
        if (lookout != Lookout.BLIND) synchronized (looked) {
            looked.put(annex.id(), new Looked(lookout, findings));
            if (looked.size() > REMEMBERED) looked.remove(looked.keySet().iterator().next());
        }
        return findings;
    }

    private Contents.Read read(Material.Annex annex) {
        synchronized (files) {
            var known = files.get(annex.id());
            if (known != null) return known;
        }
        var read = Contents.read(annex.name(), annex.content().get());
        synchronized (files) {
            files.put(annex.id(), read);
            if (files.size() > REMEMBERED) files.remove(files.keySet().iterator().next());
        }
        return read;
    }

    private static void hits(Lookout lookout, Passage passage, Map<String, Finding> findings) {
        for (var hit : lookout.in(passage.text()))
            put(findings, found(passage, hit.start(), hit.end(), hit.identifier().kind(), hit.identifier().body(), 0));
    }

    /// The same words twice in the same line are two findings, but not when two lookouts found them at the same spot.
    private static void put(Map<String, Finding> findings, Finding finding) {
        var key = finding.key();
        for (var n = 2; findings.containsKey(key); n++)
            key = finding.key() + "-" + n;
        findings.put(key, finding.key().equals(key) ? finding : finding.under(key));
    }

    private static Finding found(Passage passage, int start, int end, Kind kind, @Nullable Body body,
            int candidates) {
        var text = passage.text();
        var lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        if (lineStart > start) lineStart = start;
        var lineEnd = text.indexOf('\n', end);
        if (lineEnd < 0) lineEnd = text.length();
        var number = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        var line = text.substring(lineStart, lineEnd);
        var words = text.substring(start, end);
        var key = hash(passage.place(), passage.part(), kind.name(), body == null ? "" : body.toString(), words, line,
                Integer.toString(candidates));
        return new Finding(key, kind, passage.place(), passage.part(), words.isEmpty() ? 0 : number,
                tail(text.substring(lineStart, start)), words, head(text.substring(end, lineEnd)), body, candidates,
                null);
    }

    private static String tail(String text) {
        return text.length() <= CONTEXT ? text : "…" + text.substring(text.length() - CONTEXT);
    }

    private static String head(String text) {
        return text.length() <= CONTEXT ? text : text.substring(0, CONTEXT) + "…";
    }

    private static String hash(String... parts) {
        var digest = Sha256.digest();
        for (var part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
