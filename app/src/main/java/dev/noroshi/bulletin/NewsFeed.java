package dev.noroshi.bulletin;

import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/// Public advisories as news: Atom 1.0 (RFC 4287) and RSS 2.0. The frame is in the language asked for, an advisory in the
/// language it was written in; one that was recalled stays for as long as it would have stood, and says so.
@Component
public class NewsFeed {

    private static final int NEWEST = 100;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    // RFC 822 with the year in full, as RSS 2.0 asks for
    private static final DateTimeFormatter RSS_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final PublicAdvisories advisories;
    private final CsafDocument documents;
    private final Publisher publisher;
    private final Words words;
    private final Clock clock;

    NewsFeed(PublicAdvisories advisories, CsafDocument documents, Publisher publisher, Words words, Clock clock) {
        this.advisories = advisories;
        this.documents = documents;
        this.publisher = publisher;
        this.words = words;
        this.clock = clock;
    }

    /// The two ways to write news.
    public enum Kind {
        ATOM, RSS;

        public String file() {
            return this == ATOM ? "atom.xml" : "rss.xml";
        }
    }

    public byte[] write(CsafPlace place, Language language, Kind kind) {
        var all = advisories.all().stream().limit(NEWEST).toList();
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            switch (kind) {
                case ATOM -> atom(new Pen(xml), place, language, all);
                case RSS -> rss(new Pen(xml), place, language, all);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed could not be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private void atom(Pen pen, CsafPlace place, Language language, List<PublicAdvisory> all)
            throws XMLStreamException {
        pen.xml().setDefaultNamespace(ATOM);
        pen.xml().writeStartElement(ATOM, "feed");
        pen.xml().writeDefaultNamespace(ATOM);
        pen.xml().writeAttribute("xml:lang", language.tag());
        var self = place.news(language.tag(), Kind.ATOM.file());
        pen.text("id", self);
        pen.text("title", title(language));
        pen.text("updated", changed(all).toString());
        pen.empty("link", "rel", "self", "type", "application/atom+xml", "href", self);
        pen.empty("link", "rel", "alternate", "type", "text/html", "href", place.pages());
        pen.begin("author");
        pen.text("name", publisher.name(language));
        pen.end();
        for (var each : all) entry(pen, place, each);
        pen.end();
    }

    private void entry(Pen pen, CsafPlace place, PublicAdvisory advisory) throws XMLStreamException {
        pen.begin("entry");
        pen.xml().writeAttribute("xml:lang", advisory.language().tag());
        pen.text("id", place.document(advisory));
        pen.text("title", headline(advisory));
        pen.text("published", advisory.firstAt().toString());
        pen.text("updated", advisory.lastAt().toString());
        pen.empty("link", "rel", "alternate", "type", "text/html", "href", place.page(advisory));
        pen.empty("link", "rel", "related", "type", "application/json", "href", place.document(advisory));
        if (advisory.said().isPresent())
            pen.empty("category", "term", advisory.said().get().importance().name(), "label",
                    words.say(advisory.language(), "platform.importance." + advisory.said().get().importance()));
        pen.text("content", body(advisory));
        pen.end();
    }

    private void rss(Pen pen, CsafPlace place, Language language, List<PublicAdvisory> all) throws XMLStreamException {
        pen.begin("rss");
        pen.xml().writeAttribute("version", "2.0");
        pen.xml().writeNamespace("atom", ATOM);
        pen.begin("channel");
        pen.text("title", title(language));
        pen.text("link", place.pages());
        pen.text("description", words.say(language, "bulletin.out.news.text", publisher.name(language)));
        pen.text("language", language.tag());
        pen.text("lastBuildDate", date(changed(all)));
        pen.xml().writeEmptyElement("atom", "link", ATOM);
        pen.xml().writeAttribute("rel", "self");
        pen.xml().writeAttribute("type", "application/rss+xml");
        pen.xml().writeAttribute("href", place.news(language.tag(), Kind.RSS.file()));
        for (var each : all) {
            pen.begin("item");
            pen.text("title", headline(each));
            pen.text("link", place.page(each));
            pen.begin("guid");
            // a reader shows an item anew when its identity is new: each change is news
            pen.xml().writeAttribute("isPermaLink", "false");
            pen.characters(place.document(each) + "#" + each.version());
            pen.end();
            pen.text("pubDate", date(each.lastAt()));
            pen.text("description", html(body(each)));
            pen.end();
        }
        pen.end();
        pen.end();
    }

    private String title(Language language) {
        return words.say(language, "bulletin.out.news", publisher.name(language));
    }

    private String headline(PublicAdvisory advisory) {
        return advisory.said().isEmpty()
                ? documents.title(advisory)
                : words.say(advisory.language(), "bulletin.out.headline", advisory.id(), documents.title(advisory));
    }

    private String body(PublicAdvisory advisory) {
        return advisory.said().map(said -> said.texts().entrySet().stream()
                .map(each -> documents.label(advisory.language(), each.getKey()) + "\n" + each.getValue())
                .collect(Collectors.joining("\n\n")))
                .orElseGet(() -> words.say(advisory.language(), "bulletin.out.recalled.text", advisory.id()));
    }

    /// What stands in a description of RSS is taken for HTML, so that text is escaped once more.
    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>\n");
    }

    private static String date(Instant instant) {
        return RSS_DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    private Instant changed(List<PublicAdvisory> all) {
        return all.isEmpty()
                ? LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant()
                : all.getFirst().lastAt();
    }

    /// Writes elements, leaving out what no XML may hold.
    private record Pen(XMLStreamWriter xml) {

        void begin(String name) throws XMLStreamException {
            xml.writeStartElement(name);
        }

        void end() throws XMLStreamException {
            xml.writeEndElement();
        }

        void text(String name, String text) throws XMLStreamException {
            begin(name);
            characters(text);
            end();
        }

        void characters(String text) throws XMLStreamException {
            xml.writeCharacters(text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        }

        void empty(String name, String... attributes) throws XMLStreamException {
            xml.writeEmptyElement(name);
            for (var i = 0; i < attributes.length; i += 2) xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
