package dev.noroshi.audit;

import org.springframework.context.ApplicationContext;

/// Lets a test have the trail brought up to date now instead of in a moment.
public final class Rounds {

    private Rounds() {
    }

    public static void go(ApplicationContext program) {
        program.getBean(TrailKeeper.class).goRound();
    }
}
