package dev.noroshi.mailin;

import dev.noroshi.channel.Ending;
import dev.noroshi.channel.Party;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ends of the certificates people sign their mails to us with, but for those that have another one that lasts longer.
@Component
class CertificateEnding implements Ending {

    private final JdbcClient jdbc;

    CertificateEnding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String task() {
        return "mailin.certificate";
    }

    @Override
    public List<End> between(Instant after, Instant by) {
        return jdbc.sql("""
                select c.fingerprint, c.organisation, c.person, c.not_after
                from mailin.certificate c
                where c.not_after > :after and c.not_after <= :by
                  and not exists (select from mailin.certificate o
                                  where o.person = c.person and o.not_after > c.not_after)
                order by c.not_after, c.fingerprint""").param("after", after.atOffset(ZoneOffset.UTC))
                .param("by", by.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new End(
                        UUID.nameUUIDFromBytes(("mail " + row.getString("fingerprint"))
                                .getBytes(StandardCharsets.US_ASCII)),
                        Moments.of(row, "not_after"), "/settings/mail-certificates",
                        new Whom.Holder(new Party(new OrganisationId(row.getString("organisation")),
                                new PersonId(row.getLong("person"))))))
                .list();
    }
}
