package dev.noroshi.exchange;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.exchange.Peer.SignIn;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Secret;
import dev.noroshi.taxii.Outgoing;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The servers of others that are asked, for those at the centre who keep the list of them.
@Component
public class Peers {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_SECRET = 4000;
    private static final int LONGEST_ACCOUNT = 200;
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 7 * 24 * 60;
    // an id, or the alias some servers give out instead
    private static final Pattern COLLECTION = Pattern.compile("[A-Za-z0-9._~-]{1,200}");
    // what stands in a header
    private static final Pattern PRINTED = Pattern.compile("[\\x21-\\x7e]+");

    private final PeerRows rows;
    private final Refusals refusals;
    private final PushRows pushes;
    private final Outgoing outgoing;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Peers(PeerRows rows, Refusals refusals, PushRows pushes, Outgoing outgoing, Secrets secrets, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.refusals = refusals;
        this.pushes = pushes;
        this.outgoing = outgoing;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /// A peer as somebody wrote it.
    ///
    /// @param secret "" for the one there is
    public record Written(String name, String root, String collection, String signIn, String account,
            Secret<String> secret, String markings, String every, boolean active) {

        /// What a new one begins with.
        public static final Written BLANK = new Written("", "", "", SignIn.BEARER.name(), "", Secret.of(""), "", "60",
                true);

        public static Written of(Peer peer) {
            return new Written(peer.name(), peer.root().toString(), peer.collection(), peer.signIn().name(),
                    peer.account(), Secret.of(""), peer.markings().text(), String.valueOf(peer.everyMinutes()),
                    peer.active());
        }
    }

    /// An object that could not be taken, and why.
    public record Refused(String object, Problem problem, Instant at) {
    }

    @Transactional(readOnly = true)
    public List<Peer> all(Caller caller) {
        return caller.may(Permission.JUDGE_STIX) ? rows.all() : List.of();
    }

    @Transactional(readOnly = true)
    public Optional<Peer> find(Caller caller, PeerId id) {
        return caller.may(Permission.JUDGE_STIX) ? rows.find(id) : Optional.empty();
    }

    /// What of it could not be taken lately.
    @Transactional(readOnly = true)
    public List<Refused> refused(Caller caller, PeerId id) {
        if (!caller.may(Permission.JUDGE_STIX)) return List.of();
        return refusals.of(id).stream().map(each -> new Refused(each.object(), each.problem(), each.at())).toList();
    }

    @Transactional
    public Outcome<Peer> add(Caller caller, Written written) {
        if (!caller.may(Permission.EDIT_EXCHANGE)) return new Outcome.Unknown<>();
        var id = PeerId.random();
        return switch (read(written, id, 0, false)) {
            case Outcome.Done<Peer>(var peer) -> {
                rows.add(peer, sealed(written, id).orElse(null), caller.person(), clock.instant());
                audit.record(caller.person(), caller.organisation(), "exchange.peer.add", id.toString());
                yield new Outcome.Done<>(rows.find(id).orElseThrow());
            }
            case Outcome<Peer> refused -> refused;
        };
    }

    /// @param revision the caller started from
    @Transactional
    public Outcome<Peer> change(Caller caller, PeerId id, int revision, Written written) {
        var before = rows.find(id);
        if (!caller.may(Permission.EDIT_EXCHANGE) || before.isEmpty()) return new Outcome.Unknown<>();
        return switch (read(written, id, revision, keepsSecret(before.get(), written))) {
            case Outcome.Done<Peer>(var peer) -> {
                if (!rows.change(peer, sealed(written, id).orElse(null), caller.person(), clock.instant()))
                    yield new Outcome.Stale<>();
                if (!before.get().root().equals(peer.root()))
                    pushes.find(id).ifPresent(
                            push -> pushes.beginAnew(id, outgoing.end(push.occasion()), clock.instant()));
                audit.record(caller.person(), caller.organisation(), "exchange.peer.change", id.toString());
                yield new Outcome.Done<>(rows.find(id).orElseThrow());
            }
            case Outcome<Peer> refused -> refused;
        };
    }

    /// A secret is for one server: whoever names another has to write it anew, so that it is not sent to a stranger.
    private static boolean keepsSecret(Peer before, Written written) {
        return before.hasSecret() && before.signIn().name().equals(written.signIn())
                && root(written.root()).filter(
                        root -> before.root().getRawAuthority().equalsIgnoreCase(root.getRawAuthority())).isPresent();
    }

    /// Asks it in the next round.
    @Transactional
    public Outcome<PeerId> askSoon(Caller caller, PeerId id) {
        if (!caller.may(Permission.EDIT_EXCHANGE) || !rows.due(id, clock.instant())) return new Outcome.Unknown<>();
        audit.record(caller.person(), caller.organisation(), "exchange.peer.ask", id.toString());
        return new Outcome.Done<>(id);
    }

    private Optional<byte[]> sealed(Written written, PeerId id) {
        var isGiven = !written.secret().reveal().isEmpty() && !written.signIn().equals(SignIn.NONE.name());
        return isGiven ? Optional.of(secrets.seal(written.secret(), id)) : Optional.empty();
    }

    private Outcome<Peer> read(Written written, PeerId id, int revision, boolean keepsSecret) {
        var problems = new ArrayList<Problem>();
        var name = written.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) problems.add(Problem.of("name", "exchange.name"));
        var root = root(written.root());
        if (root.isEmpty()) problems.add(Problem.of("root", "exchange.root"));
        var collection = written.collection().strip();
        // one that is only written to has none to read
        if (!isCollection(collection) && (written.active() || !collection.isEmpty()))
            problems.add(Problem.of("collection", "exchange.collection"));
        var signIn = Arrays.stream(SignIn.values()).filter(each -> each.name().equals(written.signIn())).findFirst();
        if (signIn.isEmpty()) problems.add(Problem.of("signIn", "exchange.sign-in"));
        else problems.addAll(secret(written, signIn.get(), keepsSecret));
        var markings = switch (Markings.read(written.markings())) {
            case Markings.Read.Good(var good) -> good;
            case Markings.Read.Bad(var wrong) -> {
                problems.addAll(wrong);
                yield Markings.NONE;
            }
        };
        var every = written.every().strip().matches("[0-9]{1,5}") ? Integer.parseInt(written.every().strip()) : 0;
        if (every < LEAST_MINUTES || every > MOST_MINUTES) problems.add(Problem.of("every", "exchange.every"));
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        var peer = new Peer(id, name, root.orElseThrow(), collection, signIn.orElseThrow(),
                signIn.get() == SignIn.BASIC ? written.account().strip() : "", keepsSecret, markings, every,
                written.active(), revision, Peer.State.fresh(clock.instant()), Place.BEGINNING, 0);
        return rows.isTaken(peer)
                ? new Outcome.Invalid<>(List.of(Problem.of("collection", "exchange.taken")))
                : new Outcome.Done<>(peer);
    }

