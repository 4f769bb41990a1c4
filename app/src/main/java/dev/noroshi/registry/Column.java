package dev.noroshi.registry;

import dev.noroshi.kernel.Language;
import java.util.Locale;

/// A column of a file: how programs name it, and how people may.
public sealed interface Column permits MemberColumn, PersonColumn {

    /// The name in the source: `JOINED_ON`.
    String name();

    /// How it is headed, and what its cells may be.
    Heading heading();

    /// @param longest the most characters a cell may hold
    record Heading(String japanese, String english, Need need, int longest) {
    }

    /// The name in a file for programs: `joined_on`.
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in a file for people: 加入日.
    default String label(Language language) {
        return language.choose(heading().japanese(), heading().english());
    }

    /// Whether a file without it cannot be read.
    default Need need() {
        return heading().need();
    }

    /// The most characters a cell may hold.
    default int longest() {
        return heading().longest();
    }

    /// Whether a file must have the column.
    enum Need {
        REQUIRED, OPTIONAL
    }
}
