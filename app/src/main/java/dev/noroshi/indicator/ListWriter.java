package dev.noroshi.indicator;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.noroshi.indicator.Exports.Row;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Network;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.CsvGuard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes indicators as lists.
final class ListWriter {

    private static final List<String> COLUMNS = List.of("value", "type", "tlp", "confidence", "valid-until",
            "techniques", "sources", "warning");
    private static final List<String> RULE_COLUMNS = List.of("type", "value", "host", "tlp", "confidence", "valid-from",
            "valid-until", "techniques", "do-not-block", "id");
    /// Where numbers of one's own rules begin that nobody else gives (sid, Suricata's documentation: 1,000,000 to 1,999,999 are
    /// for local use).
    private static final int FIRST_RULE = 1_000_000;
    private static final int RULES = 1_000_000;

    private final Words words;
    private final Language language;
    private final Instant now;

    ListWriter(Words words, Language language, Instant now) {
        this.words = words;
        this.language = language;
        this.now = now;
    }

    /// @param rest how to come by what is beyond these rows, in words; "" when there is nothing. What is for people or has a
    ///        head says so; tables for programs and bundles have no place for it
    String write(Format format, List<Row> rows, String rest) {
        return switch (format) {
            case TABLE -> table(rows, rest);
            case RULES -> rules(rows);
            case HOSTS -> head("#", rows, rest) + lines(rows, row -> "0.0.0.0 " + row.indicator().value());
            case RPZ -> zone(rows, rest);
            case SURICATA -> suricata(rows, rest);
            case PLAIN -> head("#", rows, rest) + lines(rows, row -> row.indicator().value());
            case STIX -> new StixList(now).write(rows);
        };
    }

    /// What it is, how it is marked and when it was made: a list goes with its marking.
    private String head(String sign, List<Row> rows, String rest) {
        var tlp = rows.stream().map(Row::tlp).reduce(Tlp.CLEAR, Tlp::narrowest);
        return sign + " " + tlp.label() + "\n" + sign + " Noroshi " + new Times(language).machine(now) + "\n"
                + (rest.isEmpty() ? "" : sign + " " + rest + "\n");
    }

    private interface Line {
        String of(Row row);
    }

    private static String lines(List<Row> rows, Line line) {
        return rows.stream().map(line::of).filter(each -> !each.isEmpty()).sorted().distinct().map(each -> each + "\n")
                .collect(Collectors.joining());
    }

    private String table(List<Row> rows, String rest) {
        var cells = new ArrayList<List<String>>();
        cells.add(COLUMNS.stream().map(each -> words.say(language, "indicator.column." + each)).toList());
        for (var row : rows) {
            var indicator = row.indicator();
            var confidence = indicator.confidence();
            cells.add(List.of(harmless(indicator.type(), indicator.value()),
                    words.say(language, "indicator.type." + indicator.type()),
                    row.tlp().label(),
                    confidence == null ? words.say(language, "platform.value.unknown") : confidence.toString(),
                    until(indicator), String.join(" ", indicator.techniques()), sources(indicator),
                    row.warnings().stream().map(each -> words.say(language, "indicator.warning." + each.kind()))
                            .distinct().collect(Collectors.joining(" / "))));
        }
        if (!rest.isEmpty()) cells.add(List.of(rest));
        // people open it in a spreadsheet
        return csv(cells.stream().map(row -> row.stream().map(CsvGuard::guard).toList()).toList());
    }

    private String sources(Indicator indicator) {
        return indicator.known().stream().filter(each -> each.holds(now)).map(Indicator.Known::source)
                .map(each -> each.number() == null ? each.title() : each.number()).distinct()
                .collect(Collectors.joining(" / "));
    }

    /// Since when it holds, as far as any source that holds says.
    static Instant from(Indicator indicator, Instant now) {
        return indicator.known().stream().filter(each -> each.holds(now)).map(each -> each.mention().validFrom())
                .min(Instant::compareTo).orElse(now);
    }

    /// Until when it holds; null when no end is known.
    static @Nullable Instant end(Indicator indicator, Instant now) {
        var holding = indicator.known().stream().filter(each -> each.holds(now))
                .map(each -> each.mention().validUntil())
                .toList();
        return holding.contains(null) ? null : holding.stream().max(Instant::compareTo).orElse(null);
    }

    private String until(Indicator indicator) {
        var end = end(indicator, now);
        return end == null ? "" : end.minusNanos(1).atZone(Times.ZONE).toLocalDate().toString();
    }

    /// So that nobody follows it by mistake.
    static String harmless(IndicatorType type, String value) {
        return switch (type) {
            case IPV4, IPV6, NETWORK, DOMAIN, URL, MAIL ->
                value.replaceFirst("^http", "hxxp").replaceFirst("^ftp", "fxp")
                        .replace(".", "[.]").replace("@", "[@]");
            case MD5, SHA1, SHA256, SHA512, FILE_NAME, CVE, REGISTRY_KEY, USER_AGENT -> value;
        };
    }

