package dev.noroshi.exchange;

import java.util.UUID;

/// Objects as others write them.
final class Objects {

    static final String ADDED = "2026-03-01T00:00:00.000000Z";

    private Objects() {
    }

    static String id() {
        return "indicator--" + UUID.randomUUID();
    }

    static String indicator(String id, String value) {
        return indicator(id, value, "2026-01-01T00:00:00.000Z", "");
    }

    /// @param more members, with the comma before them
    static String indicator(String id, String value, String modified, String more) {
        return """
                {"type":"indicator","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z","modified":"%s",\
                "pattern":"[domain-name:value = '%s']","pattern_type":"stix","valid_from":"2026-01-01T00:00:00Z"%s}"""
                .formatted(id, modified, value, more);
    }

    static String marked(String marking) {
        return ",\"object_marking_refs\":[\"" + marking + "\"]";
    }

    static String page(String more, String... objects) {
        return "{" + more + "\"objects\":[" + String.join(",", objects) + "]}";
    }
}
