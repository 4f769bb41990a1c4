package dev.noroshi.access.web;

import java.util.List;

/// The accounts of an organisation's people.
///
/// @param central whether the reader reaches every organisation
/// @param q what was searched for
public record AccountsView(String organisation, boolean central, String q, List<Row> rows) {

    /// @param strong whether they have a second factor
    public record Row(long id, String name, String login, String role, String attachment,
            dev.noroshi.platform.web.Glyph glyph,
            String state, boolean strong) {

        @Override
        public String toString() {
            return "Row " + id + " [withheld]";
        }
    }
}
