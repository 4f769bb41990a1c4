package dev.noroshi.bench;

/// Fills the electricity CEPTOAR with operators, whose ministry and secretariat pass on at once.
final class Operators {

    private Operators() {
    }

    /// Adds operators until there are as many, each with a desk that has a mail address.
    static void fill(Program program, int many) throws Exception {
        try (var connection = program.database(); var statement = connection.createStatement()) {
            statement.execute("""
                    create temp table added as
                    select n from generate_series(1, %d) n
                    where not exists (select from directory.organisation where code = 'op-bench-' || n)""".formatted(many));
            statement.execute("""
                    insert into directory.organisation (code, actor_class)
                    select 'op-bench-' || n, 'operator' from added""");
            statement.execute("""
                    insert into directory.organisation_state (organisation, valid_from, name_ja, name_en, email)
                    select 'op-bench-' || n, date '2020-04-01', '計測用電力' || n || '株式会社', 'Bench Power ' || n,
                           'desk' || n || '@bench.example'
                    from added""");
            statement.execute("""
                    insert into directory.organisation_sector (organisation, sector, valid_from, basis)
                    select 'op-bench-' || n, 'electricity', date '2020-04-01', 'bench' from added""");
            statement.execute("""
                    insert into directory.affiliation (organisation, ceptoar, part, valid_from)
                    select 'op-bench-' || n, 'electricity-ceptoar', 'member', date '2020-04-01' from added""");
            statement.execute("""
                    insert into advisory.onward (organisation, manner, set_by, set_at)
                    select code, 'AUTOMATIC', 1, now() from unnest(array['METI-power', 'sec-electricity']) code
                    on conflict (organisation) do update set manner = excluded.manner""");
            statement.execute("drop table added");
            statement.execute("analyze");
        }
    }
}
