package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.noroshi.advisory.AdvisoryHanded;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryRecalled;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.testing.NoroshiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// What machines are to be told of waits in the order in which it happened.
@NoroshiTest
class DuesTest {

    private static final OrganisationId ONE = new OrganisationId("op-e-01");
    private static final OrganisationId TWO = new OrganisationId("op-e-02");

    @Autowired
    Dues dues;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatManyDesksHandedOnIsTakenTogetherAndARecallAlone() {
        var advisory = new AdvisoryId(UUID.randomUUID());
        var another = new AdvisoryId(UUID.randomUUID());
        var taken = transaction.execute(status -> {
            status.setRollbackOnly();
            dues.handed(new AdvisoryHanded(advisory, Set.of(ONE)));
            dues.handed(new AdvisoryHanded(another, Set.of(ONE)));
            dues.handed(new AdvisoryHanded(advisory, Set.of(ONE, TWO)));
            dues.recalled(new AdvisoryRecalled(advisory));
            var all = new ArrayList<Dues.Due>();
            for (var due = dues.take(); due.isPresent(); due = dues.take())
                if (List.of(advisory, another).contains(new AdvisoryId(due.get().subject()))) all.add(due.get());
            return all;
        });
        assertThat(taken).extracting(Dues.Due::subject, Dues.Due::event, Dues.Due::recipients).containsExactly(
                tuple(advisory.value(), Dues.Event.HANDED, Set.of(ONE, TWO)),
                tuple(another.value(), Dues.Event.HANDED, Set.of(ONE)),
                tuple(advisory.value(), Dues.Event.RECALLED, Set.of()));
    }
}
