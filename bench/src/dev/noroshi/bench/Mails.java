package dev.noroshi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How many mails a second a local mail server takes when 5,000 operators are told of an advisory, beside what Postfix's own
/// `smtp-source` reaches with as many sessions and as long mails to as many different recipients. Limit: 0.8 of it. The two
/// go by turns, so that what else the machine does falls on both.
///
/// `NOROSHI_BENCH_SMTP=host:port` names the server, which must be a Postfix that throws away what it gets;
/// bench/mail/run sets one up. `NOROSHI_BENCH_SESSIONS` is how many conversations both have at once,
/// `NOROSHI_BENCH_ROUNDS` how often they go.
final class Mails {

    private static final int MAILS = 5_000;
    private static final long LONGEST_NANOS = 300_000_000_000L;
    private static final String SESSIONS = System.getenv().getOrDefault("NOROSHI_BENCH_SESSIONS", "8");
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("NOROSHI_BENCH_ROUNDS", "5"));
    private static final String SERVER = System.getenv("NOROSHI_BENCH_SMTP");

    /// As long as one of ours.
    private static final String LENGTH = "1400";

    private final Program program;

    Mails(Program program) {
        this.program = program;
    }

    /// Whether a server is named.
    static boolean isPossible() {
        return SERVER != null;
    }

    /// What the program must be started with.
    static String[] settings() {
        var colon = SERVER.lastIndexOf(':');
        return new String[]{"--spring.mail.host=" + SERVER.substring(0, colon),
                "--spring.mail.port=" + SERVER.substring(colon + 1), "--noroshi.mail.from=noroshi@bench.example",
                "--noroshi.mail.sessions=" + SESSIONS};
    }

    void run() throws Exception {
        Operators.fill(program, MAILS);
        System.out.printf(Locale.ROOT, "%-32s %8.0f a second%n", "smtp-source, to warm Postfix", source());
        System.out.printf(Locale.ROOT, "%-32s %8.0f a second%n", "ours, the first 5,000 after a start", ours());
        var ratios = new double[ROUNDS];
        for (int n = 0; n < ROUNDS; n++) {
            var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
            var atFirst = effort();
            var source = source();
            var between = effort();
            var ours = ours();
            var atLast = effort();
            ratios[n] = ours / source;
            System.out.printf(Locale.ROOT,
                    "pair %d: smtp-source %6.0f a second (%s)   ours %6.0f (%s)   ratio %.2f   (load before: %s)%n", n + 1,
                    source, between.since(atFirst, MAILS), ours, atLast.since(between, MAILS), ratios[n], load);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "%-58s median ratio %.2f   lowest %.2f (limit 0.80)%n",
                MAILS + " mails taken by the local Postfix, " + SESSIONS + " sessions", ratios[ROUNDS / 2], ratios[0]);
    }

    /// Many mails in one session (-d) to recipients that differ (-N), as ours do.
    private static double source() throws Exception {
        var command = List.of("smtp-source", "-d", "-N", "-s", SESSIONS, "-m", Integer.toString(MAILS), "-l", LENGTH, "-f",
                "noroshi@bench.example", "-t", "desk@bench.example", SERVER);
        var begun = System.nanoTime();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IllegalStateException("smtp-source failed");
        var rate = MAILS / ((System.nanoTime() - begun) / 1e9);
        calm();
        return rate;
    }

    /// From the moment the inboxes are ready until the mail server has taken the last mail.
    private double ours() throws Exception {
        var officer = program.api(program.account("centre-officer", ""));
        var approver = program.api(program.account("centre-approver", ""));
        var before = program.count("select count(*) from channel.message where state = 'HANDED'");
        var id = Inboxes.approved(officer, approver);
        officer.post("/advisories/" + id + "/issue", "");
        var begun = System.nanoTime();
        settle();
        var seconds = (System.nanoTime() - begun) / 1e9;
        var handed = program.count("select count(*) from channel.message where state = 'HANDED'") - before;
        if (handed < MAILS) throw new IllegalStateException("Only " + handed + " mails were handed on");
        calm();
        return handed / seconds;
    }

    /// Waits until nobody is left to be told.
    private void settle() throws Exception {
        var end = System.nanoTime() + LONGEST_NANOS;
        while (program.count("""
                select count(*) from (select from delivery.parcel where announced_at is null limit 1) p""") > 0
                || program.count("""
                        select count(*) from (select from channel.message
                                              where state = 'WAITING' and means = 'MAIL' and due_at <= now() limit 1) m""") > 0) {
            if (System.nanoTime() > end) throw new IllegalStateException("Somebody was not told within five minutes");
            Thread.sleep(25);
        }
    }

    /// Postfix goes on delivering what it took; that shall not be paid by who comes next.
    private static void calm() throws InterruptedException {
        Thread.sleep(3_000);
    }

    private Effort effort() {
        return Effort.now(program.pid());
    }

    /// Processor time used until now by those who have to do with it.
    private record Effort(double ours, double postgres, double postfix) {

        static Effort now(long program) {
            var ours = 0.0;
            var postgres = 0.0;
            var postfix = 0.0;
            for (var each : ProcessHandle.allProcesses().toList()) {
                var millis = each.info().totalCpuDuration().map(used -> used.toNanos() / 1e6).orElse(0.0);
                var command = each.info().command().orElse("");
                if (each.pid() == program)
                    ours += millis;
                else if (command.contains("/postfix/"))
                    postfix += millis;
                else if (command.endsWith("/postgres") && isBelow(each, program)) postgres += millis;
            }
            return new Effort(ours, postgres, postfix);
        }

        private static boolean isBelow(ProcessHandle process, long program) {
            for (var above = process.parent(); above.isPresent(); above = above.get().parent())
                if (above.get().pid() == program) return true;
            return false;
        }

        /// `java 0.30 + postgres 0.20 + Postfix 0.90 ms a mail`
        String since(Effort before, int mails) {
            return String.format(Locale.ROOT, "java %.2f + postgres %.2f + Postfix %.2f ms a mail",
                    (ours - before.ours) / mails, (postgres - before.postgres) / mails, (postfix - before.postfix) / mails);
        }
    }
}
