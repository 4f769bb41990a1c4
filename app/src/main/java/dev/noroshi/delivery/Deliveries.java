package dev.noroshi.delivery;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.clock.HouseClock;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.sharing.Cleared;
import dev.noroshi.platform.database.Viewing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands parcels over and keeps the receipts.
@Component
public class Deliveries {

    private final JdbcClient jdbc;
    private final Viewing viewing;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate attempt;

    Deliveries(JdbcClient jdbc, Viewing viewing, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.viewing = viewing;
        this.events = events;
        this.clock = clock;
        this.attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Hands the notice to every organisation it was cleared for, in the caller's transaction. Whoever has it already
    /// does not get it twice.
    ///
    /// @param parent the parcel the sender passes on, if it got it from somebody
    /// @return how many organisations have it now that did not before
    @Transactional
    public int hand(Cleared<Notice> cleared, OrganisationId sender, @Nullable ParcelId parent) {
        return hand(cleared, sender, parent, clock.instant());
    }

    /// The same with the time the recipients are told, where the exact one would lead back to who sent it.
    @Transactional
    public int hand(Cleared<Notice> cleared, OrganisationId sender, @Nullable ParcelId parent, Instant sentAt) {
        events.publishEvent(new Handed());
        var notice = cleared.thing();
        if (jdbc.sql("select exists (select from delivery.parcel where subject = :subject and task = :task)")
                .param("subject", notice.subject()).param("task", notice.task()).query(Boolean.class).single())
            return put(cleared, sender, parent, sentAt, UNLESS_THERE);
        try {
            // to look for each whether it has it costs a fifth of handing it over
            return Objects.requireNonNull(
                    attempt.execute(_ -> put(cleared, sender, parent, sentAt, "")));
        } catch (DuplicateKeyException e) {
            // somebody has it from a hop the sender does not see
            return put(cleared, sender, parent, sentAt, UNLESS_THERE);
        }
    }

    private static final String UNLESS_THERE = " on conflict (task, subject, recipient) do nothing";

    private int put(Cleared<Notice> cleared, OrganisationId sender, @Nullable ParcelId parent, Instant sentAt,
            String otherwise) {
        var notice = cleared.thing();
        return jdbc.sql("""
                insert into delivery.parcel (id, task, subject, parent, sender, recipient, occasion, tlp, importance, number,
                                             title, link, due_at, sent_at, announced_at, pursue_at, paper,
                                             sectors, added, path)
                select gen_random_uuid(), :task, :subject, :parent, :sender, recipient, :occasion, :tlp, :importance, :number,
                       :title, :link, :due, :now, :announced, :pursue, :paper, :sectors, :added,
                       coalesce((select path || sender from delivery.parcel where id = :parent), '{}')
                from (select recipient from unnest(:recipients::text[]) as recipient order by recipient) r
                """ + otherwise)
                .param("task", notice.task()).param("subject", notice.subject())
                .param("parent", parent == null ? null : parent.value(), java.sql.Types.OTHER)
                .param("sender", sender.value()).param("occasion", notice.occasion().name())
                .param("tlp", cleared.marking().tlp().name())
                .param("paper", cleared.ground() == Cleared.Ground.MARKING ? cleared.marking().paper().name() : null,
                        java.sql.Types.VARCHAR)
                .param("sectors", cleared.marking().sectors().stream().map(SectorCode::value).toArray(String[]::new))
                .param("added", cleared.marking().added().stream().map(OrganisationId::value).toArray(String[]::new))
                .param("importance", notice.importance() == null ? null : notice.importance().name(),
                        java.sql.Types.VARCHAR)
                .param("number", notice.number(), java.sql.Types.VARCHAR).param("title", notice.title())
                .param("link", notice.link())
                .param("due", Moments.columnOrNull(notice.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Moments.columnOrNull(sentAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("announced", Moments.columnOrNull(announced()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("pursue", Moments.columnOrNull(pursue(notice, sentAt)), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("recipients", cleared.audience().stream().map(OrganisationId::value).toArray(String[]::new))
                .update();
    }

    /// How the tasks of tombstones end: `advisory.recalled`.
    static final String RECALLED = ".recalled";

    /// How the tasks end that only ask to take note: `c4tap.note`.
    static final String NOTED = ".note";

    /// How many parcels one look into the inbox shows.
    public static final int INBOX_LIMIT = 200;

    /// What waits for an organisation: by deadline, then the oldest; what is confirmed and still waits for something
    /// comes after that, since its deadline has been met.
    public List<Parcel> inbox(OrganisationId recipient) {
        return inbox(recipient, null, INBOX_LIMIT);
    }

    /// A part of it.
    ///
    /// @param after where the part before ended; from the beginning when null
    /// @param limit how many parcels
    public List<Parcel> inbox(OrganisationId recipient, @Nullable InboxPlace after, int limit) {
        var query = jdbc.sql(SELECT + """
                where recipient = :recipient and done_at is null
                """ + (after == null ? "" : """
                and (confirmed_at is not null, coalesce(due_at, 'infinity'), sent_at, id)
                    > (:confirmed, coalesce(:due, 'infinity'::timestamptz), :sent, :after)
                """) + """
                order by confirmed_at is not null, coalesce(due_at, 'infinity'), sent_at, id
                limit :limit""").param("recipient", recipient.value()).param("limit", limit);
        if (after != null)
            query = query.param("confirmed", after.isConfirmed())
                    .param("due", Moments.columnOrNull(after.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("sent", Moments.columnOrNull(after.sentAt())).param("after", after.parcel().value());
        return query.query(Deliveries::parcel).list().stream().filter(this::mayRead).toList();
    }

    /// What the database shows, is asked of the rule once more.
    private boolean mayRead(Parcel parcel) {
        return viewing.reads().covers(parcel.tlp(), parcel.sectors());
    }

    /// How many parcels wait for an organisation.
    public int waiting(OrganisationId recipient) {
        return jdbc.sql("select count(*) from delivery.parcel where recipient = :recipient and done_at is null")
                .param("recipient", recipient.value()).query(Integer.class).single();
    }

    /// A parcel of the caller's own organisation; empty when there is none or it is somebody else's.
    public Optional<Parcel> find(Caller caller, ParcelId id) {
        return jdbc.sql(SELECT + "where id = :id and recipient = :recipient").param("id", id.value())
                .param("recipient", caller.organisation().value()).query(Deliveries::parcel).optional()
                .filter(this::mayRead);
    }

    /// A parcel of an organisation; empty when there is none or it is somebody else's.
    public Optional<Parcel> find(OrganisationId recipient, ParcelId id) {
        return jdbc.sql(SELECT + "where id = :id and recipient = :recipient").param("id", id.value())
                .param("recipient", recipient.value()).query(Deliveries::parcel).optional().filter(this::mayRead);
    }

    /// The parcels an organisation got that carry the subject, the newest first.
    public List<Parcel> parcelsOf(OrganisationId recipient, UUID subject) {
        return jdbc.sql(SELECT + "where subject = :subject and recipient = :recipient order by sent_at desc, id")
                .param("subject", subject).param("recipient", recipient.value()).query(Deliveries::parcel).list()
                .stream()
                .filter(this::mayRead).toList();
    }

    /// Those of the parcels that an organisation handed over.
    public List<Parcel> handedBy(OrganisationId sender, Collection<ParcelId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids) and sender = :sender").param("sender", sender.value())
                .param("ids", ids.stream().map(ParcelId::value).toArray(UUID[]::new)).query(Deliveries::parcel).list();
    }

    /// Those of the parcels that an organisation got.
    public List<Parcel> receivedBy(OrganisationId recipient, Collection<ParcelId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids) and recipient = :recipient")
                .param("recipient", recipient.value())
                .param("ids", ids.stream().map(ParcelId::value).toArray(UUID[]::new)).query(Deliveries::parcel).list()
                .stream().filter(this::mayRead).toList();
    }

    /// Who handed a parcel to the organisation that handed it on as this one; empty when it began there.
    public Optional<OrganisationId> senderBefore(ParcelId id) {
        return jdbc.sql("select path[cardinality(path)] from delivery.parcel where id = :id and cardinality(path) > 0")
                .param("id", id.value()).query((row, n) -> new OrganisationId(row.getString(1))).optional();
    }

    /// Everything that carries any of the subjects, in the order it was sent.
    public List<Parcel> carrying(Collection<UUID> subjects) {
        return jdbc.sql(SELECT + "where subject = any(:subjects) order by sent_at, recipient")
                .param("subjects", subjects.toArray(UUID[]::new)).query(Deliveries::parcel).list();
    }

    /// Notes that somebody of the caller's organisation has opened what the parcels of the subject carry. The first
    /// opening stands; opening is never taken for confirming.
    ///
    /// @return how many parcels were opened by this that had not been before
    @Transactional
    public int opened(Caller caller, UUID subject) {
        return jdbc.sql("""
                update delivery.parcel
                set opened_at = :now, opened_by = :person
                where subject = :subject and recipient = :recipient and opened_at is null""")
                .param("now", OffsetDateTime.now(clock)).param("person", caller.person().value())
                .param("subject", subject).param("recipient", caller.organisation().value()).update();
    }

    /// The same for one parcel of the caller's organisation.
    @Transactional
    public void opened(Caller caller, ParcelId id) {
        jdbc.sql("""
                update delivery.parcel
                set opened_at = :now, opened_by = :person
                where id = :id and recipient = :recipient and opened_at is null""")
                .param("now", OffsetDateTime.now(clock)).param("person", caller.person().value())
                .param("id", id.value()).param("recipient", caller.organisation().value()).update();
    }

    /// Who of the caller's organisation opened a parcel first; empty while nobody has.
    public Optional<PersonId> openedBy(Caller caller, ParcelId id) {
        return jdbc.sql("""
                select opened_by from delivery.parcel
                where id = :id and recipient = :recipient and opened_by is not null""").param("id", id.value())
                .param("recipient", caller.organisation().value())
                .query((row, n) -> new PersonId(row.getLong("opened_by"))).optional();
    }

    /// Confirms a parcel of the caller's organisation. The first confirmation stands.
    ///
    /// @return the parcel as it is now; empty when the caller's organisation has no such parcel
    @Transactional
    public Optional<Parcel> confirm(Caller caller, ParcelId id) {
        jdbc.sql("""
                update delivery.parcel
                set confirmed_at = :now, confirmed_by = :person,
                    opened_at = coalesce(opened_at, :now), opened_by = coalesce(opened_by, :person)
                where id = :id and recipient = :recipient and confirmed_at is null""")
                .param("now", OffsetDateTime.now(clock)).param("person", caller.person().value())
                .param("id", id.value()).param("recipient", caller.organisation().value()).update();
        return find(caller, id);
    }

    /// Enters confirmations that came by other means (telephone, a returned fax slip), each for the recipient it came from.
    /// One that is confirmed already stays as it is.
    ///
    /// @return how many were entered
    @Transactional
    public int enterConfirmations(UUID subject, Collection<Confirmation> confirmations) {
        return jdbc.sql("""
                update delivery.parcel
                set confirmed_at = c.at, confirmed_by = c.person, opened_at = coalesce(opened_at, c.at),
                    opened_by = coalesce(opened_by, c.person), done_at = coalesce(done_at, c.at)
                from unnest(:recipients::text[], :people::bigint[], :times::text[]::timestamptz[]) as c (recipient, person, at)
                where parcel.subject = :subject and parcel.recipient = c.recipient and parcel.confirmed_at is null""")
                .param("recipients", confirmations.stream().map(c -> c.recipient().value()).toArray(String[]::new))
                .param("people", confirmations.stream().map(c -> c.person().value()).toArray(Long[]::new))
                .param("times", confirmations.stream().map(c -> c.at().toString()).toArray(String[]::new))
                .param("subject", subject).update();
    }

    /// That somebody confirmed at a time.
    public record Confirmation(OrganisationId recipient, PersonId person, Instant at) {
    }

    /// Takes the parcels of an organisation that carry the subject out of its inbox: nothing is left to do.
    @Transactional
    public void done(OrganisationId recipient, UUID subject) {
        jdbc.sql("""
                update delivery.parcel
                set done_at = :now
                where subject = :subject and recipient = :recipient and done_at is null""")
                .param("now", OffsetDateTime.now(clock)).param("subject", subject)
                .param("recipient", recipient.value()).update();
    }

    /// Notes what somebody of the caller's organisation answers to a parcel; the latest answer stands.
    ///
    /// @return the parcel as it is now; empty when the caller's organisation has no such parcel
    @Transactional
    public Optional<Parcel> answered(Caller caller, ParcelId id, String answer) {
        jdbc.sql("""
                update delivery.parcel
                set answer = :answer, answered_at = :now
                where id = :id and recipient = :recipient""").param("answer", answer)
                .param("now", OffsetDateTime.now(clock)).param("id", id.value())
                .param("recipient", caller.organisation().value()).update();
        return find(caller, id);
    }

    /// Tells everybody who was handed the subject that it is recalled, hop by hop from the same senders. Whoever had it
    /// may know that they have it no longer, so no new clearance is asked.
    ///
    /// @param tombstone what they are told; about the same subject, with a task of its own
    /// @return how many organisations are told
    @Transactional
    public int recall(Notice tombstone) {
        if (!tombstone.task().endsWith(RECALLED))
            throw new IllegalArgumentException("The task of a tombstone is not " + tombstone.task());
        doneForAll(tombstone.subject());
        events.publishEvent(new Handed());
        return jdbc.sql("""
                insert into delivery.parcel (id, task, subject, parent, sender, recipient, occasion, tlp, importance, number,
                                             title, link, due_at, sent_at, announced_at, pursue_at, path, sectors, added)
                select distinct on (recipient) gen_random_uuid(), :task, subject, parent, sender, recipient, occasion, tlp,
                       importance, number, :title, :link, :due, :now, :announced, :pursue, path, sectors, added
                from delivery.parcel
                where subject = :subject and sender <> recipient and task <> :task
                order by recipient, sent_at
                on conflict (task, subject, recipient) do nothing""").param("task", tombstone.task())
                .param("subject", tombstone.subject()).param("title", tombstone.title()).param("link", tombstone.link())
                .param("due", Moments.columnOrNull(tombstone.dueAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("announced", Moments.columnOrNull(announced()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("pursue", Moments.columnOrNull(pursue(tombstone, clock.instant())),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /// What happened long ago and is only told again is no news to anybody.
    private static @Nullable Instant announced() {
        return HouseClock.told().orElse(null);
    }

    /// When the first step is due if nobody confirms it; never for what has no deadline, or happened long ago.
    private static @Nullable Instant pursue(Notice notice, Instant sentAt) {
        var due = notice.dueAt();
        return due == null || HouseClock.told().isPresent() ? null : PursuitStep.HALFWAY.at(sentAt, due);
    }

    /// Takes every parcel that carries the subject out of every inbox, because it was replaced or recalled.
    @Transactional
    public void doneForAll(UUID subject) {
        jdbc.sql("update delivery.parcel set done_at = :now where subject = :subject and done_at is null")
                .param("now", OffsetDateTime.now(clock)).param("subject", subject).update();
    }

    static final String SELECT = """
            select id, task, subject, parent, sender, recipient, occasion, tlp, importance, number, title, link, due_at,
                   sent_at, opened_at, confirmed_at, confirmed_by, done_at, answer, answered_at, sectors
            from delivery.parcel
            """;

    static Parcel parcel(ResultSet row, int n) throws SQLException {
        var parent = row.getObject("parent", UUID.class);
        var importance = row.getString("importance");
        var confirmedBy = row.getLong("confirmed_by");
        return new Parcel(new ParcelId(row.getObject("id", UUID.class)), row.getString("task"),
                row.getObject("subject", UUID.class), parent == null ? null : new ParcelId(parent),
                new OrganisationId(row.getString("sender")), new OrganisationId(row.getString("recipient")),
                Occasion.valueOf(row.getString("occasion")), Tlp.valueOf(row.getString("tlp")),
                importance == null ? null : Importance.valueOf(importance), row.getString("number"),
                row.getString("title"), row.getString("link"), Moments.orNull(row, "due_at"),
                Moments.of(row, "sent_at"), Moments.orNull(row, "opened_at"),
                Moments.orNull(row, "confirmed_at"), confirmedBy == 0 ? null : new PersonId(confirmedBy),
                Moments.orNull(row, "done_at"), row.getString("answer"), Moments.orNull(row, "answered_at"),
                sectors(row));
    }

    private static Set<SectorCode> sectors(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("sectors").getArray()).map(SectorCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
