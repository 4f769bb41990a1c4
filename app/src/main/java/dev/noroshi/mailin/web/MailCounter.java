package dev.noroshi.mailin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.mailin.MailDesk;
import org.springframework.stereotype.Component;

/// How many mails wait for a decision, beside the menu entry.
@Component
class MailCounter implements NavCounter {

    private final MailDesk desk;

    MailCounter(MailDesk desk) {
        this.desk = desk;
    }

    @Override
    public Nav entry() {
        return Nav.MAIL;
    }

    @Override
    public int count(Caller caller) {
        return desk.waiting(caller);
    }
}
