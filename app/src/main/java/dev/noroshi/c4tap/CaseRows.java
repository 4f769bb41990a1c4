package dev.noroshi.c4tap;

import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.mailin.MailId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Cases as rows. The database shows whoever asks only those they may read, and of them only what is theirs to know.
@Component
class CaseRows {

    private static final String CASE = """
            select c.id, c.state, c.revision, c.title, c.remark, c.tlp, c.occasion, c.passed_on_at, o.id as origin, o.mail, o.desk,
                   o.claimed, o.sectors, o.names, o.arrived_at
            from c4tap.mail_case c
            left join c4tap.origin o on o.mail_case = c.id
            """;

    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(MailCase opened, Origin origin, List<Trait> traits) {
        jdbc.sql("insert into c4tap.mail_case (id, state, title) values (:id, :state, :title)")
                .param("id", opened.id().value()).param("state", opened.state().name()).param("title", opened.title())
                .update();
        var claimed = origin.claimed();
        jdbc.sql("""
                insert into c4tap.origin (id, mail_case, mail, desk, claimed, sectors, names, arrived_at)
                values (:id, :case, :mail, :desk, :claimed, :sectors, :names, :at)""").param("id", origin.id())
                .param("case", opened.id().value()).param("mail", origin.mail().value())
                .param("desk", origin.desk().value())
                .param("claimed", claimed == null ? null : claimed.value(), Types.VARCHAR)
                .param("sectors", origin.sectors().stream().map(SectorCode::value).sorted().toArray(String[]::new))
                .param("names", origin.names().toArray(String[]::new)).param("at", Moments.column(origin.arrivedAt()))
                .update();
        jdbc.sql("""
                insert into c4tap.trait (mail_case, position, kind, text, telling, shared)
                select :case, t.position, t.kind, t.text, t.telling, t.shared
                from unnest(:positions::int[], :kinds::text[], :texts::text[], :telling::bool[], :shared::bool[])
                    as t (position, kind, text, telling, shared)""").param("case", opened.id().value())
                .param("positions", traits.stream().map(Trait::position).toArray(Integer[]::new))
                .param("kinds", traits.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .param("texts", traits.stream().map(Trait::text).toArray(String[]::new))
                .param("telling", traits.stream().map(Trait::isTelling).toArray(Boolean[]::new))
                .param("shared", traits.stream().map(Trait::isShared).toArray(Boolean[]::new)).update();
    }

    /// Those in hand first, then what happened last.
    List<MailCase> page(int offset, int limit) {
        return jdbc.sql(CASE + """
                order by c.state = 'OPEN' desc, coalesce(c.passed_on_at, o.arrived_at) desc, c.id
                limit :limit offset :offset""").param("limit", limit).param("offset", offset).query(CaseRows::read)
                .list();
    }

    Optional<MailCase> find(CaseId id) {
        return jdbc.sql(CASE + "where c.id = :id").param("id", id.value()).query(CaseRows::read).optional();
    }

    /// How many are in hand at a desk.
    int open(OrganisationId desk) {
        return jdbc.sql("""
                select count(*)
                from c4tap.origin o
                join c4tap.mail_case c on c.id = o.mail_case
                where o.desk = :desk and c.state = 'OPEN'""").param("desk", desk.value()).query(Integer.class).single();
    }

    /// Those that are passed on now.
    List<CaseId> passedOn() {
        return jdbc.sql("select id from c4tap.mail_case where state = 'PASSED_ON'")
                .query((row, n) -> new CaseId(row.getObject("id", UUID.class))).list();
    }

    List<Trait> traits(CaseId id) {
        return jdbc.sql("""
                select position, kind, text, telling, shared
                from c4tap.trait
                where mail_case = :id
                order by position""").param("id", id.value())
                .query((row, n) -> new Trait(row.getInt("position"), Trait.Kind.valueOf(row.getString("kind")),
                        row.getString("text"), row.getBoolean("telling"), row.getBoolean("shared")))
                .list();
    }

    /// @return whether the case was still as it was seen
    boolean passOn(MailCase now, int revision, Collection<Integer> shared) {
        var tlp = now.tlp();
        var passedOn = now.passedOnAt();
        var changed = jdbc.sql("""
                update c4tap.mail_case
                set state = :state, revision = revision + 1, title = :title, remark = :remark, tlp = :tlp, occasion = :occasion,
                    passed_on_at = :at
                where id = :id and revision = :revision and state = 'OPEN'""").param("state", now.state().name())
                .param("title", now.title()).param("remark", now.remark())
                .param("tlp", tlp == null ? null : tlp.name(), Types.VARCHAR).param("occasion", now.occasion().name())
                .param("at", Moments.columnOrNull(passedOn), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", now.id().value()).param("revision", revision).update() == 1;
        if (changed)
            jdbc.sql("update c4tap.trait set shared = position = any(:shared) where mail_case = :id")
                    .param("shared", shared.toArray(Integer[]::new)).param("id", now.id().value()).update();
        return changed;
    }

    /// @return whether the case was still as it was seen
    boolean move(CaseId id, int revision, State from, State to) {
        return jdbc.sql("""
                update c4tap.mail_case
                set state = :to, revision = revision + 1
                where id = :id and revision = :revision and state = :from""").param("to", to.name())
                .param("id", id.value()).param("revision", revision).param("from", from.name()).update() == 1;
    }

    /// What is in hand goes to another desk with its mail.
    void desk(MailId mail, OrganisationId desk) {
        jdbc.sql("update c4tap.origin set desk = :desk where mail = :mail").param("desk", desk.value())
                .param("mail", mail.value()).update();
    }

    private static MailCase read(ResultSet row, int n) throws SQLException {
        var tlp = row.getString("tlp");
        var passedOn = row.getObject("passed_on_at", OffsetDateTime.class);
        return new MailCase(new CaseId(row.getObject("id", UUID.class)), State.valueOf(row.getString("state")),
                row.getInt("revision"), row.getString("title"), row.getString("remark"),
                tlp == null ? null : Tlp.valueOf(tlp), Occasion.valueOf(row.getString("occasion")),
                passedOn == null ? null : passedOn.toInstant(), origin(row));
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        var id = row.getObject("origin", UUID.class);
        if (id == null) return null;
        var claimed = row.getString("claimed");
        return new Origin(id, new MailId(row.getObject("mail", UUID.class)), new OrganisationId(row.getString("desk")),
                claimed == null ? null : new OrganisationId(claimed),
                Arrays.stream((String[]) row.getArray("sectors").getArray()).map(SectorCode::new)
                        .collect(Collectors.toUnmodifiableSet()),
                List.of((String[]) row.getArray("names").getArray()),
                Moments.of(row, "arrived_at"));
    }
}
