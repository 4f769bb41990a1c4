package dev.noroshi.taxii;

import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.stix.StixId;
import dev.noroshi.taxii.Collection.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The collections there are. They are made when they are first needed, with the same ids everywhere.
@Component
@Crossing("which collections there are; who sees which is asked apart")
class Collections {

    private static final UUID SPACE = UUID.fromString("6a8f5b0e-6f0d-5c3f-8a3c-2f3f6f4f7c11");

    private final JdbcClient jdbc;
    private final Directory directory;

    Collections(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public List<Collection> all() {
        return jdbc.sql("select number, id, kind, code from taxii.collection order by number")
                .query((row, n) -> new Collection(row.getInt("number"), row.getObject("id", UUID.class),
                        Kind.valueOf(row.getString("kind")), row.getString("code")))
                .list();
    }

    /// Makes those that everybody has.
    @Transactional
    public void make() {
        make(Kind.ALL, "");
        make(Kind.DRILL, "");
        Arrays.stream(Tlp.values()).forEach(tlp -> make(Kind.TLP, tlp.name()));
        directory.sectors().forEach(sector -> make(Kind.SECTOR, sector.code().value()));
        make(Kind.C4TAP, "");
        make(Kind.C4TAP_DRILL, "");
        Arrays.stream(Importance.values()).forEach(each -> make(Kind.PRODUCT, each.name()));
    }

    /// The quarantine of an organisation, made when there is none.
    @Transactional
    public Collection quarantine(OrganisationId organisation) {
        return quarantine(organisation.value());
    }

    /// The quarantine of somebody who is no organisation of ours.
    @Transactional
    public Collection quarantine(String holder) {
        return find(Kind.QUARANTINE, holder).orElseGet(() -> {
            make(Kind.QUARANTINE, holder);
            return find(Kind.QUARANTINE, holder).orElseThrow();
        });
    }

    private Optional<Collection> find(Kind kind, String code) {
        return all().stream().filter(each -> each.kind() == kind && each.code().equals(code)).findFirst();
    }

    private void make(Kind kind, String code) {
        jdbc.sql("""
                insert into taxii.collection (id, kind, code) values (:id, :kind, :code)
                on conflict (kind, code) do nothing""").param("id", StixId.version5(SPACE, kind + ":" + code))
                .param("kind", kind.name()).param("code", code).update();
    }
}
