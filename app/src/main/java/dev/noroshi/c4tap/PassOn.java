package dev.noroshi.c4tap;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a desk passes on of a case.
///
/// @param revision the case as the desk saw it
/// @param tlp how far those who take part may take it; null when nobody said so
/// @param positions of the traits that go to them
public record PassOn(int revision, String title, String remark, @Nullable Tlp tlp, Occasion occasion,
        Set<Integer> positions) {

    public PassOn {
        title = title.strip();
        remark = remark.strip();
        positions = Set.copyOf(positions);
    }

    /// Says nothing of what is passed on.
    @Override
    public String toString() {
        return "PassOn [withheld]";
    }
}
