package dev.noroshi.mailin;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.database.Crossing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is to be written back, as rows, so that it is written although the program is killed in between.
@Component
class Replies {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_TRIES = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    Replies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is said.
    enum Message {
        /// A draft waits.
        DRAFTED,
        /// The file could not be read as the form.
        UNREADABLE
    }

    /// @param address registered for the sender
    /// @param problems what must be put right in the file
    /// @param unread what found no field of the form
    /// @param link where the draft is, from the first slash
    @PersonalData
    record Reply(UUID id, MailId mail, String address, Language language, Message message, int problems, int unread,
            String link, int attempts) {
        @Override
        public String toString() {
            return "Reply " + id + " [withheld]";
        }
    }

    void enter(Reply reply) {
        jdbc.sql("""
                insert into mailin.reply (id, mail, address, language, message, problems, unread, link, due_at, state)
                values (:id, :mail, :address, :language, :message, :problems, :unread, :link, :now, 'WAITING')""")
                .param("id", reply.id()).param("mail", reply.mail().value()).param("address", reply.address())
                .param("language", reply.language().name()).param("message", reply.message().name())
                .param("problems", reply.problems()).param("unread", reply.unread()).param("link", reply.link())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /// Claims those that are due; who dies with them is followed by another.
    @Crossing("what is to be written back, to whoever sends it")
    @Transactional
    public List<Reply> claim(int limit) {
        return jdbc.sql("""
                update mailin.reply set claimed_until = :lease, attempts = attempts + 1
                where id in (select id from mailin.reply
                             where state = 'WAITING' and due_at <= :now and (claimed_until is null or claimed_until < :now)
                             order by due_at, id limit :limit for update skip locked)
                returning *""").param("now", OffsetDateTime.now(clock))
                .param("lease", OffsetDateTime.now(clock).plus(LEASE)).param("limit", limit).query(Replies::reply)
                .list();
    }

    @Crossing("that something was written back, to where it is noted")
    @Transactional
    public void handed(Reply reply) {
        jdbc.sql("update mailin.reply set state = 'HANDED', claimed_until = null where id = :id")
                .param("id", reply.id())
                .update();
    }

    /// It did not work; it is tried again after one minute, two, four …
    ///
    /// @param isFinal whether the server will never take it
    @Crossing("that something could not be written back, to where it is noted")
    @Transactional
    public void failed(Reply reply, boolean isFinal) {
        var pause = Duration.ofMinutes(1L << Math.min(reply.attempts() - 1, 6));
        jdbc.sql("update mailin.reply set state = :state, due_at = :due, claimed_until = null where id = :id")
                .param("state", isFinal || reply.attempts() >= MOST_TRIES ? "DEAD" : "WAITING")
                .param("due", OffsetDateTime.now(clock).plus(pause)).param("id", reply.id()).update();
    }

    private static Reply reply(ResultSet row, int n) throws SQLException {
        return new Reply(row.getObject("id", UUID.class), new MailId(row.getObject("mail", UUID.class)),
                row.getString("address"), Language.valueOf(row.getString("language")),
                Message.valueOf(row.getString("message")), row.getInt("problems"), row.getInt("unread"),
                row.getString("link"), row.getInt("attempts"));
    }
}
