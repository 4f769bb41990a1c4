package dev.noroshi.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.channel.Webhooks.Webhook;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Calls a system of the organisation: a POST in JSON that says no more than a mail in clear text, signed so that the system
/// knows who calls and when.
///
/// `Noroshi-Signature: v1=<hex>` is HMAC-SHA256 under the secret of `<Noroshi-Timestamp>.<body>`; the timestamp is in seconds
/// since 1970, so that a call kept by somebody is worthless later. A system that wants objects is sent those of an advisory or a case of C4TAP,
/// signed in the same way; of everything else, and of what may not leave the pages for a desk, it gets the same call as others.
@Component
class WebhookChannel implements Channel {

    private static final int AT_ONCE = 16;
    private static final int TOO_MANY = 429;
    private static final int TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final GuardedClient.Limits LIMITS = new GuardedClient.Limits(Duration.ofSeconds(15), 4096);

    private static final String STIX = "application/stix+json;version=2.1";

    private final Webhooks webhooks;
    private final Bundles bundles;
    private final Supplier<GuardedClient> client;
    private final JsonMapper json;
    private final Clock clock;

    /// The client is made when it is first needed: the start need not wait for it.
    @Autowired
    WebhookChannel(Webhooks webhooks, Bundles bundles, ObjectProvider<GuardedClient> client, JsonMapper json,
            Clock clock) {
        this(webhooks, bundles, client::getObject, json, clock);
    }

    WebhookChannel(Webhooks webhooks, Bundles bundles, Supplier<GuardedClient> client, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.bundles = bundles;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Means means() {
        return Means.WEBHOOK;
    }

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public void hand(List<Message> messages, BiConsumer<Message, Handing> answer) {
        var known = webhooks.byIds(messages.stream().map(Message::address).collect(Collectors.toSet()));
        var places = new Semaphore(AT_ONCE);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var message : messages)
                calls.submit(() -> {
                    places.acquire();
                    try {
                        answer.accept(message, tried(known.get(message.address()), message));
                    } finally {
                        places.release();
                    }
                    return true;
                });
        }
    }

    /// One that cannot be made keeps none of the others back, and ends as a dead letter if it never can be.
    private Handing tried(@Nullable Webhook webhook, Message message) {
        try {
            return call(webhook, message);
        } catch (RuntimeException e) {
            return Unwritten.of(List.of(message), e);
        }
    }

    private Handing call(@Nullable Webhook webhook, Message message) {
        if (webhook == null) return new Handing.Refused(Cause.NO_ADDRESS, "");
        var objects = webhook.form() == Webhooks.Form.STIX ? bundles.of(message) : Optional.<String>empty();
        var body = objects.orElseGet(() -> json.writeValueAsString(Call.of(message)));
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var signature = Webhooks.sign(webhook.secret().reveal().getBytes(StandardCharsets.US_ASCII),
                timestamp + "." + body);
        var headers = Map.of("Content-Type", objects.isPresent() ? STIX : "application/json", "Noroshi-Message",
                message.id().toString(),
                "Noroshi-Timestamp", timestamp, "Noroshi-Signature", "v1=" + HexFormat.of().formatHex(signature));
        return read(client.get().send(new GuardedClient.Question("POST", webhook.url(), headers,
                body.getBytes(StandardCharsets.UTF_8)), LIMITS));
    }

    private static Handing read(Sent sent) {
        return switch (sent) {
            case Sent.Answered(var status, var _, var _) when status / 100 == 2 -> new Handing.Handed("HTTP " + status);
            case Sent.Answered(var status, var _, var _) when status / 100 == 5 || status == TOO_MANY
                    || status == TIMEOUT
                    || status == TOO_EARLY ->
                new Handing.Later(Cause.UNREACHABLE, "HTTP " + status);
            case Sent.Answered(var status, var _, var _) -> new Handing.Refused(Cause.REFUSED, "HTTP " + status);
            case Sent.Refused(var why) -> new Handing.Refused(Cause.ADDRESS_FORBIDDEN, why.name());
            case Sent.Failed(var reason) -> new Handing.Later(Cause.UNREACHABLE, reason);
        };
    }

    /// What a call says.
    ///
    /// @param message the number of the message; the same when a call is made twice
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Call(String message, String reason, String occasion, String task, String tlp, @Nullable String importance,
            @Nullable String number, String link) {

        static Call of(Message message) {
            return new Call(message.id().toString(), message.reason().name(), message.occasion().name(), message.task(),
                    message.tlp().label(), message.importance() == null ? null : message.importance().name(),
                    message.number(), message.link());
        }
    }
}
