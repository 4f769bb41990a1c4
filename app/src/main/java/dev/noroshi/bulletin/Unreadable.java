package dev.noroshi.bulletin;

import dev.noroshi.kernel.Problem;
import java.util.List;

/// Something that came from outside is not what it should be.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    Unreadable(List<Problem> problems) {
        super(problems.isEmpty() ? "unreadable" : problems.getFirst().code());
        this.problems = List.copyOf(problems);
    }

    Unreadable(String code, String... details) {
        this(List.of(Problem.of("file", code, details)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
