package dev.noroshi.demo;

import dev.noroshi.platform.clock.HouseClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Something that happened in the fictional world, to be done again at its time.
///
/// @param order the place in the story, for events of the same instant
record DemoEvent(Instant at, int order, Runnable work) {

    static void tell(List<DemoEvent> story) {
        story.stream().sorted(Comparator.comparing(DemoEvent::at).thenComparing(DemoEvent::order))
                .forEach(event -> HouseClock.retell(event.at(), event.work()));
    }
}
