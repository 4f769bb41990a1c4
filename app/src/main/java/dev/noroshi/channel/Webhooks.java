package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Secret;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.secret.KeyFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The systems organisations want called, one each, and the secrets calls are signed with.
@Component
public class Webhooks {

    private static final int LONGEST_URL = 500;

    private final JdbcClient jdbc;
    private final ChoiceRows choices;
    private final KeyFile key;
    private final Audit audit;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, ChoiceRows choices, NoroshiSettings settings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.choices = choices;
        this.key = new KeyFile(settings.data().resolve("channel.key"));
        this.audit = audit;
        this.clock = clock;
    }

    /// What a system is sent.
    public enum Form {
        /// That something has come, and no more.
        NOTICE,
        /// Advisories as objects of STIX 2.1, as far as they may leave the pages for a desk; that something has come otherwise.
        STIX
    }

    /// A system to be called.
    record Webhook(UUID id, URI url, Form form, Secret<String> secret) {
    }

    /// What came of entering one.
    public sealed interface Entered {

        /// It is called from now on. The secret is told here and nowhere else.
        record Done(Secret<String> secret) implements Entered {
        }

        record Wrong(Problem problem) implements Entered {
        }

        /// The caller may not.
        record Forbidden() implements Entered {
        }
    }

    /// The address of the system the caller's organisation wants called; empty when there is none.
    @Transactional(readOnly = true)
    public Optional<URI> of(Caller caller) {
        return jdbc.sql("select url from channel.webhook where organisation = :organisation")
                .param("organisation", caller.organisation().value()).query(String.class).optional().map(URI::create);
    }

    /// What it is sent.
    @Transactional(readOnly = true)
    public Form form(Caller caller) {
        return jdbc.sql("select form from channel.webhook where organisation = :organisation")
                .param("organisation", caller.organisation().value()).query(String.class).optional()
                .map(Form::valueOf).orElse(Form.NOTICE);
    }

    /// Has a system called from now on, under a new secret. The desk is told by it of everything; a choice may narrow that.
    @Transactional
    public Entered enter(Caller caller, String url, Form form) {
        if (!caller.may(Permission.EDIT_DESK)) return new Entered.Forbidden();
        var address = address(url);
        if (address.isEmpty()) return new Entered.Wrong(Problem.of("url", "channel.webhook-url"));
        var row = jdbc.sql("""
                insert into channel.webhook (id, organisation, url, form, entered_at, entered_by)
                values (gen_random_uuid(), :organisation, :url, :form, :now, :person)
                on conflict (organisation) do update
                set url = excluded.url, form = excluded.form, turn = webhook.turn + 1, entered_at = excluded.entered_at,
                    entered_by = excluded.entered_by
                returning id, turn""").param("organisation", caller.organisation().value()).param("url", url.strip())
                .param("form", form.name()).param("now", OffsetDateTime.now(clock))
                .param("person", caller.person().value())
                .query((r, n) -> secret(r.getObject("id", UUID.class), r.getInt("turn"))).single();
        var desk = Party.desk(caller.organisation());
        var before = choices.of(desk, LocalDate.now(clock));
        choices.write(desk, new Arrangement(before.choices().and(Means.WEBHOOK), before.hours(), List.of(), null));
        audit.record(caller.person(), caller.organisation(), "channel.webhook.enter", caller.organisation().value());
        return new Entered.Done(row);
    }

    /// Has no system called any more.
    ///
    /// @return whether there was one the caller may remove
    @Transactional
    public boolean remove(Caller caller) {
        if (!caller.may(Permission.EDIT_DESK)) return false;
        var removed = jdbc.sql("delete from channel.webhook where organisation = :organisation")
                .param("organisation", caller.organisation().value()).update() > 0;
        if (removed)
            audit.record(caller.person(), caller.organisation(), "channel.webhook.remove",
                    caller.organisation().value());
        return removed;
    }

    private static Optional<URI> address(String url) {
        try {
            var address = new URI(url.strip());
            var isFit = "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
                    && address.getRawUserInfo() == null && url.length() <= LONGEST_URL;
            return isFit ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// The systems of some organisations, by their ids, as the address of a message names them.
    Map<OrganisationId, String> idsOf(Collection<OrganisationId> organisations) {
        var found = new HashMap<OrganisationId, String>();
        jdbc.sql("select organisation, id from channel.webhook where organisation = any(:ids)")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> found.put(new OrganisationId(row.getString("organisation")), row.getString("id")))
                .list();
        return found;
    }

    /// The systems by their ids; those removed meanwhile are left out.
    @Crossing("where an organisation wants to be called, to whoever calls it")
    @Transactional(readOnly = true)
    public Map<String, Webhook> byIds(Collection<String> ids) {
        var found = new HashMap<String, Webhook>();
        jdbc.sql("select id, url, form, turn from channel.webhook where id::text = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> found.put(row.getString("id"), new Webhook(row.getObject("id", UUID.class),
                        URI.create(row.getString("url")), Form.valueOf(row.getString("form")),
                        secret(row.getObject("id", UUID.class), row.getInt("turn")))))
                .list();
        return found;
    }

    private Secret<String> secret(UUID id, int turn) {
        return Secret.of("whsec_" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(sign(key.read(), "webhook:" + id + ":" + turn)));
    }

    /// HMAC-SHA256 of a text.
    static byte[] sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
