package dev.noroshi.bench;

import java.util.Locale;
import java.util.UUID;

/// How long it takes until 5,000 and 50,000 operators have an advisory in their inboxes (limits 1 s and 5 s), and, where a
/// mail server is named, until it has taken 5,000 mails, beside what `smtp-source` of Postfix reached in the same run.
///
/// `NOROSHI_BENCH_SMTP=host:port` names the server, `NOROSHI_BENCH_SMTP_SOURCE` the mails a second of `smtp-source`, and
/// `NOROSHI_BENCH_SESSIONS` the conversations both had at once; bench/mail/run does all that.
final class Reach {

    private static final int MAILS = 5_000;
    private static final int ROUNDS = 5;
    private static final long LONGEST_NANOS = 300_000_000_000L;

    private final Program program;

    Reach(Program program) {
        this.program = program;
    }

    /// What the program must be started with.
    static String[] settings() {
        var smtp = System.getenv("NOROSHI_BENCH_SMTP");
        if (smtp == null) return new String[0];
        var colon = smtp.lastIndexOf(':');
        return new String[]{"--spring.mail.host=" + smtp.substring(0, colon),
                "--spring.mail.port=" + smtp.substring(colon + 1), "--noroshi.mail.from=noroshi@bench.example",
                "--noroshi.mail.sessions=" + System.getenv().getOrDefault("NOROSHI_BENCH_SESSIONS", "8")};
    }

    void run() throws Exception {
        inboxes(MAILS, 1_000);
        if (System.getenv("NOROSHI_BENCH_SMTP") != null) mails();
        inboxes(10 * MAILS, 5_000);
    }

    private void inboxes(int addressees, double limit) throws Exception {
        Operators.fill(program, addressees);
        var officer = program.api(program.account("centre-officer", ""));
        var approver = program.api(program.account("centre-approver", ""));
        var taken = new double[ROUNDS];
        for (int n = 0; n < ROUNDS; n++) {
            var id = Inboxes.approved(officer, approver);
            var begun = System.nanoTime();
            officer.post("/advisories/" + id + "/issue", "");
            taken[n] = (System.nanoTime() - begun) / 1e6;
            var have = count("select count(*) from delivery.parcel where subject = '" + UUID.fromString(id)
                    + "' and recipient like 'op-%'");
            if (have < addressees) throw new IllegalStateException("Only " + have + " operators have " + id);
            settle();
        }
        java.util.Arrays.sort(taken);
        System.out.printf(Locale.ROOT, "%-58s median %7.1f ms   max %7.1f ms   max/limit(%.0f ms) %.2f%n",
                "issue until " + addressees + " operators have it in their inboxes", taken[ROUNDS / 2], taken[ROUNDS - 1],
                limit, taken[ROUNDS - 1] / limit);
    }

    /// From the moment the inboxes are ready until the mail server has taken the last mail.
    private void mails() throws Exception {
        var officer = program.api(program.account("centre-officer", ""));
        var approver = program.api(program.account("centre-approver", ""));
        var before = count("select count(*) from channel.message where state = 'HANDED'");
        var id = Inboxes.approved(officer, approver);
        officer.post("/advisories/" + id + "/issue", "");
        var begun = System.nanoTime();
        settle();
        var seconds = (System.nanoTime() - begun) / 1e9;
        var handed = count("select count(*) from channel.message where state = 'HANDED'") - before;
        if (handed < MAILS) throw new IllegalStateException("Only " + handed + " mails were handed on");
        var source = Double.parseDouble(System.getenv().getOrDefault("NOROSHI_BENCH_SMTP_SOURCE", "0"));
        System.out.printf(Locale.ROOT, "%-58s %5d in %6.2f s = %7.1f a second   smtp-source %7.1f   ratio %.2f (limit 0.80)%n",
                "mails taken by the local Postfix", handed, seconds, handed / seconds, source,
                source == 0 ? 0 : handed / seconds / source);
    }

    /// Waits until nobody is left to be told.
    private void settle() throws Exception {
        var end = System.nanoTime() + LONGEST_NANOS;
        while (count("select count(*) from delivery.parcel where announced_at is null") > 0
                || count("""
                        select count(*) from channel.message
                        where state = 'WAITING' and means in ('MAIL', 'WEBHOOK') and due_at <= now()""") > 0) {
            if (System.nanoTime() > end) throw new IllegalStateException("Somebody was not told within five minutes");
            Thread.sleep(20);
        }
    }

    private long count(String query) throws Exception {
        try (var connection = program.database(); var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