    private static List<Problem> secret(Written written, SignIn signIn, boolean keepsSecret) {
        var problems = new ArrayList<Problem>();
        var secret = written.secret().reveal();
        var account = written.account().strip();
        switch (signIn) {
            case NONE -> {
            }
            case BASIC -> {
                if (account.isEmpty() || account.length() > LONGEST_ACCOUNT || account.contains(":")
                        || account.chars().anyMatch(Character::isISOControl))
                    problems.add(Problem.of("account", "exchange.account"));
                if (secret.isEmpty() && !keepsSecret || secret.length() > LONGEST_SECRET
                        || secret.chars().anyMatch(Character::isISOControl))
                    problems.add(Problem.of("secret", "exchange.secret"));
            }
            case BEARER -> {
                if (secret.isEmpty()
                        ? !keepsSecret
                        : secret.length() > LONGEST_SECRET || !PRINTED.matcher(secret).matches())
                    problems.add(Problem.of("secret", "exchange.secret"));
            }
        }
        return problems;
    }

    static boolean isCollection(String written) {
        return COLLECTION.matcher(written).matches() && !written.matches("[.]+");
    }

    /// The slash at its end is often forgotten.
    private static Optional<URI> root(String written) {
        var text = written.strip();
        if (text.length() > LONGEST_ADDRESS || !text.startsWith("https://")) return Optional.empty();
        try {
            var root = new URI(text.endsWith("/") ? text : text + "/").normalize();
            var isFit = root.getHost() != null && root.getRawUserInfo() == null && root.getRawQuery() == null
                    && root.getRawFragment() == null;
            return isFit ? Optional.of(root) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
