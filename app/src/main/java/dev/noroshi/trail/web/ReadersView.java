package dev.noroshi.trail.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has read something.
///
/// @param back where one came from
/// @param others each in words, such as 国家サイバー統括室の担当者 2名
public record ReadersView(String back, List<Own> own, List<Line> others, Instant now) {

    public record Own(String name, Instant first, Instant last, boolean exported) {
    }

    public record Line(String who, @Nullable Instant first, @Nullable Instant last) {
    }
}
