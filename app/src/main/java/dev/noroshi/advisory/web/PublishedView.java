package dev.noroshi.advisory.web;

import org.jspecify.annotations.Nullable;

/// The page of an advisory that went out.
///
/// @param reach how far it has got, for those who see somebody below them
/// @param passOn what is to be passed on, for ministries and secretariats
/// @param centre what the centre may do with it; null for everybody else
public record PublishedView(DocumentView document, @Nullable ReachView reach, @Nullable PassOnView passOn,
        @Nullable CentreActs centre) {

    /// What the centre may do.
    ///
    /// @param sources the reports it rests on
    /// @param draft the page of the next report, if one is being written
    /// @param recall whether it may be recalled
    /// @param recalled when and why it was recalled
    public record CentreActs(java.util.List<NewView.Source> sources, @Nullable String draft, boolean update,
            boolean recall, @Nullable Recalled recalled) {
        public CentreActs {
            sources = java.util.List.copyOf(sources);
        }
    }

    public record Recalled(String who, java.time.Instant when, String reason) {
    }
}
