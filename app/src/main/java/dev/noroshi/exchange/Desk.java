package dev.noroshi.exchange;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.indicator.Entered;
import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.taxii.Quarantine;
import dev.noroshi.taxii.Quarantine.Key;
import dev.noroshi.taxii.Quarantine.Verdict;
import dev.noroshi.taxii.Quarantine.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The desk at which somebody of the centre looks through the quarantines, lets in what is worth it and turns away the rest.
///
/// What is let in becomes indicators of the centre: one entry for each object, so that a later version takes the place of an
/// earlier one, and one that says the object is revoked takes it back.
@Component
public class Desk {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 500;
    /// No more is judged at once than a page shows.
    private static final int MOST = 100;

    private final Quarantine quarantine;
    private final PeerRows peers;
    private final Entering entering;

    Desk(Quarantine quarantine, PeerRows peers, Entering entering) {
        this.quarantine = quarantine;
        this.peers = peers;
        this.entering = entering;
    }

    /// Something that waits, as a person sees it.
    ///
    /// @param from the name of the peer; "" for what an organisation sent, which `waiting` names
    /// @param tlp how far it may go at most
    /// @param values what can be recognised by it; of what has none, nothing can be let in
    /// @param left what it says besides that is not let in, and why
    /// @param isRevoked whether it says that it stands no longer
    public record Item(Waiting waiting, String from, Tlp tlp, String name, List<Found> values, List<Problem> left,
            boolean isRevoked, boolean isDrill) {
        public Item {
            values = List.copyOf(values);
            left = List.copyOf(left);
        }

        /// Whether it can be let in.
        public boolean isUsable() {
            return isRevoked || !values.isEmpty();
        }
    }

    /// What was let in.
    ///
    /// @param objects how many
    /// @param values how many values they told of
    /// @param left what could not be, and why
    public record LetIn(int objects, int values, List<Left> left) {
        public LetIn {
            left = List.copyOf(left);
        }
    }

    /// An object that stays in quarantine.
    public record Left(String id, Problem problem) {
    }

    /// Who is shown what is let in.
    public enum Reach {
        /// The centre alone.
        CENTRE,
        /// Everybody its marking permits, if that is GREEN or CLEAR; the centre alone otherwise.
        MARKED
    }

