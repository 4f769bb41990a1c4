package dev.noroshi.advisory.web;

import java.time.Instant;

/// What a page says of a draft as it was last saved.
///
/// @param edition to be named with the next save
/// @param open how many things still stand against sending it to review
/// @param parts the parts of the page a save by itself brings up to date, as a list of selectors
public record SavedView(int edition, Instant savedAt, int open, String parts) {
}
