package dev.noroshi.intake.web;

import dev.noroshi.platform.web.ProblemLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which one chooses how to report.
///
/// @param drill whether a drill was chosen
/// @param english whether the report will be written in English
/// @param refused why a file was not taken; null when none was refused
public record NewView(DirectionView direction, boolean drill, boolean english, List<ProblemLine> problems,
        @Nullable String refused) {

    public NewView {
        problems = List.copyOf(problems);
    }
}
