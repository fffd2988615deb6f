package io.pipelineappliance.fetch.builtin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document as XML under the element {@code user}; a list becomes an element for each of its items. */
final class XmlWriter {
    private XmlWriter() {}

    static void write(Map<String, Object> document, OutputStream out) throws IOException {
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writeElement("user", document, writer);
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void writeElement(String name, Object node, XMLStreamWriter writer) throws XMLStreamException {
        if (node instanceof List<?> list) {
            for (Object item : list) {
                writeElement(name, item, writer);
            }
            return;
        }
        writer.writeStartElement(name);
        if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writeElement((String) entry.getKey(), entry.getValue(), writer);
            }
        } else if (node != null) {
            writer.writeCharacters(node.toString());
        }
        writer.writeEndElement();
    }
}
