package dev.noroshi.relay;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.IdentificationNumber.Kind;
import dev.noroshi.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives the centre's numbers: R1, R2 … for reports, T1, T2 … for advisories, each with a space of its own for drills.
///
/// A number is taken in the transaction that uses it: when that fails, the number was never given. Two that ask at once
/// wait for each other, so take it late and do nothing slow after it. Source: handbook II.2.1, figure 3.
@Component
public class Numbers {

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next number of that kind, for a first report or a first advisory.
    @Transactional(propagation = Propagation.MANDATORY)
    public IdentificationNumber next(Kind kind, Occasion occasion) {
        int main = jdbc.sql("""
                update relay.counter
                set last = last + 1
                where kind = :kind and occasion = :occasion
                returning last""").param("kind", kind.name()).param("occasion", occasion.name()).query(Integer.class)
                .single();
        return new IdentificationNumber(kind, occasion, main, 1);
    }
}
