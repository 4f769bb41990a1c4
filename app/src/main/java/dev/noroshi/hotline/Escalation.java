package dev.noroshi.hotline;

import dev.noroshi.platform.database.Crossing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks further people of the one who was called when nobody has taken a call within the target, step by step.
@Component
public class Escalation {

    private static final int AT_ONCE = 100;

    private final CallRows rows;
    private final CallNotices notices;
    private final HotlineSettings settings;

    Escalation(CallRows rows, CallNotices notices, HotlineSettings settings) {
        this.rows = rows;
        this.notices = notices;
        this.settings = settings;
    }

    /// Goes one step further with every call that is due.
    ///
    /// @return how many there were
    @Crossing("a call nobody has taken, to further people of the one who was called")
    @Transactional
    public int escalate() {
        var due = rows.due(AT_ONCE);
        for (var call : due) {
            var step = call.step() + 1;
            // counted from when the call was sent: steps missed while the program stood still follow each other at once
            var next = call.sentAt().plus(settings.target().multipliedBy(step + 1L));
            // after the last step there is nobody left to ask; the caller's page says which number to ring
            rows.step(call.id(), step, step < CallNotices.lastStep() ? next : null);
            notices.ask(call, step, call.sentAt().plus(settings.target()));
        }
        return due.size();
    }
}
