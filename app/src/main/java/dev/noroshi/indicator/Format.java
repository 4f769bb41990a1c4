package dev.noroshi.indicator;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// As what indicators are taken away.
public enum Format {
    /// A table for people: values made harmless, words in their language.
    TABLE("table", "csv"),
    /// A table for programs: values exactly as they are, what should not be blocked marked so. It is for no spreadsheet, which
    /// would take some values for formulas.
    RULES("rules", "csv"),
    /// Domains, one in a line, as a `hosts` file.
    HOSTS("hosts", "txt"),
    /// Domains and addresses as a response policy zone for resolvers.
    RPZ("rpz", "zone"),
    /// Rules for Suricata.
    SURICATA("suricata", "rules"),
    /// One value in a line.
    PLAIN("plain", "txt"),
    /// A bundle of STIX 2.1.
    STIX("stix", "json");

    private final String code;
    private final String ending;

    Format(String code, String ending) {
        this.code = code;
        this.ending = ending;
    }

    /// As it stands in addresses.
    public String code() {
        return code;
    }

    /// The ending of the file.
    public String ending() {
        return ending;
    }

    /// The types it can say something of.
    public Set<IndicatorType> types() {
        return switch (this) {
            case TABLE, RULES, PLAIN, STIX -> Set.of(IndicatorType.values());
            case HOSTS -> Set.of(IndicatorType.DOMAIN);
            case RPZ -> Set.of(IndicatorType.DOMAIN, IndicatorType.IPV4, IndicatorType.IPV6, IndicatorType.NETWORK);
            case SURICATA -> Set.of(IndicatorType.DOMAIN, IndicatorType.IPV4, IndicatorType.IPV6, IndicatorType.NETWORK,
                    IndicatorType.URL);
        };
    }

    /// The name with the usual ending, such as `suricata.rules`: some programs go by it what a file is.
    public String file() {
        return code + "." + ending;
    }

    /// By its code, with or without its ending.
    public static Optional<Format> named(String name) {
        return Arrays.stream(values()).filter(each -> name.equals(each.code) || name.equals(each.file())).findFirst();
    }
}
