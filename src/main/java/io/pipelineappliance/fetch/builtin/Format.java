package io.pipelineappliance.fetch.builtin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** How a response can be written. */
enum Format {
    JSON("application/json", "json") {
        @Override
        void write(Map<String, Object> document, OutputStream out) throws IOException {
            TreeWriter.json(document, out);
        }
    },
    PRETTY("application/json", "json") {
        @Override
        void write(Map<String, Object> document, OutputStream out) throws IOException {
            TreeWriter.prettyJson(document, out);
        }
    },
    CSV("text/csv", "csv") {
        @Override
        void write(Map<String, Object> document, OutputStream out) throws IOException {
            CsvWriter.write(document, out);
        }
    },
    YAML("text/x-yaml", "yaml") {
        @Override
        void write(Map<String, Object> document, OutputStream out) throws IOException {
            TreeWriter.yaml(document, out);
        }
    },
    XML("text/xml", "xml") {
        @Override
        void write(Map<String, Object> document, OutputStream out) throws IOException {
            XmlWriter.write(document, out);
        }
    };

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The format of that name; JSON for one that is unknown. */
    static Format of(String name) {
        return switch (name) {
            case "pretty", "prettyjson", "PrettyJSON" -> PRETTY;
            case "csv" -> CSV;
            case "yaml" -> YAML;
            case "xml" -> XML;
            default -> JSON;
        };
    }

    /**
     * Writes a document in UTF-8.
     *
     * @param document maps, lists, texts, integers and nulls
     */
    abstract void write(Map<String, Object> document, OutputStream out) throws IOException;

    String contentType() {
        return mediaType + "; charset=utf-8";
    }

    String fileName() {
        return "data." + extension;
    }

    /** Whether a callback can be put around it. */
    boolean wrappable() {
        return this == JSON || this == PRETTY;
    }
}
