package dev.noroshi.bench;

import java.util.Locale;
import java.util.regex.Pattern;

/// How long it takes from the order to issue until 1,000 operators have the advisory in their inboxes, by way of a
/// ministry and a secretariat that pass on at once. Limit: 1 s. Beside it, in the same run: what PostgreSQL needs to
/// write as many rows with one statement.
final class Inboxes {

    private static final int ADDRESSEES = 1_000;
    private static final double LIMIT = 1_000;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final Program program;

    Inboxes(Program program) {
        this.program = program;
    }

    void run() throws Exception {
        Operators.fill(program, ADDRESSEES);
        var officer = program.api(program.account("centre-officer", ""));
        var approver = program.api(program.account("centre-approver", ""));
        var taken = new double[7];
        for (int n = 0; n < taken.length; n++) {
            var id = approved(officer, approver);
            var begun = System.nanoTime();
            officer.post("/advisories/" + id + "/issue", "");
            taken[n] = (System.nanoTime() - begun) / 1e6;
            check(id);
        }
        var warm = java.util.Arrays.copyOfRange(taken, 2, taken.length);
        java.util.Arrays.sort(warm);
        var plain = plainInsert(program, ADDRESSEES, 9);
        System.out.printf(Locale.ROOT,
                "%-58s median %7.1f ms   max %7.1f ms   first %7.1f ms   max/limit(%.0f ms) %.2f   median/plain insert(%.1f ms) %.1f%n",
                "issue until " + ADDRESSEES + " operators have it in their inboxes", warm[warm.length / 2],
                warm[warm.length - 1], taken[0], LIMIT, warm[warm.length - 1] / LIMIT, plain,
                warm[warm.length / 2] / plain);
    }

    static String approved(Program.Caller officer, Program.Caller approver) throws Exception {
        var answer = officer.post("/advisories", """
                {"title": "計測のための情報提供", "importance": "ATTENTION", "tlp": "AMBER",
                 "recipients": [{"ministry": "METI", "sectors": ["electricity"]}],
                 "overview": "計測のために発出するものです。", "target": "電力分野の事業者", "handling-policy": "確認してください。"}""");
        var id = ID.matcher(answer);
        if (!id.find()) throw new IllegalStateException("No id in " + answer);
        officer.post("/advisories/" + id.group(1) + "/submit", "");
        approver.post("/advisories/" + id.group(1) + "/approve", "");
        return id.group(1);
    }

    private void check(String advisory) throws Exception {
        try (var connection = program.database();
                var query = connection.prepareStatement(
                        "select count(*) from delivery.parcel where subject = ?::uuid and recipient like 'op-%'")) {
            query.setString(1, advisory);
            var row = query.executeQuery();
            row.next();
            if (row.getInt(1) < ADDRESSEES)
                throw new IllegalStateException("Only " + row.getInt(1) + " operators have " + advisory);
        }
    }

    /// What PostgreSQL alone takes to put in as many parcels with one statement, without the sharing rule, in ms.
    static double plainInsert(Program program, int many, int rounds) throws Exception {
        try (var connection = program.database(); var statement = connection.createStatement()) {
            return Figures.of(1, rounds, () -> statement.execute("""
                    insert into delivery.parcel (id, task, subject, sender, recipient, occasion, tlp, title, link, sent_at)
                    select gen_random_uuid(), 'bench', (select gen_random_uuid()), 'nco', 'op-bench-' || n, 'REAL', 'AMBER', 'x', '/', now()
                    from generate_series(1, %d) n""".formatted(many))).median();
        }
    }
}
