package dev.noroshi.indicator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody who typed something is looking for.
///
/// @param ids the values it is, however it was written
/// @param domains those whose machines are meant too, with all below them
/// @param address an address whose ranges are meant too; null for none
/// @param part a part of a value, where it is nothing else; null otherwise
record Wanted(List<UUID> ids, List<String> domains, @Nullable String address, @Nullable String part) {

    private static final int LONGEST = 2_100;

    static Wanted of(String text) {
        if (text.isBlank()) return new Wanted(List.of(), List.of(), null, null);
        var found = Finder.in(text.substring(0, Math.min(text.length(), LONGEST)));
        if (found.isEmpty() || found.size() == 1 && found.getFirst().type() == IndicatorType.FILE_NAME)
            return new Wanted(List.of(), List.of(), null, Folded.of(text));
        return new Wanted(
                found.stream().map(each -> IndicatorId.of(each.type(), each.value()).value()).distinct().toList(),
                found.stream().filter(each -> each.type() == IndicatorType.DOMAIN).map(Found::value).distinct()
                        .toList(),
                found.stream().filter(each -> each.type() == IndicatorType.IPV4 || each.type() == IndicatorType.IPV6)
                        .map(Found::value).findFirst().orElse(null),
                null);
    }

    /// As people type a part of a value: without what makes it harmless.
    private static final class Folded {
        static String of(String text) {
            return Refanged.of(text).text().strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%")
                    .replace("_", "\\_");
        }
    }

    String condition(String m, Map<String, Object> binds) {
        if (part != null) {
            binds.put("part", "%" + part + "%");
            return "  and (lower(%1$s.value) like :part or lower(%1$s.shown) like :part)\n".formatted(m);
        }
        if (ids.isEmpty()) return "";
        binds.put("ids", ids.toArray(UUID[]::new));
        var sql = new StringBuilder("  and (%s.indicator = any(:ids)".formatted(m));
        if (!domains.isEmpty()) {
            binds.put("hosts", domains.toArray(String[]::new));
            binds.put("below", domains.stream().map(each -> "%." + each.replace("_", "\\_")).toArray(String[]::new));
            sql.append(" or %1$s.host = any(:hosts) or %1$s.host like any(:below)".formatted(m));
        }
        if (address != null) {
            binds.put("hosts", new String[]{address, "[" + address + "]"});
            binds.put("address", address);
            sql.append(" or %1$s.host = any(:hosts)".formatted(m))
                    .append(" or case when %1$s.type = 'NETWORK' then %1$s.value::cidr >>= :address::inet end"
                            .formatted(m));
        }
        return sql.append(")\n").toString();
    }
}
