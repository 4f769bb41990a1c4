package dev.noroshi.platform.web;

import dev.noroshi.kernel.Problem;

/// A line of the problem summary: leads to the control that must be put right.
///
/// @param anchor the `id` of the control
public record ProblemLine(String anchor, String text) {

    /// `情報共有範囲：1つ選んでください`.
    ///
    /// @param label how the form names the field
    public static ProblemLine of(Page page, String anchor, String label, Problem problem) {
        return new ProblemLine(anchor, page.say("platform.problem.line", label, page.sentence(problem)));
    }
}