    /// Values are exact: a program compares them with what it sees, and cannot tell an apostrophe of ours from one of theirs.
    private String rules(List<Row> rows) {
        var cells = new ArrayList<List<String>>();
        cells.add(RULE_COLUMNS);
        for (var row : rows) {
            var indicator = row.indicator();
            var host = indicator.host();
            var confidence = indicator.confidence();
            var end = end(indicator, now);
            var from = from(indicator, now);
            cells.add(List.of(indicator.type().name(), indicator.value(), host == null ? "" : host, row.tlp().word(),
                    confidence == null ? "" : confidence.toString(), from.toString(), end == null ? "" : end.toString(),
                    String.join(" ", indicator.techniques()),
                    row.warnings().stream().map(each -> each.kind().name()).distinct()
                            .collect(Collectors.joining(" ")),
                    indicator.id().toString()));
        }
        return csv(cells);
    }

    private static String csv(List<List<String>> cells) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            cells.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory", e);
        }
        return text.toString();
    }

    private String zone(List<Row> rows, String rest) {
        return head(";", rows, rest) + "$TTL 300\n@ SOA localhost. root.localhost. " + now.getEpochSecond()
                + " 3600 600 86400 300\n@ NS localhost.\n" + lines(rows, row -> switch (row.indicator().type()) {
                    case DOMAIN -> row.indicator().value() + " CNAME .\n*." + row.indicator().value() + " CNAME .";
                    case IPV4, IPV6, NETWORK -> triggered(row.indicator()) + ".rpz-ip CNAME .";
                    case URL, MAIL, MD5, SHA1, SHA256, SHA512, FILE_NAME, CVE, REGISTRY_KEY, USER_AGENT -> "";
                });
    }

    /// `24.0.2.0.192` for 192.0.2.0/24; in version 6 the longest row of zeros is `zz`.
    private static String triggered(Indicator indicator) {
        var range = Network.of(indicator.value()).orElseThrow();
        var address = Addresses.written(range.base());
        if (range.bits() == 32) return range.prefix() + "." + reversed(List.of(address.split("\\.")));
        var groups = address.replace("::", ":zz:").replaceAll("^:|:$", "");
        return range.prefix() + "." + reversed(List.of(groups.split(":")));
    }

    private static String reversed(List<String> parts) {
        return String.join(".", parts.reversed());
    }

    private String suricata(List<Row> rows, String rest) {
        var used = new HashSet<Integer>();
        var text = new StringBuilder(head("#", rows, rest));
        for (var row : rows.stream().sorted(java.util.Comparator.comparing(each -> each.indicator().value())).toList())
            rule(row.indicator())
                    .forEach(rule -> text.append(rule.replace("sid:?", "sid:" + number(row.indicator(), rule, used)))
                            .append('\n'));
        return text.toString();
    }

    /// The same rule has the same number in every list, as far as nobody else has it.
    private static int number(Indicator indicator, String rule, Set<Integer> used) {
        var number = Math.floorMod((indicator.id() + rule.substring(0, 12)).hashCode(), RULES);
        while (!used.add(number))
            number = (number + 1) % RULES;
        return FIRST_RULE + number;
    }

    private static List<String> rule(Indicator indicator) {
        var tail = "reference:url,noroshi/indicators/" + indicator.id() + "; classtype:trojan-activity; sid:?; rev:1;)";
        var message = "(msg:\"Noroshi " + indicator.type() + " " + indicator.tlp().word() + "\"; ";
        return switch (indicator.type()) {
            case IPV4, IPV6, NETWORK -> List.of("alert ip $HOME_NET any <> [" + indicator.value() + "] any " + message
                    + tail);
            case DOMAIN -> {
                var below = "dotprefix; content:\"" + escaped("." + indicator.value()) + "\"; nocase; endswith; ";
                yield List.of("alert dns $HOME_NET any -> any any " + message + "dns.query; " + below + tail,
                        "alert tls $HOME_NET any -> any any " + message + "tls.sni; " + below + tail,
                        "alert http $HOME_NET any -> any any " + message + "http.host; " + below.replace(" nocase;", "")
                                + tail);
            }
            case URL -> url(indicator, message, tail);
            case MAIL, MD5, SHA1, SHA256, SHA512, FILE_NAME, CVE, REGISTRY_KEY, USER_AGENT -> List.of();
        };
    }

    /// What is asked for in the clear. Of the rest only the machine is seen on the wire, which is another indicator.
    private static List<String> url(Indicator indicator, String message, String tail) {
        var host = indicator.host();
        if (host == null || !indicator.value().startsWith("http://")) return List.of();
        var rest = indicator.value().substring("http://".length());
        var slash = rest.indexOf('/');
        var path = rest.substring(slash).replaceFirst("#.*", "");
        return List.of("alert http $HOME_NET any -> any any " + message + "http.host; content:\"" + escaped(host)
                + "\"; startswith; endswith; http.uri; content:\"" + escaped(path) + "\"; startswith; " + tail);
    }

    /// What means something in a rule, and what is no plain letter, is written in hexadecimal.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (each & 0xff);
            if (c > ' ' && c < 0x7f && "\";:\\|".indexOf(c) < 0) escaped.append(c);
            else escaped.append('|').append(HexFormat.of().toHexDigits(each)).append('|');
        }
        return escaped.toString().replace("||", " ");
    }
}
