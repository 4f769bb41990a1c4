package dev.noroshi.delivery.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.delivery.Deliveries;
import org.springframework.stereotype.Component;

/// How many things wait in the inbox, beside ホーム in the menu.
@Component
class InboxCount implements NavCounter {

    private final Deliveries deliveries;

    InboxCount(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Nav entry() {
        return Nav.HOME;
    }

    @Override
    public int count(Caller caller) {
        return deliveries.waiting(caller.organisation());
    }
}
