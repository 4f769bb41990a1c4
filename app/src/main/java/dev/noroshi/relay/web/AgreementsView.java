package dev.noroshi.relay.web;

import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 連携を要請した分析機関の一覧.
///
/// @param agencies who can be entered
/// @param typed what stands in the controls, by their names
/// @param sentences the problem of each control, by its id
public record AgreementsView(List<Line> lines, List<Agency> agencies, Map<String, String> typed,
        List<ProblemLine> problems, Map<String, String> sentences) {

    public AgreementsView {
        lines = List.copyOf(lines);
        agencies = List.copyOf(agencies);
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
        sentences = Map.copyOf(sentences);
    }

    /// @param until null while no end is known
    /// @param holds whether it holds today
    /// @param canEnd whether it can be ended
    public record Line(UUID id, String name, String since, @Nullable String until, String subject, boolean holds,
            boolean canEnd, String enteredBy) {
    }

    public record Agency(String id, String name) {
    }

    public String typed(String control) {
        return typed.getOrDefault(control, "");
    }

    public @Nullable String problem(String control) {
        return sentences.get(control);
    }

    public @Nullable String invalid(String control) {
        return sentences.containsKey(control) ? "true" : null;
    }
}
