package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.taxii.Publication.Reach;
import dev.noroshi.testing.NoroshiTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The database asks once, for all that is put in together, whether it belongs to a collection and an audience; and what it
/// belongs to stays.
@NoroshiTest
class EntriesBelongTest {

    private static final int NOBODY = 0;

    @Autowired
    Appending appending;
    @Autowired
    Collections collections;
    @Autowired
    Feed feed;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    Collection collection;
    int audience;

    @BeforeEach
    void aCollection() {
        collection = collections.quarantine(new OrganisationId("belonging-test"));
        audience = transaction.execute(_ -> feed.audience(feed.marking(Tlp.CLEAR, Set.of(), Set.of()),
                new Reach.Everybody()));
        jdbc.sql("delete from taxii.entry where collection = :c").param("c", collection.number()).update();
    }

    private static Appending.Added object(String id, String modified, int audience) {
        return new Appending.Added(id, "indicator", "2.1", Instant.parse(modified), audience, null, "{}");
    }

    private void append(Appending.Added... objects) {
        transaction.executeWithoutResult(_ -> appending.append(collection, List.of(objects)));
    }

    private List<String> alone() {
        return jdbc.sql("""
                select to_char(version at time zone 'UTC', 'YYYY-MM-DD') from taxii.entry
                where collection = :c and is_alone order by version""").param("c", collection.number())
                .query(String.class).list();
    }

    @Test
    void whatIsForNobodyWeKnowIsNotPutIn() {
        assertThatThrownBy(() -> append(object(Envelope.indicatorId(), Envelope.T1, audience),
                object(Envelope.indicatorId(), Envelope.T1, NOBODY)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(alone()).isEmpty();
    }

    @Test
    void whatBelongsToNoCollectionIsNotPutIn() {
        append(object(Envelope.indicatorId(), Envelope.T1, audience));
        assertThatThrownBy(() -> jdbc.sql("""
                insert into taxii.entry (collection, added, audience, id, type, spec_version, version, is_alone,
                                         is_versioned, body)
                select 0, added, audience, id, type, spec_version, version, is_alone, is_versioned, body
                from taxii.entry where collection = :c""").param("c", collection.number()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from taxii.collection where number = :c and :a > 0",
            "update taxii.collection set number = default where number = :c and :a > 0",
            "delete from taxii.audience where id = :a and :c > 0",
            "update taxii.audience set id = default where id = :a and :c > 0",
            "update taxii.entry set audience = :a + 1 where collection = :c",
            "update taxii.entry set collection = collection + 1 where collection = :c and :a > 0"})
    void whatAnEntryBelongsToStays(String change) {
        append(object(Envelope.indicatorId(), Envelope.T1, audience));
        assertThatThrownBy(
                () -> jdbc.sql(change).param("c", collection.number()).param("a", audience).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anObjectIsAloneUntilAnotherVersionOfItComes() {
        var id = Envelope.indicatorId();
        append(object(id, "2026-01-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-01-01");
        append(object(Envelope.indicatorId(), "2026-02-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-01-01", "2026-02-01");
        append(object(id, "2026-03-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-02-01");
    }

    @Test
    void twoVersionsOfAnObjectThatComeTogetherAreNotAlone() {
        var id = Envelope.indicatorId();
        append(object(id, "2026-01-01T00:00:00Z", audience), object(id, "2026-02-01T00:00:00Z", audience),
                object(Envelope.indicatorId(), "2026-03-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-03-01");
    }

    @Test
    void whatComesTwiceTogetherIsKeptOnce() {
        var id = Envelope.indicatorId();
        append(object(id, "2026-01-01T00:00:00Z", audience), object(id, "2026-01-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-01-01");
        append(object(id, "2026-01-01T00:00:00Z", audience));
        assertThat(alone()).containsExactly("2026-01-01");
    }
}
