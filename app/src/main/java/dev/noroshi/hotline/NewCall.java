package dev.noroshi.hotline;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonalData;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is typed to call.
///
/// @param line what is happening, in one line
/// @param happenedAt when it was noticed; null when what was typed is no time
/// @param callBackName who is to be called back
/// @param callBackAt under which number
/// @param informed who is told that there is a call
/// @param key the same for a call that is sent twice
@PersonalData
public record NewCall(Occasion occasion, String line, @Nullable Instant happenedAt, String callBackName,
        String callBackAt, Way way, Set<Informed> informed, String key) {

    public NewCall {
        line = line.strip().replaceAll("\\s*\\R\\s*", " ");
        callBackName = callBackName.strip();
        callBackAt = callBackAt.strip();
        informed = Set.copyOf(informed);
    }

    @Override
    public String toString() {
        return "NewCall [withheld]";
    }
}
