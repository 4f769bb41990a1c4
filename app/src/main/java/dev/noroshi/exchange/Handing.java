package dev.noroshi.exchange;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Directory;
import dev.noroshi.exchange.HandedRows.Handed;
import dev.noroshi.exchange.Push.Fate;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.taxii.Outgoing;
import dev.noroshi.taxii.Outgoing.Told;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The steps of handing something to a peer, each kept whole or not at all: what is to go, what goes now, what became of it.
/// Before anything leaves, it stands written that it does: whoever may have it is told when it is recalled.
@Component
@Crossing("advisories marked GREEN and CLEAR, to servers of others, and how that went, to the centre's desk")
class Handing {

    private static final int AT_ONCE = 1_000;
    private static final byte[] HEAD = "{\"objects\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FOOT = "]}".getBytes(StandardCharsets.UTF_8);

    private final PushRows pushes;
    private final HandedRows rows;
    private final Outgoing outgoing;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Handing(PushRows pushes, HandedRows rows, Outgoing outgoing, Directory directory, Audit audit, Clock clock) {
        this.pushes = pushes;
        this.rows = rows;
        this.outgoing = outgoing;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// It was changed meanwhile, or somebody else hands over now: nothing was kept.
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// What goes at once.
    ///
    /// @param envelope as TAXII 2.1, section 3.7 has it
    @SuppressWarnings("ArrayRecordComponent")
    record Load(List<Handed> objects, byte[] envelope) {
        Load {
            objects = List.copyOf(objects);
        }
    }

    /// Takes from the feed what came into it.
    @Transactional
    public void gather(Push push) {
        var place = push.place();
        List<Told> told;
        do {
            told = outgoing.after(push.occasion(), place, AT_ONCE);
            if (told.isEmpty()) break;
            place = told.getLast().added();
            rows.await(push.peer(), withCommon(push, due(push, told)), clock.instant());
        } while (told.size() == AT_ONCE);
        if (!pushes.reached(push, place)) throw new NotOurs();
    }

    /// That something stands no longer goes to whoever may have it, and to nobody else.
    private List<Told> due(Push push, List<Told> told) {
        var had = rows.had(push.peer(), told.stream().filter(Told::isRevoked).map(Told::id).toList());
        return told.stream().filter(each -> each.isRevoked() ? had.contains(each.id()) : each.isFor(push.reach()))
                .toList();
    }

    private List<Told> withCommon(Push push, List<Told> due) {
        if (due.isEmpty()) return due;
        var common = outgoing.common(push.occasion()).stream()
                .filter(each -> due.stream().anyMatch(one -> one.body().contains(each.id()))).toList();
        return Stream.concat(common.stream(), due.stream()).toList();
    }

    /// Whether anything is to go.
    @Transactional(readOnly = true)
    public boolean waits(Push push) {
        return !rows.next(push.peer(), 1).isEmpty();
    }

    /// What goes next, and is underway from now on; what was recalled meanwhile does not go.
    ///
    /// @param most how many objects
    /// @param room how many bytes
    @Transactional
    public Load next(Push push, int most, long room) {
        if (!pushes.isOurs(push)) throw new NotOurs();
        while (true) {
            var waiting = rows.next(push.peer(), most);
            var load = load(push, waiting, room);
            if (!load.objects().isEmpty() || waiting.isEmpty()) return load;
        }
    }

    private Load load(Push push, List<Handed> waiting, long room) {
        var now = clock.instant();
        var standing = outgoing.at(push.occasion(), waiting.stream().map(Handed::added).toList()).stream()
                .filter(each -> each.isRevoked() || each.isFor(push.reach()))
                .collect(Collectors.toMap(Told::added, Function.identity()));
        var objects = new ArrayList<Handed>();
        var bodies = new ArrayList<String>();
        var size = (long) HEAD.length + FOOT.length;
        for (var each : waiting) {
            var told = standing.get(each.added());
            if (told == null) {
                rows.drop(push.peer(), each, now);
                continue;
            }
            var bytes = told.body().getBytes(StandardCharsets.UTF_8).length + 1;
            if (HEAD.length + FOOT.length + bytes > room) {
                rows.become(push.peer(), each, Fate.REFUSED, Problem.of("", "exchange.push.too-large"), now);
                continue;
            }
            if (size + bytes > room) break;
            size += bytes;
            objects.add(each);
            bodies.add(told.body());
            rows.become(push.peer(), each, Fate.UNDERWAY, null, now);
        }
        return new Load(objects, ("{\"objects\":[" + String.join(",", bodies) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    /// It took them and tells the outcome later.
    @Transactional
    public void awaits(Push push, List<Handed> objects, String request) {
        if (!pushes.asks(push, request)) throw new NotOurs();
        objects.forEach(each -> rows.ask(push.peer(), each, request));
    }

    /// It tells the outcome of what it took before.
    @Transactional
    public void settle(Push push, Fates fates) {
        settle(push, rows.of(push.peer(), fates.request()), fates);
    }

    /// It took them and tells the outcome.
    @Transactional
    public void settle(Push push, List<Handed> objects, Fates fates) {
        var now = clock.instant();
        if (!pushes.took(push, now)) throw new NotOurs();
        for (var each : objects) {
            var problem = fates.against(each, objects).orElse(null);
            rows.become(push.peer(), each, problem == null ? Fate.SENT : Fate.REFUSED, problem, now);
        }
        audit.record(pushes.changedBy(push), directory.centre(LocalDate.now(clock)).id(), "exchange.push.hand",
                push.peer().toString());
    }

    /// It will not take this one.
    @Transactional
    public void refuse(Push push, Handed object, Problem problem) {
        if (!pushes.isOurs(push)) throw new NotOurs();
        rows.become(push.peer(), object, Fate.REFUSED, problem, clock.instant());
    }

    /// It will not tell the outcome any more: what it took goes again, which does no harm.
    @Transactional
    public void forget(Push push) {
        if (!pushes.asks(push, null)) throw new NotOurs();
        rows.forget(push.peer());
    }

    /// Since when it owes an outcome.
    @Transactional(readOnly = true)
    public Instant owesSince(Push push, String request) {
        return rows.of(push.peer(), request).stream().map(Handed::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
