package dev.noroshi.bench;

import java.util.Locale;
import java.util.UUID;

/// How long it takes from the order to issue until 1,000, 5,000 and 50,000 operators have an advisory in their inboxes, by
/// way of a ministry and a secretariat that pass on at once. Limits: 1 s, 1 s and 5 s. Beside it, in the same run: what
/// PostgreSQL needs to put in as many rows with one statement, which tells how fast the machine is at that moment.
///
/// Nobody is told of it meanwhile ([#QUIET]), so that it is only the inboxes that are measured; [Mails] measures the rest.
final class Reach {

    /// What the program is started with.
    static final String[] QUIET = {"--noroshi.channel.rounds=false"};

    private static final int ROUNDS = 7;

    private final Program program;

    Reach(Program program) {
        this.program = program;
    }

    void run() throws Exception {
        inboxes(1_000, 1_000);
        inboxes(5_000, 1_000);
        inboxes(50_000, 5_000);
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
            var have = program.count("select count(*) from delivery.parcel where subject = '" + UUID.fromString(id)
                    + "' and recipient like 'op-%'");
            if (have < addressees) throw new IllegalStateException("Only " + have + " operators have " + id);
        }
        var first = taken[0];
        java.util.Arrays.sort(taken);
        var plain = Inboxes.plainInsert(program, addressees, 3);
        System.out.printf(Locale.ROOT,
                "%-58s median %7.1f ms   max %7.1f ms   first %7.1f ms   max/limit(%.0f ms) %.2f   median/plain insert(%.1f ms) %.1f%n",
                "issue until " + addressees + " operators have it in their inboxes", taken[ROUNDS / 2],
                taken[ROUNDS - 1], first, limit, taken[ROUNDS - 1] / limit, plain, taken[ROUNDS / 2] / plain);
    }
}
