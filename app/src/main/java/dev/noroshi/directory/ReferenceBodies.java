package dev.noroshi.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The bodies the sources themselves name: the national centre with its names, and the ministries with the sectors the
/// list of 2014 gives them. What a clerk has entered about them since is never overwritten.
record ReferenceBodies(JdbcClient jdbc) {

    /// The centre's code; `nisc`, which the forms and older files use, is an alias of it.
    static final String CENTRE = "nco";

    /// The first day the sources describe (the lists of April 2014).
    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 4, 1);

    private record BodyRow(String code, String actorClass) {
    }

    private record StateRow(String organisation, LocalDate validFrom, @Nullable LocalDate validTo, String nameJa,
            String nameEn, @Nullable String shortName, @Nullable String notes) {
    }

    private record SectorRow(String organisation, String sector, LocalDate validFrom, String basis, String statedAsOf) {
    }

    void load(YamlNode sectors) {
        var ministries = sectors.nodes("ministries");
        var states = new ArrayList<>(namesOfTheCentre());
        for (var each : ministries)
            states.add(new StateRow(each.text("code"), FIRST_DAY, null, each.text("label_ja"), each.text("label_en"),
                    null, null));
        var bodies = states.stream().map(StateRow::organisation).distinct().map(code -> new BodyRow(code,
                (code.equals(CENTRE) ? ActorClass.NISC : ActorClass.RESPONSIBLE_MINISTRY).code())).toList();
        enter(bodies, states, responsibilities(sectors));
    }

    /// The paper of 2014 prints the first name with 2005.4 設置, those of 2016 and 2025 print the second; the days of the two
    /// changes are not in the sources but in the laws (Basic Act on Cybersecurity, in force 2015-01-09; reorganisation
    /// of 2025-07-01).
    private static List<StateRow> namesOfTheCentre() {
        var second = LocalDate.of(2015, 1, 9);
        var third = LocalDate.of(2025, 7, 1);
        return List.of(
                new StateRow(CENTRE, LocalDate.of(2005, 4, 1), second.minusDays(1), "内閣官房情報セキュリティセンター",
                        "National Information Security Center", "NISC", "2005年4月設置（2014年の資料による）"),
                new StateRow(CENTRE, second, third.minusDays(1), "内閣サイバーセキュリティセンター",
                        "National center of Incident readiness and Strategy for Cybersecurity", "NISC",
                        "改称の日は法律（サイバーセキュリティ基本法の施行）による"),
                new StateRow(CENTRE, third, null, "国家サイバー統括室", "National Cybersecurity Office", "NCO",
                        "内閣サイバーセキュリティセンターを改組"));
    }

    private static List<SectorRow> responsibilities(YamlNode sectors) {
        var rows = new ArrayList<SectorRow>();
        for (var sector : sectors.nodes("sectors"))
            for (var ministry : sector.nodes("responsible_ministries"))
                rows.add(new SectorRow(ministry.text("code"), sector.text("code"), FIRST_DAY, ministry.text("source"),
                        ministry.text("as_of")));
        return rows;
    }

    private void enter(List<BodyRow> bodies, List<StateRow> states, List<SectorRow> sectors) {
        jdbc.sql("""
                insert into directory.organisation (code, actor_class)
                select code, actor_class from jsonb_to_recordset(:rows::jsonb) as r (code text, actor_class text)
                on conflict do nothing""").param("rows", Rows.json(bodies)).update();
        jdbc.sql("insert into directory.organisation_alias (alias, organisation) values ('nisc', :centre)"
                + " on conflict do nothing").param("centre", CENTRE).update();
        jdbc.sql("""
                insert into directory.organisation_state
                  (organisation, valid_from, valid_to, name_ja, name_en, short_name, notes)
                select organisation, valid_from, valid_to, name_ja, name_en, short_name, notes
                from jsonb_populate_recordset(null::directory.organisation_state, :rows::jsonb) r
                where not exists (select from directory.organisation_state s where s.organisation = r.organisation)""")
                .param("rows", Rows.json(states)).update();
        jdbc.sql("""
                insert into directory.organisation_sector (organisation, sector, valid_from, basis, stated_as_of)
                select organisation, sector, valid_from, basis, stated_as_of
                from jsonb_populate_recordset(null::directory.organisation_sector, :rows::jsonb) r
                where not exists (select from directory.organisation_sector s
                                  where s.organisation = r.organisation and s.sector = r.sector)""")
                .param("rows", Rows.json(sectors)).update();
    }
}
