package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import java.time.Instant;
import java.util.List;

/// What a person is asked that no organisation handed over, such as whether their contact data are right: it stands in
/// their inbox among the parcels. A room offers one as a Spring bean; it is asked on every page, so one question to the
/// database must do.
public interface OwnTasks {

    List<OwnTask> of(Caller caller);

    /// @param sentence what is to be done, in the caller's language
    /// @param what more about it
    /// @param link the page where it is done
    /// @param act the words on the button that leads there
    record OwnTask(String sentence, String what, String link, String act, Instant dueAt) {
    }
}
