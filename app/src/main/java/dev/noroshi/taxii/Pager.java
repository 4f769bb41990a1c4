package dev.noroshi.taxii;

import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.taxii.Editions.Edition;
import dev.noroshi.taxii.KeptPages.Ending;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns the pages of a collection.
@Component
class Pager {

    /// What a page holds when nobody says how much.
    static final int USUAL = 100;
    /// What it holds at most.
    static final int MOST = 1_000;

    private final Entries entries;
    private final KeptPages pages;
    private final Cursor cursor;
    private final Viewing viewing;

    Pager(Entries entries, KeptPages pages, Cursor cursor, Viewing viewing) {
        this.entries = entries;
        this.pages = pages;
        this.cursor = cursor;
        this.viewing = viewing;
    }

    /// What a page is of.
    enum Of {
        OBJECTS(Entries.Part.WHOLE, "objects"),
        MANIFEST(Entries.Part.RECORD, "objects"),
        VERSIONS(Entries.Part.RECORD,
                "versions");

        private final Entries.Part part;
        private final String member;

        Of(Entries.Part part, String member) {
            this.part = part;
            this.member = member;
        }
    }

    /// What came of turning it.
    sealed interface Turned {

        /// @param first when the first of the page was added; none of an empty page (errata, cti-taxii2 issue 117)
        record Page(byte[] body, Optional<Instant> first, Optional<Instant> last) implements Turned {

            HttpHeaders headers() {
                var headers = new HttpHeaders();
                first.ifPresent(time -> headers.set("X-TAXII-Date-Added-First", Times.write(time)));
                last.ifPresent(time -> headers.set("X-TAXII-Date-Added-Last", Times.write(time)));
                return headers;
            }
        }

        /// We did not write the cursor, or for something else.
        record WrongCursor() implements Turned {
        }

        record NoSuchObject() implements Turned {
        }
    }

    /// @param edition the one there was before it was found out what is seen
    /// @param object the one the page is about
    Turned page(Collection collection, Edition edition, Sight sight, Asked asked, Of what, Optional<String> object) {
        var bound = String.join(" ", sight.id().value(), collection.id().toString(), what.name(), object.orElse(""),
                asked.filters());
        var begin = asked.next().map(next -> cursor.read(next, bound));
        if (begin.isPresent() && begin.get().isEmpty()) return new Turned.WrongCursor();
        // some clients send both: what they have is behind the later of the two
        var after = begin.map(Optional::get).map(place -> asked.addedAfter().filter(place::isBefore).orElse(place))
                .or(asked::addedAfter);
        var about = object.map(id -> asked.about(id, what)).orElse(asked);
        var most = Math.min(asked.limit().orElse(USUAL), MOST);
        var wanted = new KeptPages.Wanted(collection.number(), sight.key(), what, about.filters(), after, most);
        var page = pages.get(wanted, edition, () -> read(collection, sight, about, after, most, what));
        if (page.isEmpty() && object.isPresent() && !isThere(collection, sight, object.get()))
            return new Turned.NoSuchObject();
        var next = page.ending() == Ending.MORE_FOLLOWS ? cursor.write(page.last().orElseThrow(), bound) : "";
        return new Turned.Page(body(page, next, what), page.first(), page.last());
    }

    private KeptPages.Page read(Collection collection, Sight sight, Asked asked, Optional<Instant> after, int most,
            Of what) {
        var found = seen(collection, sight, asked, after, most + 1, what);
        if (found.isEmpty()) return new KeptPages.Page(new byte[0], Optional.empty(), Optional.empty(), Ending.END);
        var more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        return new KeptPages.Page(inside(shown, what), Optional.of(shown.getFirst().added()),
                Optional.of(shown.getLast().added()), more ? Ending.MORE_FOLLOWS : Ending.END);
    }

    /// The audiences say all of what may be seen: in whose name else it is asked need not be found out.
    private List<Entries.Entry> seen(Collection collection, Sight sight, Asked asked, Optional<Instant> after,
            int most, Of what) {
        return viewing.asFound(() -> Viewer.NOBODY,
                () -> entries.page(collection, sight, asked, after, most, what.part));
    }

    private boolean isThere(Collection collection, Sight sight, String id) {
        return viewing.asFound(() -> Viewer.NOBODY, () -> entries.isThere(collection, sight, id));
    }

    /// Of nothing it says nothing (section 5.4.1).
    private static byte[] body(KeptPages.Page page, String next, Of what) {
        if (page.isEmpty()) return "{}".getBytes(StandardCharsets.UTF_8);
        // a client that is told of more and gets no cursor begins anew for ever
        var before = ("{" + (next.isEmpty() ? "" : "\"more\":true,\"next\":\"" + next + "\",") + '"' + what.member
                + "\":[")
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(before.length + page.inside().length + 2).put(before).put(page.inside())
                .put((byte) ']').put((byte) '}').array();
    }

    /// The objects stand in it as they were put away: nothing is parsed.
    private static byte[] inside(List<Entries.Entry> shown, Of what) {
        var lines = switch (what) {
            case OBJECTS -> shown.stream().map(Entries.Entry::body);
            case MANIFEST -> shown.stream().map(Pager::record);
            case VERSIONS -> shown.stream().map(each -> '"' + version(each.version()) + '"').distinct();
        };
        return lines.collect(Collectors.joining(",")).getBytes(StandardCharsets.UTF_8);
    }

    /// Section 5.3.1.
    private static String record(Entries.Entry entry) {
        return JsonNodeFactory.instance.objectNode().put("id", entry.id())
                .put("date_added", Times.write(entry.added())).put("version", version(entry.version()))
                .put("media_type", "application/stix+json;version=" + entry.spec()).toString();
    }

    /// As STIX writes it, to the millisecond, where that says it all.
    static String version(Instant version) {
        return version.truncatedTo(ChronoUnit.MILLIS).equals(version)
                ? dev.noroshi.stix.StixTime.write(version)
                : Times.write(version);
    }
}
