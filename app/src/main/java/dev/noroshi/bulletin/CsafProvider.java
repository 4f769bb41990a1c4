package dev.noroshi.bulletin;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.noroshi.bulletin.Source.Failure;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.words.Words;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A provider of CSAF documents: finds its lists (CSAF 2.0, section 7) and fetches what is new in them, the latest first. Only
/// what is public, and only so much at a time; the rest is fetched next time.
@Component
class CsafProvider {

    static final int AT_ONCE = 40;
    private static final int LISTS = 10;
    private static final int LISTED = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Set<String> PUBLIC = Set.of("WHITE", "CLEAR", "UNLABELED");

    private final BulletinRows rows;
    private final Words words;
    private final Clock clock;

    CsafProvider(BulletinRows rows, Words words, Clock clock) {
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    /// What came of asking one.
    sealed interface Result {

        /// Everything new was fetched.
        record All() implements Result {
        }

        /// There is more.
        record Part() implements Result {
        }

        record Broken(Answer.Failed why) implements Result {
        }
    }

    /// A document that is listed.
    ///
    /// @param stamp when it changed, as the list writes it
    /// @param hash where its hash is, if the list says so
    private record Listed(URI address, String stamp, @Nullable URI hash) {
    }

    /// Something could not be fetched.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Answer.Failed why;

        Broken(Answer.Failed why) {
            super(why.detail());
            this.why = why;
        }
    }

    /// @throws Unreadable when a list is none
    Result fetch(Source source, Function<URI, Answer> get) throws Unreadable {
        try {
            var listed = new LinkedHashMap<URI, Listed>();
            var start = JsonGate.read(said(get, source.address()));
            if (start.has("feed")) feed(start, listed);
            else for (var list : lists(start)) list(list, get, listed);
            return documents(source, listed.values().stream().toList(), get);
        } catch (Broken broken) {
            return new Result.Broken(broken.why);
        }
    }

    private static byte[] said(Function<URI, Answer> get, URI address) throws Broken {
        return switch (get.apply(address)) {
            case Answer.Said said -> said.body();
            case Answer.Same _ -> throw new Broken(new Answer.Failed(Failure.REFUSED, "HTTP 304", Optional.empty()));
            case Answer.Failed failed -> throw new Broken(failed);
        };
    }

    /// The public feeds of a provider; without any, its lists of changes.
    private static List<URI> lists(JsonNode metadata) throws Unreadable {
        if (!metadata.has("distributions")) throw new Unreadable("bulletin.csaf.no-provider");
        var feeds = new ArrayList<URI>();
        var directories = new ArrayList<URI>();
        metadata.path("distributions").forEach(each -> {
            each.path("rolie").path("feeds").forEach(feed -> {
                if (PUBLIC.contains(feed.path("tlp_label").asString("").toUpperCase(Locale.ROOT)))
                    address(feed.path("url").asString(null)).ifPresent(feeds::add);
            });
            address(each.path("directory_url").asString(null))
                    .map(folder -> URI.create(folder.toString().replaceFirst("/*$", "/"))).ifPresent(directories::add);
        });
        var found = feeds.isEmpty()
                ? directories.stream().map(folder -> folder.resolve("changes.csv")).toList()
                : feeds;
        if (found.isEmpty()) throw new Unreadable("bulletin.csaf.no-list");
        return found.stream().distinct().limit(LISTS).toList();
    }

    private static void list(URI list, Function<URI, Answer> get, LinkedHashMap<URI, Listed> into)
            throws Broken, Unreadable {
        var body = said(get, list);
        if (list.getPath().endsWith(".csv")) changes(list, body, into);
        else feed(JsonGate.read(body), into);
    }

    private static void feed(JsonNode json, LinkedHashMap<URI, Listed> into) throws Unreadable {
        if (!json.path("feed").path("entry").isArray()) throw new Unreadable("bulletin.csaf.no-feed");
        for (var entry : json.path("feed").path("entry")) {
            if (into.size() >= LISTED) return;
            var address = address(entry.path("content").path("src").asString(null));
            if (address.isEmpty()) continue;
            URI hash = null;
            for (var link : entry.path("link"))
                if (link.path("rel").asString("").equals("hash"))
                    hash = address(link.path("href").asString(null)).orElse(hash);
            into.putIfAbsent(address.get(),
                    new Listed(address.get(), Plain.line(entry.path("updated").asString("")), hash));
        }
    }

