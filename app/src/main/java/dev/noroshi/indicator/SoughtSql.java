package dev.noroshi.indicator;

import dev.noroshi.indicator.Sought.OfMark;
import dev.noroshi.indicator.Sought.OfValue;
import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What is sought, in the words of the database.
final class SoughtSql {

    /// Kinds of which a value has but one form in any case: its id follows from whatever somebody typed.
    private static final Set<IndicatorType> SAME_IN_ANY_CASE = EnumSet.of(IndicatorType.IPV4, IndicatorType.IPV6,
            IndicatorType.NETWORK, IndicatorType.DOMAIN, IndicatorType.MD5, IndicatorType.SHA1, IndicatorType.SHA256,
            IndicatorType.SHA512, IndicatorType.CVE);
    /// The database has small and capital letters of its own language only, and knows no parts of a value: whoever asked looks at
    /// these themselves.
    private static final String UNSURE = "octet_length(m.value) <> char_length(m.value) or strpos(m.value, '|') > 0";

    private final OfValue value;
    private final List<String> exact = new ArrayList<>();
    private final List<String> like = new ArrayList<>();

    private SoughtSql(OfValue value) {
        this.value = value;
        for (var each : value.written())
            if (each.indexOf('%') < 0 && Hosts.isAscii(each)) exact.add(each.toLowerCase(Locale.ROOT));
            else like.add(each.replace("\\", "\\\\").replace("_", "\\_").replaceAll("[^\\x00-\\x7f]+", "%"));
    }

    /// Conditions on a mention `m`, one of which it must meet. Each begins with something that tells nothing of a row it leaves out:
    /// that much the database looks at before it has found out who may see the row, which costs it more.
    ///
    /// @param binds what they name is added
    static List<String> conditions(Sought sought, Map<String, Object> binds) {
        return switch (sought) {
            case OfValue value -> new SoughtSql(value).ofValue(binds);
            case OfMark mark -> ofMark(mark, binds);
        };
    }

    /// What nobody asked for is not compared.
    private static List<String> ofMark(OfMark mark, Map<String, Object> binds) {
        var conditions = new ArrayList<String>();
        if (!mark.tlps().isEmpty()) {
            binds.put("tlps", mark.tlps().stream().map(Tlp::name).toArray(String[]::new));
            conditions.add("m.tlp = any(:tlps)");
        }
        if (!mark.techniques().isEmpty()) {
            binds.put("techniques", mark.techniques().toArray(String[]::new));
            conditions.add("m.techniques && :techniques::text[]");
        }
        return conditions;
    }

    private List<String> ofValue(Map<String, Object> binds) {
        var types = value.types();
        if (value.written().isEmpty()) return List.of(oneOf("types", types, binds));
        var conditions = new ArrayList<String>();
        if (!exact.isEmpty()) {
            binds.put("ids", ids());
            conditions.add("m.indicator = any(:ids)");
            var others = EnumSet.noneOf(IndicatorType.class);
            others.addAll(types);
            others.removeAll(SAME_IN_ANY_CASE);
            binds.put("exact", exact.toArray(String[]::new));
            conditions.add(
                    oneOf("others", others, binds) + " and (lower(m.value) = any(:exact) or " + UNSURE + ")");
        }
        if (!like.isEmpty()) {
            binds.put("like", like.toArray(String[]::new));
            conditions.add(oneOf("types", types, binds) + " and (m.value ilike any(:like) or " + UNSURE + ")");
        }
        return conditions;
    }

    private static String oneOf(String name, Set<IndicatorType> types, Map<String, Object> binds) {
        binds.put(name, types.stream().map(Enum::name).toArray(String[]::new));
        return "m.type = any(:" + name + ")";
    }

    private UUID[] ids() {
        return value.types().stream().filter(SAME_IN_ANY_CASE::contains).flatMap(type -> exact.stream()
                .map(each -> IndicatorId.of(type, type == IndicatorType.CVE ? each.toUpperCase(Locale.ROOT) : each)))
                .map(IndicatorId::value).toArray(UUID[]::new);
    }
}
