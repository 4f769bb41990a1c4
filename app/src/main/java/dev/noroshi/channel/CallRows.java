package dev.noroshi.channel;

import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Messages that people work off, as rows.
@Component
class CallRows {

    private static final String BY_HAND = "means in ('TELEPHONE', 'FAX')";

    private final JdbcClient jdbc;
    private final Clock clock;

    CallRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// By which means those want to be told who chose to be rung or faxed.
    Map<ParcelId, List<Means>> wanted(OrganisationId sender) {
        return jdbc.sql("""
                select distinct parcel, means from channel.message
                where sender = :sender and state = 'WAITING' and due_at <= :now and parcel is not null and reason <> 'ESCALATION' and
                """ + BY_HAND).param("sender", sender.value()).param("now", OffsetDateTime.now(clock))
                .query((row, n) -> Map.entry(new ParcelId(row.getObject("parcel", UUID.class)),
                        Means.valueOf(row.getString("means"))))
                .list().stream().sorted(Map.Entry.comparingByValue()).collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Somebody of an organisation who is to be told of what others handed to it.
    ///
    /// @param sender who handed it over
    /// @param person null: the desk
    record Own(ParcelId parcel, OrganisationId sender, String task, @Nullable PersonId person, Means means,
            String number) {
    }

    /// Those of an organisation who want to be rung or faxed about what others handed to it.
    List<Own> own(OrganisationId organisation) {
        return jdbc.sql("""
                select distinct parcel, sender, task, person, means, address from channel.message
                where organisation = :organisation and sender <> :organisation and state = 'WAITING' and due_at <= :now
                  and parcel is not null and reason <> 'ESCALATION' and
                """ + BY_HAND + " order by person nulls first, means desc, address")
                .param("organisation", organisation.value()).param("now", OffsetDateTime.now(clock))
                .query((row, n) -> {
                    var person = row.getObject("person", Long.class);
                    return new Own(new ParcelId(row.getObject("parcel", UUID.class)),
                            new OrganisationId(row.getString("sender")), row.getString("task"),
                            person == null ? null : new PersonId(person), Means.valueOf(row.getString("means")),
                            row.getString("address"));
                }).list();
    }

    /// They were told, or somebody else of theirs is at it.
    void ownTold(OrganisationId organisation, ParcelId parcel) {
        jdbc.sql("""
                update channel.message set state = 'HANDED', handed_at = :now, ended_at = :now, cause = null
                where parcel = :parcel and organisation = :organisation and state = 'WAITING' and reason <> 'ESCALATION' and
                """ + BY_HAND).param("parcel", parcel.value()).param("organisation", organisation.value())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /// None of them could be told.
    void ownTried(OrganisationId organisation, ParcelId parcel, Cause cause) {
        tried(jdbc.sql("""
                select id from channel.message
                where parcel = :parcel and organisation = :organisation and state = 'WAITING' and reason <> 'ESCALATION' and
                """ + BY_HAND).param("parcel", parcel.value()).param("organisation", organisation.value())
                .query(UUID.class).list(), cause);
    }

    /// Somebody who is to be called about the silence of others.
    ///
    /// @param person null: the desk
    record Rung(@Nullable PersonId person, String number) {
    }

    /// The people of an organisation who chose to be called when others are silent, by the parcel they are told by.
    Map<ParcelId, List<Rung>> colleagues(OrganisationId organisation, Collection<ParcelId> parcels) {
        return jdbc.sql("""
                select parcel, person, address from channel.message
                where parcel = any(:parcels) and organisation = :organisation and reason = 'ESCALATION'
                  and means = 'TELEPHONE' and state = 'WAITING' and due_at <= :now
                order by person nulls first, address""").param("parcels", ids(parcels))
                .param("organisation", organisation.value()).param("now", OffsetDateTime.now(clock))
                .query((row, n) -> {
                    var person = row.getObject("person", Long.class);
                    return Map.entry(new ParcelId(row.getObject("parcel", UUID.class)),
                            new Rung(person == null ? null : new PersonId(person), row.getString("address")));
                }).list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void colleaguesNeedless(OrganisationId organisation, Collection<ParcelId> parcels) {
        jdbc.sql("""
                update channel.message set state = 'NEEDLESS', ended_at = :now
                where parcel = any(:parcels) and organisation = :organisation and reason = 'ESCALATION'
                  and means = 'TELEPHONE' and state = 'WAITING'""").param("parcels", ids(parcels))
                .param("organisation", organisation.value()).param("now", OffsetDateTime.now(clock)).update();
    }

    /// The best that has come of each means.
    Map<ParcelId, Map<Means, Calls.State>> told(Collection<ParcelId> parcels) {
        var found = new HashMap<ParcelId, Map<Means, Calls.State>>();
        jdbc.sql("""
                select parcel, means, state from channel.message
                where parcel = any(:parcels)
                order by array_position('{DEAD,NEEDLESS,WAITING,HANDED,DELIVERED}', state)""")
                .param("parcels", ids(parcels))
                .query((row, n) -> found.computeIfAbsent(new ParcelId(row.getObject("parcel", UUID.class)),
                        parcel -> new EnumMap<>(Means.class))
                        .put(Means.valueOf(row.getString("means")), Calls.State.valueOf(row.getString("state"))))
                .list();
        return found;
    }

    Map<ParcelId, List<Calls.Try>> tries(Collection<ParcelId> parcels) {
        return jdbc.sql("""
                select distinct m.parcel, a.at, a.cause
                from channel.attempt a
                join channel.message m on m.id = a.message
                where m.parcel = any(:parcels) and m.means in ('TELEPHONE', 'FAX')
                order by a.at desc""").param("parcels", ids(parcels))
                .query((row, n) -> Map.entry(new ParcelId(row.getObject("parcel", UUID.class)),
                        new Calls.Try(Moments.of(row, "at"),
                                Cause.valueOf(row.getString("cause")))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// The message a call or fax belongs to; made when nobody had chosen that means.
    MessageId messageFor(Parcel parcel, Means means) {
        return jdbc.sql("""
                select id from channel.message where parcel = :parcel and means = :means and reason <> 'ESCALATION'
                order by state = 'WAITING' desc, created_at limit 1""").param("parcel", parcel.id().value())
                .param("means", means.name()).query(UUID.class).optional().map(MessageId::new)
                .orElseGet(() -> make(parcel, means));
    }

    private MessageId make(Parcel parcel, Means means) {
        var id = new MessageId(UUID.randomUUID());
        jdbc.sql("""
                insert into channel.message (id, parcel, reason, sender, organisation, means, address, language, pace, occasion,
                                             tlp, importance, number, task, link, created_at, due_at, state)
                values (:id, :parcel, 'NEW', :sender, :organisation, :means, '', 'JA', 'AT_ONCE', :occasion, :tlp, :importance,
                        :number, :task, :link, :now, :now, 'WAITING')""").param("id", id.value())
                .param("parcel", parcel.id().value()).param("sender", parcel.sender().value())
                .param("organisation", parcel.recipient().value()).param("means", means.name())
                .param("occasion", parcel.occasion().name()).param("tlp", parcel.tlp().name())
                .param("importance", parcel.importance() == null ? null : parcel.importance().name(),
                        java.sql.Types.VARCHAR)
                .param("number", parcel.number(), java.sql.Types.VARCHAR).param("task", parcel.task())
                .param("link", parcel.link()).param("now", OffsetDateTime.now(clock)).update();
        return id;
    }

    /// Whoever is rung about a parcel is rung at all the numbers there are: what comes of it holds for all who wait to be.
    void tried(MessageId message, Parcel parcel, Means means, Cause cause) {
        tried(jdbc.sql("""
                select id from channel.message
                where id = :id
                   or parcel = :parcel and means = :means and state = 'WAITING' and reason <> 'ESCALATION'""")
                .param("id", message.value()).param("parcel", parcel.id().value()).param("means", means.name())
                .query(UUID.class).list(), cause);
    }

    private void tried(List<UUID> messages, Cause cause) {
        var ids = messages.toArray(UUID[]::new);
        jdbc.sql("update channel.message set attempts = attempts + 1, cause = :cause where id = any(:ids)")
                .param("cause", cause.name()).param("ids", ids).update();
        jdbc.sql("""
                insert into channel.attempt (message, at, cause, said)
                select id, :now, :cause, '' from unnest(:ids::uuid[]) as id on conflict do nothing""").param("ids", ids)
                .param("now", OffsetDateTime.now(clock)).param("cause", cause.name()).update();
    }

    /// Nobody need be called or faxed about the parcel any more.
    void ended(ParcelId parcel, Means means, Calls.State state) {
        jdbc.sql("""
                update channel.message
                set state = :state, handed_at = coalesce(handed_at, :now), ended_at = :now
                where parcel = :parcel and state = 'WAITING' and (means = :means or :all and
                """ + BY_HAND + ")").param("state", state.name()).param("parcel", parcel.value())
                .param("means", means.name()).param("all", state == Calls.State.DELIVERED)
                .param("now", OffsetDateTime.now(clock)).update();
    }

    private static UUID[] ids(Collection<ParcelId> parcels) {
        return parcels.stream().map(ParcelId::value).toArray(UUID[]::new);
    }
}
