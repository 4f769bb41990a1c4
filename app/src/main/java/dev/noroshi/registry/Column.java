package dev.noroshi.registry;

import dev.noroshi.kernel.Language;

/// A column of a file: how programs name it, and how people may.
public sealed interface Column permits MemberColumn, PersonColumn {

    /// The name in a file for programs: `joined_on`.
    String code();

    /// The name in a file for people: 加入日.
    String label(Language language);

    /// Whether a file without it cannot be read.
    Need need();

    /// The most characters a cell may hold.
    int longest();

    /// Whether a file must have the column.
    enum Need {
        REQUIRED, OPTIONAL
    }
}
