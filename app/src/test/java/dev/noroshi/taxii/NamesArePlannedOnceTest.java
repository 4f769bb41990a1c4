package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.testing.NoroshiTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The way to an object's name is the same for every name: the database does not think it over each time.
@NoroshiTest
class NamesArePlannedOnceTest {

    /// More than a connection asks before it lets the database keep a question.
    private static final int OFTEN = 20;

    @Autowired
    ApplicationContext program;
    @Autowired
    Sights sights;
    @Autowired
    Shelf shelf;
    @Autowired
    Entries entries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    private record Plans(int kept, int anew) {
    }

    @Test
    void whoAsksForManyObjectsByTheirNamesHasThemLookedForByOnePlan() {
        var sight = sights.of(new Stage(program).ministry());
        var collection = shelf.find(sight, "all").orElseThrow();
        var plans = transaction.execute(_ -> {
            for (var n = 0; n < OFTEN; n++)
                entries.page(collection, sight, asked().about(Envelope.indicatorId(), Pager.Of.OBJECTS),
                        Optional.empty(), 100, Entries.Part.WHOLE);
            return jdbc.sql("""
                    select sum(generic_plans) as kept, sum(custom_plans) as anew from pg_prepared_statements
                    where statement like '%from taxii.entry e%e.id = any%'""")
                    .query((row, n) -> new Plans(row.getInt("kept"), row.getInt("anew"))).single();
        });
        assertThat(plans.kept()).isPositive();
        assertThat(plans.anew()).isZero();
    }

    private static Asked asked() {
        return switch (Asked.read("")) {
            case Asked.Read.Good(var asked) -> asked;
            case Asked.Read.Bad(var problem) -> throw new AssertionError(problem);
        };
    }
}
