package dev.noroshi.bulletin;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// RSS 0.9x to 2.0 and Atom, read by Rome from what [XmlGate] let in.
final class FeedReader {

    private static final int MOST = 2000;

    private FeedReader() {
    }

    static List<Content> read(byte[] bytes) throws Unreadable {
        var document = XmlGate.read(bytes);
        try {
            var feed = new SyndFeedInput().build(document);
            var publisher = Plain.line(feed.getTitle());
            return feed.getEntries().stream().limit(MOST).map(entry -> content(entry, publisher))
                    .filter(Objects::nonNull).toList();
        } catch (FeedException | IllegalArgumentException e) {
            throw new Unreadable("bulletin.feed.none");
        }
    }

    private static @Nullable Content content(SyndEntry entry, String publisher) {
        var link = Plain.address(entry.getLink());
        var key = Plain.line(entry.getUri());
        if (key.isEmpty()) key = link == null ? "" : link;
        if (key.isEmpty()) return null;
        var title = Plain.line(entry.getTitle());
        var summary = summary(entry);
        var cves = List.copyOf(Named.vulnerabilities(title + "\n" + summary));
        return new Content(key, title, summary, link, instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()), publisher.isEmpty() ? null : publisher, cves, List.of(), List.of(),
                List.of());
    }

    private static String summary(SyndEntry entry) {
        return Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue).map(Plain::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
