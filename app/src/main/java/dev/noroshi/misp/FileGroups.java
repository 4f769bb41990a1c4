package dev.noroshi.misp;

import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what is told of one file: a name and hashes, or several kinds of hashes, on one line of the text. What stands on
/// different lines may be about different files, and two hashes of one kind are.
final class FileGroups {

    private static final Set<IndicatorType> HASHES = EnumSet.of(IndicatorType.MD5, IndicatorType.SHA1,
            IndicatorType.SHA256, IndicatorType.SHA512);

    private FileGroups() {
    }

    /// The ids of what belongs together; nothing is in two groups.
    static List<List<IndicatorId>> in(Collection<String> texts) {
        var groups = new ArrayList<List<IndicatorId>>();
        var used = new HashSet<IndicatorId>();
        for (var text : texts)
            text.lines().forEach(line -> {
                var parts = Finder.in(line).stream()
                        .filter(each -> HASHES.contains(each.type()) || each.type() == IndicatorType.FILE_NAME)
                        .toList();
                var ids = parts.stream().map(each -> IndicatorId.of(each.type(), each.value())).distinct().toList();
                if (isOneFile(parts, ids.size()) && ids.stream().noneMatch(used::contains)) {
                    used.addAll(ids);
                    groups.add(ids);
                }
            });
        return groups;
    }

    private static boolean isOneFile(List<Found> parts, int different) {
        var kinds = EnumSet.noneOf(IndicatorType.class);
        parts.forEach(each -> kinds.add(each.type()));
        return kinds.size() >= 2 && kinds.size() == different && kinds.stream().anyMatch(HASHES::contains);
    }
}