    @Transactional(readOnly = true)
    public List<Item> waiting(Caller caller, String holder, String type, @Nullable Key behind, int most) {
        var all = known(caller);
        return quarantine.waiting(caller, holder, type, behind, most).stream().map(each -> item(each, all)).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Item> find(Caller caller, Key key) {
        return quarantine.find(caller, key).map(each -> item(each, known(caller)));
    }

    /// How much waits, by whose quarantine it lies in and by type.
    @Transactional(readOnly = true)
    public Map<String, Map<String, Integer>> counts(Caller caller) {
        return quarantine.counts(caller);
    }

    /// Whose quarantine is full, of those who send to us themselves: nothing more is taken from them until some of it is judged.
    ///
    /// @param counts as [#counts] tells them
    public List<String> full(Caller caller, Map<String, Map<String, Integer>> counts) {
        var peers = known(caller);
        return counts.entrySet().stream().filter(each -> !peers.containsKey(each.getKey()))
                .filter(each -> each.getValue().values().stream().mapToInt(Integer::intValue).sum() >= quarantine
                        .most())
                .map(Map.Entry::getKey).toList();
    }

    private Map<String, Peer> known(Caller caller) {
        return caller.may(Permission.JUDGE_STIX)
                ? peers.all().stream().collect(Collectors.toMap(each -> each.id().holder(), each -> each))
                : Map.of();
    }

    private static Item item(Waiting waiting, Map<String, Peer> peers) {
        var object = JsonMapper.shared().readTree(waiting.body());
        var peer = peers.get(waiting.holder());
        var values = Values.of(object);
        return new Item(waiting, peer == null ? "" : peer.name(), tlp(object, peer), values.name(), values.values(),
                values.left(), values.isRevoked(), values.occasion().isDrill());
    }

    /// A partner of ours has no words of its own for markings.
    private static Tlp tlp(JsonNode object, @Nullable Peer peer) {
        return (peer == null ? Markings.NONE : peer.markings()).of(object);
    }

    /// Whether a reason is short enough to be kept.
    public static boolean isReason(String reason) {
        return reason.strip().length() <= LONGEST_REASON;
    }

    /// Turns away; what has been judged meanwhile is passed over.
    ///
    /// @param reason for those who ask later; "" for none
    /// @return how many
    @Transactional
    public int turnAway(Caller caller, List<Key> keys, String reason) {
        var turned = 0;
        for (var key : keys.stream().distinct().limit(MOST).toList())
            if (quarantine.find(caller, key)
                    .filter(each -> quarantine.judge(caller, each, Verdict.TURNED_AWAY, null, reason.strip()))
                    .isPresent())
                turned++;
        return turned;
    }

    /// Lets in; each goes as far as its marking says, and no further than `widest`. What has been judged meanwhile is passed
    /// over.
    ///
    /// @param reason for those who ask later; "" for none
    @Transactional
    public LetIn letIn(Caller caller, List<Key> keys, Tlp widest, Reach reach, String reason) {
        var objects = 0;
        var values = 0;
        var left = new ArrayList<Left>();
        var all = known(caller);
        // the older first: the later takes its place
        for (var key : keys.stream().distinct().sorted(Comparator.comparing(Key::added)).limit(MOST).toList()) {
            var found = quarantine.find(caller, key);
            if (found.isEmpty()) continue;
            switch (letIn(caller, found.get(), all.get(found.get().holder()), widest, reach, reason.strip())) {
                case Entry.In(var kept) -> {
                    objects++;
                    values += kept;
                }
                case Entry.Out(var problem) -> left.add(new Left(found.get().id(), problem));
            }
        }
        return new LetIn(objects, values, left);
    }

    /// What came of letting in one object.
    private sealed interface Entry {
        record In(int values) implements Entry {
        }

        record Out(Problem problem) implements Entry {
        }
    }

    private Entry letIn(Caller caller, Waiting waiting, @Nullable Peer peer, Tlp widest, Reach reach,
            String reason) {
        var object = JsonMapper.shared().readTree(waiting.body());
        var values = Values.of(object);
        if (quarantine.isOvertaken(caller, waiting)) return new Entry.Out(Problem.of("", "exchange.overtaken"));
        var earlier = quarantine.outcomes(caller, waiting);
        if (values.isRevoked()) {
            quarantine.judge(caller, waiting, Verdict.LET_IN, null, reason);
            withdraw(caller, earlier);
            return new Entry.In(0);
        }
        if (values.values().isEmpty())
            return new Entry.Out(values.left().stream().findFirst().orElse(Problem.of("", "exchange.no-values")));
        var tlp = tlp(object, peer).narrowest(widest);
        return switch (entering.keep(caller, entered(caller, values, tlp, reach), values.values(), values.from(),
                values.until())) {
            case dev.noroshi.indicator.Outcome.Done<Entering.Kept>(var kept) -> {
                var source = kept.source().id();
                // somebody else may have been quicker; theirs stands
                var isFirst = quarantine.judge(caller, waiting, Verdict.LET_IN, source, reason);
                withdraw(caller, isFirst ? earlier : List.of(source));
                yield new Entry.In(isFirst ? kept.values() : 0);
            }
            case dev.noroshi.indicator.Outcome.Invalid<Entering.Kept>(var problems) ->
                new Entry.Out(problems.getFirst());
            case dev.noroshi.indicator.Outcome.Unknown<Entering.Kept> _ ->
                new Entry.Out(Problem.of("", "exchange.no-values"));
        };
    }

    private void withdraw(Caller caller, List<UUID> sources) {
        sources.forEach(each -> entering.withdraw(caller, each));
    }

    private static Entered entered(Caller caller, Values values, Tlp tlp, Reach reach) {
        var text = values.values().stream().map(Found::written).collect(Collectors.joining("\n"));
        var goesOut = reach == Reach.MARKED && !Tlp.GREEN.isWiderThan(tlp);
        return new Entered(title(values), text, values.occasion(), caller.language(),
                goesOut ? Source.Reach.MARKED : Source.Reach.OWN, tlp, Set.of(), values.confidence(), null,
                values.techniques());
    }

    /// Whoever sees the entry is not told who sent it.
    private static String title(Values values) {
        var name = values.name().isEmpty() ? values.values().getFirst().written() : values.name();
        return name.length() <= LONGEST_TITLE ? name : name.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