    private static void changes(URI list, byte[] body, LinkedHashMap<URI, Listed> into) throws Unreadable {
        try (var csv = CsvReader.builder().ofCsvRecord(new String(body, StandardCharsets.UTF_8))) {
            for (var line : csv) {
                if (into.size() >= LISTED) return;
                if (line.getFieldCount() < 2) continue;
                // a name of its own folder, never a way out of it
                var name = line.getField(0);
                if (!name.matches("[A-Za-z0-9_./+-]+\\.json") || name.contains("..") || name.startsWith("/")) continue;
                var address = list.resolve(name);
                into.putIfAbsent(address, new Listed(address, Plain.line(line.getField(1)), null));
            }
        } catch (java.io.IOException | RuntimeException e) {
            throw new Unreadable("bulletin.csaf.no-changes");
        }
    }

    private static Optional<URI> address(@Nullable String written) {
        return Optional.ofNullable(Plain.address(written)).map(URI::create);
    }

    private Result documents(Source source, List<Listed> listed, Function<URI, Answer> get) {
        var stamps = rows.stamps(source.id());
        var since = source.since().atStartOfDay(ZoneOffset.UTC).toInstant();
        var wanted = listed.stream().filter(each -> !each.stamp().equals(stamps.get(each.address().toString())))
                .filter(each -> {
                    var at = Plain.time(each.stamp());
                    return at == null || !at.isBefore(since);
                }).sorted(Comparator.comparing(Listed::stamp).reversed()).toList();
        var started = clock.instant();
        Answer.Failed missed = null;
        var asked = 0;
        for (var each : wanted) {
            if (asked >= AT_ONCE || Duration.between(started, clock.instant()).compareTo(LONGEST) > 0) break;
            asked++;
            var failed = document(source, each, get);
            if (failed != null) missed = failed;
        }
        if (missed != null)
            return new Result.Broken(
                    new Answer.Failed(Failure.INCOMPLETE, missed.why() + " " + missed.detail(), missed.pause()));
        return asked < wanted.size() ? new Result.Part() : new Result.All();
    }

    /// @return why it could not be fetched this time; null when it was, whatever it said
    private Answer.@Nullable Failed document(Source source, Listed each, Function<URI, Answer> get) {
        var address = each.address().toString();
        var now = clock.instant();
        switch (get.apply(each.address())) {
            case Answer.Same _ -> {
                return null;
            }
            case Answer.Failed failed -> {
                if (failed.why() == Failure.UNREACHABLE || failed.why() == Failure.BUSY) return failed;
                // asking again before the list says that it changed would not help
                rows.fetched(source.id(), address, each.stamp(), null,
                        "bulletin.csaf.not-fetched|" + failed.why() + "|" + failed.detail(), now);
            }
            case Answer.Said said -> {
                try {
                    checkHash(each, said.body(), get);
                    rows.fetched(source.id(), address, each.stamp(), CsafReader.read(said.body(), words), null, now);
                } catch (Unreadable unreadable) {
                    rows.fetched(source.id(), address, each.stamp(), null, Fetching.fault(unreadable), now);
                }
            }
        }
        return null;
    }

    /// Where the list names a hash and it can be had, the document must have it.
    private static void checkHash(Listed each, byte[] body, Function<URI, Answer> get) throws Unreadable {
        var at = each.hash();
        if (at == null || !(get.apply(at) instanceof Answer.Said hash)) return;
        var written = new String(hash.body(), StandardCharsets.US_ASCII).strip().replaceFirst("(?s)\\s.*", "")
                .toLowerCase(Locale.ROOT);
        var is = switch (written.length()) {
            case 64 -> Sha256.hex(body);
            case 128 -> sha512(body);
            default -> written;
        };
        if (!is.equals(written)) throw new Unreadable("bulletin.csaf.hash");
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512", e);
        }
    }
}
