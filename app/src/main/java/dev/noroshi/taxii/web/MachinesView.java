package dev.noroshi.taxii.web;

import dev.noroshi.access.MachineTokens;
import dev.noroshi.taxii.KnownCollections.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of feeds and machines shows.
///
/// @param home how machines reach the program
/// @param chosen the collection the snippets are about; none when the caller knows none
/// @param lists none when the caller may not read indicators
/// @param list the list the snippets are about
/// @param misp none when the caller may not read advisories
/// @param webhook none when the caller may not read advisories
/// @param all whether the tokens are those of the whole organisation
public record MachinesView(String home, List<Known> collections, @Nullable Known chosen, List<Snippet> taxii,
        List<Snippet> sending, List<Snippet> misp, @Nullable Webhook webhook, List<Feed> lists, @Nullable Feed list,
        List<Snippet> listSnippets, List<Feed> open, List<Snippet> openSnippets, List<MachineTokens.Held> tokens,
        boolean all) {

    /// Whether a system of the organisation is called.
    ///
    /// @param isSet whether one is
    /// @param state that, and what it is sent, in words
    /// @param mayEdit whether the caller may change it
    public record Webhook(boolean isSet, String state, boolean mayEdit, List<Snippet> snippets) {
    }

    /// Something to copy.
    ///
    /// @param id unique on the page
    public record Snippet(String id, String title, String text) {
    }

    /// Something to fetch.
    ///
    /// @param address the whole of it
    public record Feed(String code, String title, String about, String address) {
    }

    public boolean isChosen(Known collection) {
        return collection.equals(chosen);
    }

    public boolean isChosen(Feed feed) {
        return feed.equals(list);
    }
}
