package dev.noroshi.bulletin.web;

import dev.noroshi.bulletin.Bulletin;
import dev.noroshi.bulletin.Source;
import dev.noroshi.bulletin.Sources;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of bulletins are given.
public final class BulletinView {

    private BulletinView() {
    }

    /// An entry of a list to choose from.
    public record Choice(String value, String label, boolean selected) {
    }

    /// A line of the list.
    ///
    /// @param score the highest of its scores, with its words: `9.8 CRITICAL`
    /// @param cves those that stand in the list; more are counted
    public record Line(Bulletin bulletin, String href, String source, List<String> cves, int more,
            @Nullable String score, boolean severe) {
    }

    /// @param troubled how many sources do not answer as they should
    /// @param nothing whether nothing has ever come in
    public record All(List<Line> lines, String search, List<Choice> sources, int troubled, int active, boolean nothing,
            boolean filtered, boolean mayEdit, @Nullable Paging paging, Instant now) {
    }

    /// A version in the list of versions.
    public record Version(int edition, Instant at, String href, boolean current) {
    }

    /// A draft that was begun from it.
    public record Draft(String href, String by, Instant at) {
    }

    /// @param text the paragraphs of its summary
    public record One(Bulletin bulletin, String source, @Nullable String sourceHref, List<String> text,
            List<Version> versions, List<Line> related, List<Draft> drafts, boolean mayDraft, Instant now) {
    }

    /// A source in the list.
    public record SourceLine(Source source, String href, Glyph glyph, String state, @Nullable String why) {
    }

    /// What is wrong with a field, in words, by the name of the field.
    public record Form(Sources.Written typed, List<Choice> kinds, java.util.Map<String, String> problems,
            @Nullable Integer revision) {
    }

    /// @param keys what public documents are signed with, the one that signs first
    public record SourceList(List<SourceLine> lines, boolean mayEdit, Form form, List<SigningKey> keys, Instant now) {
    }

    /// @param fingerprint in groups of four, as people compare it
    public record SigningKey(String fingerprint, String href, Instant until) {
    }

    /// A document that could not be taken in.
    public record FaultLine(String address, String why, Instant at) {
    }

    public record OneSource(SourceLine line, boolean mayEdit, Form form, List<FaultLine> faults, String bulletins,
            Instant now) {
    }

    /// @param text what was pasted
    /// @param problems all that is wrong with it
    public record Upload(String text, List<String> problems, String limit) {
    }
}
