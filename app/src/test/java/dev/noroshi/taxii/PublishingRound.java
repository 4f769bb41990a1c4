package dev.noroshi.taxii;

import org.springframework.context.ApplicationContext;

/// One round of what is published for machines, for tests of other rooms.
public final class PublishingRound {

    private PublishingRound() {
    }

    public static void go(ApplicationContext program) {
        program.getBean(Publishing.class).goRound();
    }
}
