package dev.noroshi.taxii;

import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    private final Cursor cursor;
    private final Viewing viewing;

    Pager(Entries entries, Cursor cursor, Viewing viewing) {
        this.entries = entries;
        this.cursor = cursor;
        this.viewing = viewing;
    }

    /// What a page is of.
    enum Of {
        OBJECTS(Entries.Part.WHOLE), MANIFEST(Entries.Part.RECORD), VERSIONS(Entries.Part.RECORD);

        private final Entries.Part part;

        Of(Entries.Part part) {
            this.part = part;
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

    /// @param object the one the page is about
    Turned page(Collection collection, Sight sight, Asked asked, Of what, Optional<String> object) {
        var bound = String.join(" ", sight.id().value(), collection.id().toString(), what.name(), object.orElse(""),
                asked.filters());
        var begin = asked.next().map(next -> cursor.read(next, bound));
        if (begin.isPresent() && begin.get().isEmpty()) return new Turned.WrongCursor();
        // some clients send both: what they have is behind the later of the two
        var after = begin.map(Optional::get).map(place -> asked.addedAfter().filter(place::isBefore).orElse(place))
                .or(asked::addedAfter);
        var about = object.map(id -> asked.about(id, what)).orElse(asked);
        var most = Math.min(asked.limit().orElse(USUAL), MOST);
        var found = seen(collection, sight, about, after, most + 1, what);
        if (found.isEmpty() && object.isPresent() && !isThere(collection, sight, object.get()))
            return new Turned.NoSuchObject();
        var more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        if (shown.isEmpty())
            return new Turned.Page("{}".getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
        var last = shown.getLast().added();
        var next = more ? cursor.write(last, bound) : "";
        return new Turned.Page(body(shown, next, what), Optional.of(shown.getFirst().added()), Optional.of(last));
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

    /// The objects stand in it as they were put away: nothing is parsed.
    private static byte[] body(List<Entries.Entry> shown, String next, Of what) {
        var size = shown.stream().mapToInt(each -> each.body().length()).sum();
        var text = new StringBuilder(size + shown.size() + 100);
        text.append('{');
        // a client that is told of more and gets no cursor begins anew for ever
        if (!next.isEmpty()) text.append("\"more\":true,\"next\":\"").append(next).append("\",");
        switch (what) {
            case OBJECTS -> {
                text.append("\"objects\":[");
                for (var i = 0; i < shown.size(); i++)
                    text.append(i == 0 ? "" : ",").append(shown.get(i).body());
            }
            case MANIFEST -> {
                text.append("\"objects\":[");
                for (var i = 0; i < shown.size(); i++)
                    text.append(i == 0 ? "" : ",").append(record(shown.get(i)));
            }
            case VERSIONS -> {
                text.append("\"versions\":[");
                var versions = new LinkedHashSet<String>();
                shown.forEach(each -> versions.add('"' + version(each.version()) + '"'));
                text.append(String.join(",", versions));
            }
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
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
