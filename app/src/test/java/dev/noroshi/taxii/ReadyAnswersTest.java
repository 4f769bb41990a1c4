package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// The same question of the same machine is answered once, also where it is asked at once.
class ReadyAnswersTest {

    private static final byte[] PAGE = "{\"more\":false}".getBytes(StandardCharsets.UTF_8);

    private final ReadyAnswers ready = new ReadyAnswers(
            new TaxiiSettings(false, Duration.ofSeconds(1), Duration.ofMinutes(1), DataSize.ofMegabytes(64), null, 1));
    private final AtomicInteger found = new AtomicInteger();

    private static MockHttpServletRequest question(String token) {
        var request = new MockHttpServletRequest("GET", "/taxii2/noroshi/collections/all/objects/");
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    private FilterChain finding(Runnable meanwhile) {
        return (request, response) -> {
            found.incrementAndGet();
            meanwhile.run();
            ReadyAnswers.offer((MockHttpServletRequest) request, PAGE);
            response.getOutputStream().write(PAGE);
        };
    }

    @Test
    void whoAsksWhileTheAnswerIsBeingFoundIsGivenTheSame() throws Exception {
        var isFinding = new CountDownLatch(1);
        var second = new AtomicReference<Thread>();
        var answer = new MockHttpServletResponse();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> {
                ready.doFilter(question("a"), new MockHttpServletResponse(), finding(() -> {
                    isFinding.countDown();
                    // until the other waits for us
                    while (second.get() == null || second.get().getState() != Thread.State.TIMED_WAITING)
                        Thread.onSpinWait();
                }));
                return null;
            });
            isFinding.await();
            threads.submit(() -> {
                second.set(Thread.currentThread());
                ready.doFilter(question("a"), answer, finding(() -> {
                }));
                return null;
            }).get();
            first.get();
        }
        assertThat(found).hasValue(1);
        assertThat(answer.getContentAsByteArray()).isEqualTo(PAGE);
    }

    @Test
    void anotherMachineIsNotGivenWhatTheFirstWasShown() throws Exception {
        ready.doFilter(question("a"), new MockHttpServletResponse(), finding(() -> {
        }));
        ready.doFilter(question("b"), new MockHttpServletResponse(), finding(() -> {
        }));
        ready.doFilter(question("a"), new MockHttpServletResponse(), finding(() -> {
        }));
        assertThat(found).hasValue(2);
    }

    @Test
    void whatCannotBeKeptIsFoundByEachForItself() throws Exception {
        FilterChain refusing = (request, response) -> found.incrementAndGet();
        for (var i = 0; i < 3; i++)
            ready.doFilter(question("a"), new MockHttpServletResponse(), refusing);
        assertThat(found).hasValue(3);
    }
}
