package dev.noroshi.channel;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Organisations of which nobody could be told by mail what had come, because no address is recorded there.
@Component
public class WithoutAddress {

    private final JdbcClient jdbc;

    WithoutAddress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param since the first time
    /// @param last the last time
    public record Untold(OrganisationId organisation, Instant since, Instant last) {
    }

    /// Those among some organisations. Who asks sees their own and those they handed something to, the house sees all.
    public List<Untold> among(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select organisation, min(ended_at) as since, max(ended_at) as last_at from channel.message
                where state = 'DEAD' and cause = 'NO_ADDRESS' and means = 'MAIL' and parcel is not null
                  and organisation = any(:ids)
                group by organisation order by organisation""")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> new Untold(new OrganisationId(row.getString("organisation")),
                        Moments.of(row, "since"),
                        Moments.of(row, "last_at")))
                .list();
    }
}
