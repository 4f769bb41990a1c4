package dev.noroshi.advisory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may lead to a source, place by place, with what a second person may do about it.
///
/// @param open how many nobody has judged
/// @param edition the edition that was looked at
/// @param objection why the reader may not let anything stand; null when they may
public record FindingsView(String path, int edition, int open, @Nullable String objection, List<Item> items,
        List<Past> gone) {

    public FindingsView {
        items = List.copyOf(items);
        gone = List.copyOf(gone);
    }

    /// A finding that stands.
    ///
    /// @param href the field it stands in, on this page
    /// @param words the words themselves; "" when it is about no words
    /// @param letting who let it stand, when and why; null while nobody did
    public record Item(String key, int number, String title, String where, String href, String before,
            String words, String after, String why, @Nullable String letting) {
        public boolean isOpen() {
            return letting == null;
        }
    }

    /// One that is gone.
    public record Past(String words, String what) {
    }
}
