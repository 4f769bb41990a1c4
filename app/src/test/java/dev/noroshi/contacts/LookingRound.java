package dev.noroshi.contacts;

import org.springframework.context.ApplicationContext;

/// Lets a test of another room have this one look for what is due, now instead of in a moment.
public final class LookingRound {

    private LookingRound() {
    }

    public static void go(ApplicationContext program) {
        program.getBean(ContactRounds.class).goRound();
    }
}
