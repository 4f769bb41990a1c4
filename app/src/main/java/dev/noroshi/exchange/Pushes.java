package dev.noroshi.exchange;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.exchange.Push.Fate;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.taxii.Outgoing;
import dev.noroshi.taxii.Outgoing.Reach;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is handed to servers of others, for those at the centre who keep the list of them.
@Component
public class Pushes {

    private static final int SHOWN = 50;

    private final PushRows rows;
    private final HandedRows handed;
    private final PeerRows peers;
    private final Outgoing outgoing;
    private final Audit audit;
    private final Clock clock;

    Pushes(PushRows rows, HandedRows handed, PeerRows peers, Outgoing outgoing, Audit audit, Clock clock) {
        this.rows = rows;
        this.handed = handed;
        this.peers = peers;
        this.outgoing = outgoing;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is to be handed over, as somebody wrote it.
    public record Written(String collection, String reach, String occasion, boolean active) {

        /// What it begins with.
        public static final Written BLANK = new Written("", Reach.PUBLIC.name(), Occasion.REAL.name(), true);

        public static Written of(Push push) {
            return new Written(push.collection(), push.reach().name(), push.occasion().name(), push.active());
        }
    }

    /// A version of an object that was handed over or is to be.
    ///
    /// @param name what it is called; "" where it has no name or stands no longer
    /// @param problem why the peer refused it; null when it did not
    /// @param at since when it is so
    public record Line(String object, String name, Instant version, Fate fate, @Nullable Problem problem, Instant at) {
    }

    /// What is handed to it; empty when nothing ever was to be.
    @Transactional(readOnly = true)
    public Optional<Push> of(Caller caller, PeerId peer) {
        return caller.may(Permission.JUDGE_STIX) ? rows.find(peer) : Optional.empty();
    }

    @Transactional(readOnly = true)
    public Map<PeerId, Push> all(Caller caller) {
        return caller.may(Permission.JUDGE_STIX)
                ? rows.all().stream().collect(Collectors.toMap(Push::peer, Function.identity()))
                : Map.of();
    }

    /// How many versions it took, waits for, refused.
    @Transactional(readOnly = true)
    public Map<Fate, Integer> counts(Caller caller, PeerId peer) {
        return caller.may(Permission.JUDGE_STIX) ? handed.counts(peer) : Map.of();
    }

    /// What it refused, and what was handed over last.
    @Transactional(readOnly = true)
    public List<Line> lines(Caller caller, PeerId peer) {
        var push = of(caller, peer);
        if (push.isEmpty()) return List.of();
        var latest = handed.latest(peer, SHOWN);
        var names = outgoing.names(push.get().occasion(), latest.stream().map(HandedRows.Handed::added).toList());
        return latest.stream().map(each -> new Line(each.object(), names.getOrDefault(each.added(), ""), each.version(),
                each.fate(), each.problem(), each.at())).toList();
    }

    /// Has something handed over from now on, or no more. Of what was told before nothing goes; to another collection nothing
    /// of what went to the one before.
    ///
    /// @param revision the caller started from; 0 when there was none
    @Transactional
    public Outcome<Push> write(Caller caller, PeerId id, int revision, Written written) {
        var peer = peers.find(id);
        if (!caller.may(Permission.EDIT_EXCHANGE) || peer.isEmpty()) return new Outcome.Unknown<>();
        var problems = new ArrayList<Problem>();
        var collection = written.collection().strip();
        if (!Peers.isCollection(collection)) problems.add(Problem.of("to", "exchange.collection"));
        else if (rows.isTaken(peer.get(), collection)) problems.add(Problem.of("to", "exchange.push.taken"));
        var reach = named(Reach.values(), written.reach());
        if (reach.isEmpty()) problems.add(Problem.of("goes", "exchange.push.reach"));
        var occasion = named(Occasion.values(), written.occasion());
        if (occasion.isEmpty()) problems.add(Problem.of("occasion", "exchange.push.occasion"));
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        var before = rows.find(id);
        if (before.map(Push::revision).orElse(0) != revision) return new Outcome.Stale<>();
        var isSame = before.filter(each -> each.collection().equals(collection)
                && each.occasion() == occasion.get()).isPresent();
        var now = clock.instant();
        var end = outgoing.end(occasion.get());
        var place = isSame ? before.get().place() : end;
        var push = new Push(id, collection, reach.get(), occasion.get(), written.active(), revision,
                new Push.State(now, null, null, 0, null, null), place, null);
        if (!rows.write(push, caller.person(), now)) return new Outcome.Stale<>();
        if (before.isPresent() && !isSame) rows.beginAnew(id, end, now);
        audit.record(caller.person(), caller.organisation(), "exchange.push.change", id.toString());
        return new Outcome.Done<>(rows.find(id).orElseThrow());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
    }

    /// Gives it its turn in the next round.
    @Transactional
    public Outcome<PeerId> sendSoon(Caller caller, PeerId peer) {
        if (!caller.may(Permission.EDIT_EXCHANGE) || !rows.due(peer, clock.instant())) return new Outcome.Unknown<>();
        audit.record(caller.person(), caller.organisation(), "exchange.push.soon", peer.toString());
        return new Outcome.Done<>(peer);
    }

    /// Hands over once more what it refused.
    @Transactional
    public Outcome<PeerId> again(Caller caller, PeerId peer) {
        if (!caller.may(Permission.EDIT_EXCHANGE) || !rows.due(peer, clock.instant())) return new Outcome.Unknown<>();
        handed.again(peer, clock.instant());
        audit.record(caller.person(), caller.organisation(), "exchange.push.again", peer.toString());
        return new Outcome.Done<>(peer);
    }
}
