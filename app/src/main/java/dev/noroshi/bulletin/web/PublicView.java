package dev.noroshi.bulletin.web;

import dev.noroshi.advisory.PublicAdvisory;
import java.time.Instant;
import java.util.List;

/// What the public pages are given.
public final class PublicView {

    private PublicView() {
    }

    public record Line(PublicAdvisory advisory, String href, String title, String change) {
    }

    /// @param feeds the folder of the news in the reader's language
    public record All(List<Line> lines, String metadata, String feeds) {
    }

    /// The files and folders of a folder.
    public record Folder(List<String> names) {
    }

    /// A field of the advisory, in its own language.
    public record Fact(String label, List<String> lines) {
    }

    /// @param key of the word for it
    public record Change(Instant at, String key) {
    }

    /// @param language the advisory was written in
    public record One(PublicAdvisory advisory, String title, String language, List<Fact> facts, List<Change> changes,
            String csaf) {
    }
}
