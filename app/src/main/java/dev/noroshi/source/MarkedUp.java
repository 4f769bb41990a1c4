package dev.noroshi.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// Takes the texts out of a part of an office document: those of elements and those of attributes people fill in. A word
/// cut into runs is one word again; paragraphs, cells and shapes stand apart.
final class MarkedUp {

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();
    /// The ends of what a reader sees as one piece.
    private static final Set<String> PIECES = Set.of("p", "si", "c", "is", "comment", "row", "tr", "li", "h", "creator",
            "lastModifiedBy", "title", "subject", "description", "keywords", "category", "Company", "Manager",
            "property", "Application");
    private static final Set<String> FILLED_IN = Set.of("name", "title", "descr", "author", "initials", "Target",
            "userId", "alt", "displayName", "tooltip", "href", "contentStatus");
    // three line breaks: further apart than any name is written
    private static final String APART = "\n\n\n";

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private MarkedUp() {
    }

    static String texts(byte[] content) throws IOException {
        var text = new StringBuilder();
        var attributes = new StringBuilder();
        try {
            var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext())
                switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (Set.of("br", "cr", "tab").contains(reader.getLocalName())) text.append('\n');
                    for (var n = 0; n < reader.getAttributeCount(); n++)
                        if (FILLED_IN.contains(reader.getAttributeLocalName(n)))
                            attributes.append(reader.getAttributeValue(n)).append(APART);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (PIECES.contains(reader.getLocalName())) text.append(APART);
                }
                default -> {
                }
                }
        } catch (XMLStreamException e) {
            throw new IOException("Reading a part of an office document", e);
        }
        return attributes.append(text).toString();
    }
}
