package dev.noroshi.channel;

import dev.noroshi.platform.outbound.LoopbackClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Lets a test of another room have people told of what came, now instead of in a moment.
public final class GoingRound {

    private GoingRound() {
    }

    /// Plans, calls the systems of organisations wherever they are on this machine, and hands on the rest.
    public static void go(ApplicationContext program) {
        var planner = program.getBean(Planner.class);
        while (planner.plan(2_000) > 0);
        while (planner.pursue() > 0);
        call(program);
        program.getBean(Dispatcher.class).goRound();
    }

    private static void call(ApplicationContext program) {
        try (var client = LoopbackClient.make()) {
            var channel = new WebhookChannel(program.getBean(Webhooks.class), program.getBean(Bundles.class),
                    () -> client,
                    program.getBean(JsonMapper.class), program.getBean(Clock.class));
            var claimed = program.getBean(MessageRows.class).claim(Means.WEBHOOK, 1000, Duration.ofDays(1));
            channel.hand(claimed, (_, _) -> {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
