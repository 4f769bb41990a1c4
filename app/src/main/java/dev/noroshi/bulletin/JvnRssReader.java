package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Content.Reference;
import dev.noroshi.bulletin.Content.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// JVNRSS: RSS 1.0 with `sec:` elements that say which vulnerability, how severe and in what. Source: IPA, MyJVN API, JVNRSS 3.2
/// and mod_sec 3.0 (https://jvndb.jvn.jp/apis/); mod_sec 2.0, which JVN's own feeds use, has another address and the same names.
final class JvnRssReader {

    private static final String RSS = "http://purl.org/rss/1.0/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final String SEC = "http://jvn.jp/rss/mod_sec/";
    private static final String STATUS = "http://jvndb.jvn.jp/myjvn/Status";
    private static final int MOST = 5000;

    private JvnRssReader() {
    }

    /// One answer of the API, which gives at most so much at once.
    ///
    /// @param first which of all that was found stands first in it, from 1; 0 where it does not say
    /// @param next which would come next; empty when that was all
    /// @param all how many were found; 0 where it does not say
    record Part(List<Content> contents, int first, OptionalInt next, int all) {
        Part {
            contents = List.copyOf(contents);
        }
    }

    /// @throws Unreadable when it is none, or says of itself that it failed
    static List<Content> read(byte[] bytes) throws Unreadable {
        return part(bytes).contents();
    }

    /// The same with how much more there is. Source: MyJVN API, `Status` with `firstRes`, `totalResRet` and `totalRes`.
    ///
    /// @throws Unreadable when it is none, or says of itself that it failed
    static Part part(byte[] bytes) throws Unreadable {
        var document = XmlGate.read(bytes);
        var status = status(document);
        var contents = contents(document);
        if (status == null) return new Part(contents, 0, OptionalInt.empty(), 0);
        var first = whole(status, "firstRes");
        var given = whole(status, "totalResRet");
        var all = whole(status, "totalRes");
        var next = first + given;
        return new Part(contents, first,
                first > 0 && given > 0 && next <= all ? OptionalInt.of(next) : OptionalInt.empty(), all);
    }

    private static int whole(Element status, String name) {
        var text = status.getAttribute(name).strip();
        return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
    }

    private static List<Content> contents(Document document) throws Unreadable {
        var root = document.getDocumentElement();
        if (!RDF.equals(root.getNamespaceURI()) || !"RDF".equals(root.getLocalName()))
            throw new Unreadable("bulletin.jvnrss.none");
        return children(root).filter(each -> isNamed(each, RSS, "item")).limit(MOST).map(JvnRssReader::content)
                .filter(Objects::nonNull).toList();
    }

    /// The API answers 200 and says in the answer that it could not.
    private static @Nullable Element status(Document document) throws Unreadable {
        var found = document.getElementsByTagNameNS(STATUS, "Status");
        if (found.getLength() == 0 || !(found.item(0) instanceof Element status)) return null;
        var code = status.getAttribute("retCd").strip();
        if (!code.isEmpty() && !code.equals("0"))
            throw new Unreadable("bulletin.jvnrss.failed", Plain.line(status.getAttribute("errMsg")));
        return status;
    }

    private static @Nullable Content content(Element item) {
        var link = Plain.address(child(item, RSS, "link"));
        var identifier = Plain.line(first(item, "identifier"));
        var key = identifier.isEmpty() ? Plain.line(item.getAttributeNS(RDF, "about")) : identifier;
        if (key.isEmpty()) return null;
        var cves = new LinkedHashSet<String>();
        var references = new ArrayList<Reference>();
        security(item, "references").forEach(each -> {
            var id = Plain.line(each.getAttribute("id"));
            if (each.getAttribute("source").equals("CVE")) cves.addAll(Named.vulnerabilities(id));
            var address = Plain.address(each.getTextContent());
            if (address != null) references.add(new Reference(label(each, id, address), address));
        });
        var title = Plain.line(child(item, RSS, "title"));
        var summary = Plain.text(child(item, RSS, "description"));
        cves.addAll(Named.vulnerabilities(title + "\n" + summary));
        var updated = Plain.time(child(item, TERMS, "modified"));
        return new Content(key, title, summary, link, Plain.time(child(item, TERMS, "issued")),
                updated == null ? Plain.time(child(item, DC, "date")) : updated,
                blankToNull(Plain.line(child(item, DC, "publisher"))), List.copyOf(cves),
                security(item, "cvss").map(JvnRssReader::score).filter(Objects::nonNull).toList(),
                security(item, "cpe").map(JvnRssReader::product).filter(each -> !each.isEmpty()).toList(), references);
    }

    private static String label(Element reference, String id, String address) {
        var title = Plain.line(reference.getAttribute("title"));
        if (id.isEmpty()) return title.isEmpty() ? address : title;
        return title.isEmpty() || title.equals(id) ? id : id + " " + title;
    }

    private static @Nullable Score score(Element cvss) {
        try {
            return new Score(null, Plain.line(cvss.getAttribute("version")),
                    new BigDecimal(cvss.getAttribute("score").strip()),
                    blankToNull(Plain.line(cvss.getAttribute("severity"))),
                    blankToNull(Plain.line(cvss.getAttribute("vector"))));
        } catch (NumberFormatException notScored) {
            return null;
        }
    }

    private static String product(Element cpe) {
        var product = Plain.line(cpe.getAttribute("product"));
        if (product.isEmpty()) return Plain.line(cpe.getTextContent());
        var vendor = Plain.line(cpe.getAttribute("vendor"));
        var version = Plain.line(cpe.getAttribute("version"));
        // the attribute of that name is the version of CPE
        var shown = version.equals("2.2") || version.equals("2.3") ? "" : " " + version;
        return (vendor.isEmpty() ? product : vendor + " " + product) + shown;
    }

    private static Stream<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .flatMap(each -> each instanceof Element element ? Stream.of(element) : Stream.empty());
    }

    private static Stream<Element> security(Element item, String name) {
        return children(item).filter(each -> name.equals(each.getLocalName()) && each.getNamespaceURI() != null
                && each.getNamespaceURI().startsWith(SEC));
    }

    private static @Nullable String first(Element item, String name) {
        return security(item, name).findFirst().map(Element::getTextContent).orElse(null);
    }

    private static @Nullable String child(Element item, String space, String name) {
        return children(item).filter(each -> isNamed(each, space, name)).findFirst().map(Element::getTextContent)
                .orElse(null);
    }

    private static boolean isNamed(Element element, String space, String name) {
        return space.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
