package dev.noroshi.c4tap.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.c4tap.Cases;
import org.springframework.stereotype.Component;

/// How many cases the desk has in hand, beside the menu entry.
@Component
class CaseCounter implements NavCounter {

    private final Cases cases;

    CaseCounter(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Nav entry() {
        return Nav.C4TAP;
    }

    @Override
    public int count(Caller caller) {
        return cases.inHand(caller);
    }
}
