package dev.noroshi.sharing.web;

import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who of the organisation reads AMBER, and by which circles.
///
/// @param everybody whether there is no circle, so that everybody whose post reads needs to know
/// @param reading how many read AMBER now
/// @param form the form for a circle
/// @param problems what must be put right in it
/// @param sentences the same by field
/// @param warning the act that would leave nobody, and waits to be meant; null when there is none
public record CirclesView(boolean everybody, int reading, List<Line> people, List<Card> circles, Form form,
        List<ProblemLine> problems, Map<String, String> sentences, @Nullable Warning warning) {

    public CirclesView {
        people = List.copyOf(people);
        circles = List.copyOf(circles);
        problems = List.copyOf(problems);
        sentences = Map.copyOf(sentences);
    }

    /// What must be put right in a field; null when nothing.
    public @Nullable String problem(String field) {
        return sentences.get(field);
    }

    /// Somebody of the organisation.
    ///
    /// @param attachment how they are attached, and until when secrecy is agreed
    /// @param why why they do not read AMBER, or in which sectors they do; null when there is nothing to say
    public record Line(String name, String role, String attachment, Glyph glyph, String word, @Nullable String why) {

        @Override
        public String toString() {
            return "Line[withheld]";
        }
    }

    /// A circle.
    ///
    /// @param sectors what it is limited to, in words
    /// @param people their names, in words; null when it has nobody
    public record Card(String id, String name, String sectors, @Nullable String people, int edition) {
    }

    /// The form for a circle.
    ///
    /// @param id the circle that is changed; null for a new one
    public record Form(@Nullable String id, int edition, String name, List<Choice> sectors, List<Choice> people) {
        public Form {
            sectors = List.copyOf(sectors);
            people = List.copyOf(people);
        }
    }

    public record Choice(String code, String label, boolean chosen) {
    }

    /// An act that would leave nobody.
    ///
    /// @param action where it is sent again when it is meant
    /// @param values what is sent with it
    public record Warning(String action, List<Value> values) {
        public Warning {
            values = List.copyOf(values);
        }
    }

    public record Value(String name, String text) {
    }
}
