package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Source.Failure;
import dev.noroshi.platform.outbound.GuardedClient;
import dev.noroshi.platform.outbound.GuardedClient.Limits;
import dev.noroshi.platform.outbound.GuardedClient.Question;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Asks one source and takes in what it says. What is known already is not asked for again: feeds are asked whether they have
/// changed, documents of CSAF are fetched when the list says they have.
@Component
class Fetching {

    /// As long as one source may take, with room to spare.
    static final Duration LEASE = Duration.ofMinutes(20);
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration POLITE = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(24);
    private static final int DOUBLINGS = 8;
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), 10 << 20);

    private final SourceRows sources;
    private final BulletinRows rows;
    private final CsafProvider providers;
    private final Supplier<GuardedClient> client;
    private final Duration pause;
    private final Clock clock;

    /// The client is made when it is first needed: the start need not wait for it.
    @Autowired
    Fetching(SourceRows sources, BulletinRows rows, CsafProvider providers, ObjectProvider<GuardedClient> client,
            Clock clock) {
        this(sources, rows, providers, client::getObject, POLITE, clock);
    }

    /// @param pause between two questions to the same source
    Fetching(SourceRows sources, BulletinRows rows, CsafProvider providers, Supplier<GuardedClient> client,
            Duration pause, Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.providers = providers;
        this.client = client;
        this.pause = pause;
        this.clock = clock;
    }

    void ask(Source source) {
        var started = clock.instant();
        try {
            switch (source.kind()) {
                case CSAF -> documents(source);
                case JVNRSS, FEED -> feed(source);
            }
        } catch (RuntimeException e) {
            // one source that breaks us must not keep us from the others
            LOG.warn("Source {} of bulletins could not be taken in", source.id(), e);
            failed(source, new Answer.Failed(Failure.UNREADABLE, e.getClass().getSimpleName(), Optional.empty()));
        }
        LOG.debug("Source {} took {}", source.id(), Duration.between(started, clock.instant()));
    }

    private void feed(Source source) {
        switch (get(source.address(), source.state().etag(), source.state().lastModified())) {
            case Answer.Same _ -> answered(source, source.state().etag(), source.state().lastModified());
            case Answer.Failed failed -> failed(source, failed);
            case Answer.Said said -> {
                try {
                    if (source.kind() == Kind.JVNRSS) parts(source, said);
                    else {
                        take(source, FeedReader.read(said.body()));
                        answered(source, said.etag(), said.lastModified());
                    }
                } catch (Unreadable unreadable) {
                    failed(source, unreadable(unreadable));
                }
            }
        }
    }

    private void parts(Source source, Answer.Said first) throws Unreadable {
        var said = new JvnParts(address -> get(address, null, null), pause, clock).all(source.address(), first.body());
        take(source, said.contents());
        var missed = said.missed();
        if (missed != null) failed(source, missed);
        // that the first answer is the same says nothing of the others
        else if (said.parts() > 1) answered(source, null, null);
        else answered(source, first.etag(), first.lastModified());
    }

    /// In the order they were written, so that the newest stands on top.
    private void take(Source source, List<Content> found) {
        rows.take(source.id(), found.reversed(), clock.instant());
    }

    private void documents(Source source) {
        try {
            switch (providers.fetch(source, address -> get(address, null, null))) {
                case CsafProvider.Result.All _ -> answered(source, null, null);
                // the rest is fetched in the very next round
                case CsafProvider.Result.Part _ ->
                    sources.answered(source, clock.instant(), clock.instant().plus(SOON), null, null);
                case CsafProvider.Result.Broken(var failed) -> failed(source, failed);
            }
        } catch (Unreadable unreadable) {
            failed(source, unreadable(unreadable));
        }
    }

    static Answer.Failed unreadable(Unreadable unreadable) {
        return new Answer.Failed(Failure.UNREADABLE, fault(unreadable), Optional.empty());
    }

    /// The first problem as a row keeps it: the sentence is made when it is shown.
    static String fault(Unreadable unreadable) {
        var problem = unreadable.problems().getFirst();
        var details = problem.details().stream().map(each -> each.replace('|', '/')).toList();
        return problem.code() + "|" + String.join("|", details);
    }

    private Answer get(URI address, @Nullable String etag, @Nullable String lastModified) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (etag != null) headers.put("If-None-Match", etag);
        if (lastModified != null) headers.put("If-Modified-Since", lastModified);
        return Answer.of(client.get().send(new Question("GET", address, headers, null), LIMITS));
    }

    private void answered(Source source, @Nullable String etag, @Nullable String lastModified) {
        var now = clock.instant();
        sources.answered(source, now, now.plus(Duration.ofMinutes(source.everyMinutes())), etag, lastModified);
    }

    private void failed(Source source, Answer.Failed failed) {
        sources.failed(source, failed.why(), failed.detail(), next(source, failed.pause()));
    }

    /// Later each time, never sooner than it asked for.
    private Instant next(Source source, Optional<Duration> asked) {
        var usual = Duration.ofMinutes(source.everyMinutes());
        var retry = FIRST_RETRY.multipliedBy(1L << Math.min(source.state().failures(), DOUBLINGS));
        var most = usual.compareTo(LONGEST_RETRY) > 0 ? usual : LONGEST_RETRY;
        var wait = retry.compareTo(most) > 0 ? most : retry;
        var wanted = asked.filter(each -> each.compareTo(wait) > 0)
                .map(each -> each.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : each);
        return clock.instant().plus(wanted.orElse(wait));
    }

    /// Asks every source that is due, each once: what is asked is due later than now, however it went.
    void all() {
        var now = clock.instant();
        for (var due = sources.take(now, LEASE); due.isPresent(); due = sources.take(now, LEASE)) ask(due.get());
    }
}
