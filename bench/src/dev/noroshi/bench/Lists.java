package dev.noroshi.bench;

import java.util.regex.Pattern;

/// How long a list of reports takes when an organisation has 20,000 of them. Limit: p95 of 100 ms.
final class Lists {

    private static final double LIMIT = 100;
    private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");

    private final Program program;

    Lists(Program program) {
        this.program = program;
    }

    void run() throws Exception {
        fill();
        var officer = program.account("centre-officer", "");
        var operator = program.account("operator-reporter", "op-electricity-01");
        var pages = program.browser(officer);
        var own = program.browser(operator);
        var api = program.api(officer);
        Figures.of(30, 300, () -> pages.get("/reports")).print("page of the centre's 20,000 reports, the first", LIMIT);
        Figures.of(30, 300, () -> pages.get("/reports?state=CLOSED"))
                .print("page of the centre's 20,000 reports, one state", LIMIT);
        Figures.of(30, 300, () -> own.get("/reports")).print("page of an operator's own 20,000 reports", LIMIT);
        Figures.of(30, 300, () -> api.get("/reports?limit=50")).print("API, 50 of the centre's 20,000 reports", LIMIT);
        var deep = deep(api);
        Figures.of(30, 300, () -> api.get("/reports?limit=50&cursor=" + deep))
                .print("API, 50 of them after the first 2,000", LIMIT);
        Figures.of(30, 300, () -> pages.get("/home")).print("home page of the centre with its inbox", LIMIT);
    }

    private static String deep(Program.Caller api) throws Exception {
        var cursor = "";
        for (int n = 0; n < 40; n++) {
            var next = NEXT.matcher(api.get("/reports?limit=50" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            if (!next.find()) throw new IllegalStateException("The list ends after " + n + " pages");
            cursor = next.group(1).replaceFirst(".*cursor=", "");
        }
        return cursor;
    }

    /// Copies what the fictional world has until there are 20,000: at the centre, and as an operator's own.
    private void fill() throws Exception {
        try (var connection = program.database(); var statement = connection.createStatement()) {
            statement.execute("""
                    with copy as (
                        insert into relay.dossier (id, holder, tier, sender, occasion, language, sector, number, state,
                                                   opened_at, moved_at)
                        select gen_random_uuid(), 'nco', 'CENTRE', 'METI-power', 'REAL', 'JA', 'electricity', 1000 + n,
                               (array['RECEIVED', 'ANALYSING', 'USED', 'CLOSED'])[1 + n % 4],
                               now() - n * interval '1 minute', now() - n * interval '1 minute'
                        from generate_series(1, 20000) n
                        returning id, opened_at)
                    insert into relay.entry (id, dossier, ordinal, revision, kind, state, content, tlp, importance, title, trail,
                                             received_at)
                    select gen_random_uuid(), copy.id, 1, 1, 'FIRST', 'RECEIVED', e.content, e.tlp, e.importance, e.title, e.trail,
                           copy.opened_at
                    from copy, lateral (select * from relay.entry where state = 'RECEIVED'
                                        order by ordinal, id offset (ascii(copy.id::text) % 16) limit 1) e""");
            statement.execute("""
                    with copy as (
                        insert into report.series (id, organisation, occasion, language, grounds, route, addressee, state, number,
                                                   opened_by, opened_at)
                        select gen_random_uuid(), 'op-electricity-01', 'REAL', 'JA', 'OWN_JUDGEMENT', 'SECRETARIAT',
                               'sec-electricity', 'OPEN', 'R' || (1000 + n), 1, now() - n * interval '1 minute'
                        from generate_series(1, 20000) n
                        returning id, opened_at),
                    told as (
                        insert into report.progress (series, ordinal, step, holder, at)
                        select id, 1, 'NUMBERED', 'nco', opened_at from copy)
                    insert into report.report (series, ordinal, revision, kind, door, state, content, edition, saved_at, saved_by,
                                               submitted_at, submitted_by)
                    select copy.id, 1, 1, 'FIRST', 'API', 'SUBMITTED', r.content, 1, copy.opened_at, 1, copy.opened_at, 1
                    from copy, lateral (select content from report.report where state = 'SUBMITTED'
                                        order by series offset (ascii(copy.id::text) % 16) limit 1) r""");
            statement.execute("analyze");
        }
    }
}
