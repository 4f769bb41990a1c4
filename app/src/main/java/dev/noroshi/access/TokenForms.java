package dev.noroshi.access;

import dev.noroshi.kernel.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.noroshi.kernel.Problem;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Reads the form with which a person gives a program a token, or a machine its place.
final class TokenForms {

    static final int LONGEST_NAME = 60;
    private static final int LONGEST_DAYS = 366;
    private static final int MOST_NETWORKS = 20;

    private TokenForms() {
    }

    /// What was typed.
    ///
    /// @param reach `ALL` or `CHOSEN`
    /// @param networks one range to a line
    /// @param certificate in PEM; blank for a token
    record Typed(String name, int days, Reach reach, List<Permission> permissions, String networks, boolean readOnly,
            String certificate) {

        static final Typed NEW = new Typed("", 90, Reach.ALL, List.of(), "", false, "");
    }

    /// Whether the token has all permissions of its person or only those chosen.
    enum Reach {
        ALL, CHOSEN
    }

    /// What came of reading it.
    sealed interface Outcome {
        /// @param certificate that of a machine; `null` for a token
        record Sound(String name, int days, TokenScope scope, @Nullable X509Certificate certificate)
                implements
                    Outcome {
        }

        /// Fields: `name`, `permissions`, `networks`, `certificate`.
        record Wrong(List<Problem> problems) implements Outcome {
        }
    }

    static Outcome read(Typed typed, Caller caller, Instant now) {
        var problems = new ArrayList<Problem>();
        if (typed.name.isBlank() || typed.name.length() > LONGEST_NAME)
            problems.add(Problem.of("name", "token-name", "" + LONGEST_NAME));
        var permissions = permissions(typed, caller, problems);
        var networks = networks(typed.networks, problems);
        var certificate = certificate(typed.certificate, now, problems);
        if (!problems.isEmpty()) return new Outcome.Wrong(problems);
        var use = typed.readOnly ? TokenScope.Use.READ_ONLY : TokenScope.Use.READ_AND_WRITE;
        return new Outcome.Sound(typed.name.strip(), Math.clamp(typed.days, 1, LONGEST_DAYS),
                new TokenScope(permissions, networks, use), certificate);
    }

    private static Optional<Set<Permission>> permissions(Typed typed, Caller caller, List<Problem> problems) {
        if (typed.reach == Reach.ALL) return Optional.empty();
        var chosen = EnumSet.noneOf(Permission.class);
        typed.permissions.stream().filter(caller::may).forEach(chosen::add);
        if (chosen.isEmpty()) problems.add(Problem.of("permissions", "token-permissions"));
        return Optional.of(chosen);
    }

    private static List<Network> networks(String typed, List<Problem> problems) {
        var found = new ArrayList<Network>();
        var lines = typed.lines().flatMap(line -> java.util.Arrays.stream(line.split("[,、\\s]+")))
                .filter(text -> !text.isBlank()).toList();
        if (lines.size() > MOST_NETWORKS) problems.add(Problem.of("networks", "token-networks", "" + MOST_NETWORKS));
        else
            for (var line : lines)
                Network.of(line).ifPresentOrElse(found::add,
                        () -> problems.add(Problem.of("networks", "token-network", line)));
        return found;
    }

    private static @Nullable X509Certificate certificate(String typed, Instant now, List<Problem> problems) {
        if (typed.isBlank()) return null;
        var read = Certificates.read(typed);
        if (read.isEmpty() || read.get().getNotAfter().toInstant().isBefore(now)) {
            problems.add(Problem.of("certificate", "token-certificate"));
            return null;
        }
        return read.get();
    }
}
