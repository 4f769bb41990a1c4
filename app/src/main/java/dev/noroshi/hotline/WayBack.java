package dev.noroshi.hotline;

import dev.noroshi.platform.database.Crossing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells a member whose call was passed on that the centre has answered.
@Component
class WayBack {

    private final CallRows rows;

    WayBack(CallRows rows) {
        this.rows = rows;
    }

    @Crossing("that the centre has taken a call, back to the member whose secretariat passed it on")
    @Transactional
    public void answered(CallId onward) {
        rows.answered(onward);
    }
}
