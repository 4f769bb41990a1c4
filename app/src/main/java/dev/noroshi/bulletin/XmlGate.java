package dev.noroshi.bulletin;

import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// The only way XML from outside comes in: without a document type and so without entities (billion laughs, files and
/// addresses read on somebody's behalf), not nested without end, and not of more elements than a feed has.
final class XmlGate {

    private static final int DEPTH = 40;
    private static final int ELEMENTS = 200_000;

    private XmlGate() {
    }

    /// @throws Unreadable when it is no well-formed XML, or one we do not take
    static Document read(byte[] bytes) throws Unreadable {
        look(bytes);
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            // or it writes to the console what it does not like
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | java.io.IOException e) {
            throw new Unreadable("bulletin.xml.broken");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The parser of this Java cannot be kept from document types", e);
        }
    }

    /// Goes through it once without keeping anything: what makes a tree of it goes down as deep as it is.
    private static void look(byte[] bytes) throws Unreadable {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            var depth = 0;
            var elements = 0;
            while (reader.hasNext())
                switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("bulletin.xml.doctype");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEPTH) throw new Unreadable("bulletin.xml.deep", String.valueOf(DEPTH));
                    if (++elements > ELEMENTS) throw new Unreadable("bulletin.xml.many", String.valueOf(ELEMENTS));
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // text, comments and the like
                }
                }
        } catch (XMLStreamException e) {
            throw new Unreadable("bulletin.xml.broken");
        }
    }
}
