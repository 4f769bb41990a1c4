package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.taxii.Editions.Edition;
import dev.noroshi.taxii.KeptPages.Ending;
import dev.noroshi.taxii.KeptPages.Page;
import dev.noroshi.taxii.KeptPages.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// A page is read once, as long as its collection stays as it is, and is never shown to those who see something else.
class KeptPagesTest {

    private static final Instant THEN = Instant.parse("2026-11-20T00:00:00Z");

    private final KeptPages pages = new KeptPages(
            new TaxiiSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofKilobytes(64), null, 1));
    private final AtomicInteger read = new AtomicInteger();

    private static Wanted wanted(String audiences) {
        return new Wanted(1, audiences, Pager.Of.OBJECTS, "", Optional.empty(), 100);
    }

    private static Edition edition(long number) {
        return new Edition(number, THEN);
    }

    /// Says who read it.
    private String ask(Wanted wanted, long edition, String text) {
        return new String(pages.get(wanted, edition(edition), () -> {
            read.incrementAndGet();
            return new Page(text.getBytes(StandardCharsets.UTF_8), Optional.of(THEN), Optional.of(THEN), Ending.END);
        }).inside(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageIsReadOnceAsLongAsItsCollectionStaysAsItIs() {
        assertThat(ask(wanted("{1}"), 1, "first")).isEqualTo("first");
        assertThat(ask(wanted("{1}"), 1, "again")).isEqualTo("first");
        assertThat(read).hasValue(1);
    }

    @Test
    void whenSomethingIsAddedOrTakenOutItIsReadAnew() {
        ask(wanted("{1}"), 1, "before");
        assertThat(ask(wanted("{1}"), 2, "after")).isEqualTo("after");
        assertThat(ask(wanted("{1}"), 2, "again")).isEqualTo("after");
    }

    /// Whoever asked before a change and reads after it must not keep the change from those who come after.
    @Test
    void whatWasKeptOfAnEarlierEditionIsNotShownInALater() {
        ask(wanted("{1}"), 2, "later");
        ask(wanted("{1}"), 1, "earlier");
        assertThat(ask(wanted("{1}"), 2, "later still")).isEqualTo("later still");
    }

    /// Every single thing that decides what stands on a page keeps it apart from every other.
    @Test
    void noPageIsShownToThoseWhoSeeOrAskForAnythingElse() {
        var all = Stream.of(1, 2).flatMap(collection -> Stream.of("{}", "{1}", "{1,2}", "{12}")
                .flatMap(audiences -> Stream.of(Pager.Of.values())
                        .flatMap(what -> Stream.of("", "[indicator]", "[indicator--1]")
                                .flatMap(filters -> Stream.of(Optional.<Instant>empty(), Optional.of(THEN))
                                        .flatMap(after -> Stream.of(1, 100)
                                                .map(most -> new Wanted(collection, audiences,
                                                        what, filters, after, most)))))))
                .toList();
        for (var each : all)
            assertThat(ask(each, 1, each.toString())).isEqualTo(each.toString());
        assertThat(read).as("each of them was read").hasValue(all.size());
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() {
        var long1 = "x".repeat(40_000);
        for (var audiences : List.of("{1}", "{2}", "{3}"))
            ask(wanted(audiences), 1, long1);
        for (var audiences : List.of("{1}", "{2}", "{3}"))
            ask(wanted(audiences), 1, long1);
        assertThat(read).as("of three that do not fit together some were read again").hasValueGreaterThan(3);
    }

    /// Whoever asks long questions about nothing must not fill the memory.
    @Test
    void aLongQuestionTakesRoomToo() {
        var filters = List.of("a".repeat(30_000), "b".repeat(30_000), "c".repeat(30_000));
        for (var round = 0; round < 2; round++)
            for (var each : filters)
                ask(new Wanted(1, "{1}", Pager.Of.OBJECTS, each, Optional.empty(), 100), 1, "");
        assertThat(read).as("of three that do not fit together some were read again").hasValueGreaterThan(3);
    }
}
