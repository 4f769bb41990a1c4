package dev.noroshi.e2e;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// STIX as a partner's machine writes it.
final class Stix {

    static final String T1 = "2026-01-01T00:00:00.000Z";
    static final String T2 = "2026-02-01T00:00:00.000Z";
    static final String T3 = "2026-03-01T00:00:00.000Z";

    private Stix() {
    }

    static String envelope(List<String> objects) {
        return objects.stream().collect(Collectors.joining(",", "{\"objects\":[", "]}"));
    }

    static String id() {
        return "indicator--" + UUID.randomUUID();
    }

    static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(_ -> id()).toList();
    }

    static String indicator(String id) {
        return indicator(id, T1);
    }

    static String indicator(String id, String modified) {
        return """
                {"type":"indicator","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",\
                "pattern":"[ipv4-addr:value = '198.51.100.7']","pattern_type":"stix",\
                "valid_from":"2026-01-01T00:00:00Z","x_example_com_score":7}""".formatted(id, T1, modified);
    }

    static String vulnerability(String id) {
        return """
                {"type":"vulnerability","spec_version":"2.1","id":"%s","created":"%s","modified":"%s","name":"CVE-2026-0001"}"""
                .formatted(id, T1, T1);
    }

    /// Of STIX 2.0, which does not say so.
    static String older(String id) {
        return """
                {"type":"indicator","id":"%s","created":"%s","modified":"%s","labels":["malicious-activity"],\
                "pattern":"[ipv4-addr:value = '198.51.100.7']","valid_from":"2026-01-01T00:00:00Z"}"""
                .formatted(id, T1, T1);
    }

    /// Something observed, which has no version.
    static String address() {
        return """
                {"type":"ipv4-addr","spec_version":"2.1","id":"ipv4-addr--%s","value":"198.51.100.7"}"""
                .formatted(UUID.randomUUID());
    }
}
