package dev.noroshi.misp;

import dev.noroshi.indicator.IndicatorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The types of attributes we write, and those we take an indicator from. Source: MISP core format, section on attributes
/// (`type` and `category`); the list there is longer and grows, and what is not here is kept as it came.
enum AttributeType {
    IP_DST("ip-dst", Category.NETWORK, Use.DETECT, IndicatorType.IPV4, IndicatorType.IPV6, IndicatorType.NETWORK),
    IP_SRC("ip-src", Category.NETWORK, Use.DETECT, IndicatorType.IPV4, IndicatorType.IPV6, IndicatorType.NETWORK),
    IP_DST_PORT("ip-dst|port", Category.NETWORK, Use.DETECT, IndicatorType.IPV4, IndicatorType.IPV6),
    IP_SRC_PORT("ip-src|port", Category.NETWORK, Use.DETECT, IndicatorType.IPV4, IndicatorType.IPV6),
    DOMAIN("domain", Category.NETWORK, Use.DETECT, IndicatorType.DOMAIN),
    DOMAIN_IP("domain|ip", Category.NETWORK, Use.DETECT, IndicatorType.DOMAIN, IndicatorType.IPV4, IndicatorType.IPV6),
    HOSTNAME("hostname", Category.NETWORK, Use.DETECT, IndicatorType.DOMAIN),
    HOSTNAME_PORT("hostname|port", Category.NETWORK, Use.DETECT, IndicatorType.DOMAIN),
    URL("url", Category.NETWORK, Use.DETECT, IndicatorType.URL),
    EMAIL("email", Category.DELIVERY, Use.DETECT, IndicatorType.MAIL),
    EMAIL_SRC("email-src", Category.DELIVERY, Use.DETECT, IndicatorType.MAIL),
    EMAIL_DST("email-dst", Category.DELIVERY, Use.DETECT, IndicatorType.MAIL),
    MD5("md5", Category.DELIVERY, Use.DETECT, IndicatorType.MD5),
    SHA1("sha1", Category.DELIVERY, Use.DETECT, IndicatorType.SHA1),
    SHA256("sha256", Category.DELIVERY, Use.DETECT, IndicatorType.SHA256),
    SHA512("sha512", Category.DELIVERY, Use.DETECT, IndicatorType.SHA512),
    FILENAME("filename", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME),
    EMAIL_ATTACHMENT("email-attachment", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME),
    FILENAME_MD5("filename|md5", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME, IndicatorType.MD5),
    FILENAME_SHA1("filename|sha1", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME, IndicatorType.SHA1),
    FILENAME_SHA256("filename|sha256", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME, IndicatorType.SHA256),
    FILENAME_SHA512("filename|sha512", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME, IndicatorType.SHA512),
    MALWARE_SAMPLE("malware-sample", Category.DELIVERY, Use.DETECT, IndicatorType.FILE_NAME, IndicatorType.MD5),
    VULNERABILITY("vulnerability", Category.ANALYSIS, Use.KNOW, IndicatorType.CVE),
    REGKEY("regkey", Category.PERSISTENCE, Use.DETECT, IndicatorType.REGISTRY_KEY),
    REGKEY_VALUE("regkey|value", Category.PERSISTENCE, Use.DETECT, IndicatorType.REGISTRY_KEY),
    USER_AGENT("user-agent", Category.NETWORK, Use.KNOW, IndicatorType.USER_AGENT),
    LINK("link", Category.ANALYSIS, Use.KNOW),
    TEXT("text", Category.OTHER, Use.KNOW),
    COMMENT("comment", Category.OTHER, Use.KNOW),
    OTHER("other", Category.OTHER, Use.KNOW);

    private static final Map<String, AttributeType> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(AttributeType::code, each -> each));

    private final String code;
    private final Category category;
    private final Use use;
    private final List<IndicatorType> means;

    AttributeType(String code, Category category, Use use, IndicatorType... means) {
        this.code = code;
        this.category = category;
        this.use = use;
        this.means = List.of(means);
    }

    /// Whether something can be recognised by it, or it is only good to know.
    enum Use {
        DETECT, KNOW
    }

    /// What it is about; the names are those of the format.
    enum Category {
        NETWORK("Network activity"),
        DELIVERY("Payload delivery"),
        PERSISTENCE("Persistence mechanism"),
        ANALYSIS(
                "External analysis"),
        OTHER("Other");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    String code() {
        return code;
    }

    Category category() {
        return category;
    }

    Use use() {
        return use;
    }

    /// The kinds of indicators in it; none where it has none.
    List<IndicatorType> means() {
        return means;
    }

    static Optional<AttributeType> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// As which it is told. Which way a mail went, or a connection, an advisory does not say.
    static AttributeType of(IndicatorType type) {
        return switch (type) {
            case IPV4, IPV6, NETWORK -> IP_DST;
            case DOMAIN -> DOMAIN;
            case URL -> URL;
            case MAIL -> EMAIL;
            case MD5 -> MD5;
            case SHA1 -> SHA1;
            case SHA256 -> SHA256;
            case SHA512 -> SHA512;
            case FILE_NAME -> FILENAME;
            case CVE -> VULNERABILITY;
            case REGISTRY_KEY -> REGKEY;
            case USER_AGENT -> USER_AGENT;
        };
    }

    /// The types of each category, as `describeTypes` tells them.
    static Map<String, List<String>> byCategory() {
        var all = new LinkedHashMap<String, List<String>>();
        for (var category : Category.values())
            all.put(category.code(), Arrays.stream(values()).filter(each -> each.category == category)
                    .map(AttributeType::code).toList());
        return all;
    }
}
