package dev.noroshi.delivery.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.OwnTasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How many things wait in the inbox, beside ホーム in the menu.
@Component
class InboxCount implements NavCounter {

    private final Deliveries deliveries;
    private final ObjectProvider<OwnTasks> own;

    InboxCount(Deliveries deliveries, ObjectProvider<OwnTasks> own) {
        this.deliveries = deliveries;
        this.own = own;
    }

    @Override
    public Nav entry() {
        return Nav.HOME;
    }

    @Override
    public int count(Caller caller) {
        return deliveries.waiting(caller.organisation())
                + own.stream().mapToInt(each -> each.of(caller).size()).sum();
    }
}
