package dev.noroshi.platform.database;

import dev.noroshi.platform.start.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/// Brings the schemas of all rooms up to date at every start, unless a newer program has been here before.
///
/// To look at every migration takes Flyway a fifth of a second. So the database bears a mark, in the comment of the table of
/// migrations, of the program that saw all of them done: the same program need not look again. A copy of the database, made
/// anew from a backup, bears none.
final class Migrations {

    private static final int OLDEST_POSTGRES = 15;

    private final DataSource owner;
    private final List<JavaMigration> further;

    /// @param owner connections as the owner of the tables
    /// @param further what is not written as SQL
    Migrations(DataSource owner, List<JavaMigration> further) {
        this.owner = owner;
        this.further = List.copyOf(further);
    }

    /// The same for whoever makes the schemas elsewhere: each room has a schema of its own, so a room's migration may come in
    /// after a later one of another room.
    static FluentConfiguration configuration() {
        return Flyway.configure().locations("classpath:db/migration").defaultSchema("platform").schemas("platform")
                .table("migration").outOfOrder(true);
    }

    /// @throws CannotStart when the database is too old, too new or not ours to use
    void run() {
        checkServer();
        var program = ProgramMark.ofThis();
        if (program.isPresent() && isWhole(program.get())) return;
        migrate(configuration().dataSource(owner).javaMigrations(further.toArray(JavaMigration[]::new)).load());
        program.ifPresent(this::markWhole);
    }

    private void migrate(Flyway flyway) {
        var known = flyway.info();
        for (var applied : known.applied())
            if (isUnknown(applied))
                throw new CannotStart("このデータベースは新しい版のNoroshiで作られています。同じか新しい版のNoroshiで起動してください。",
                        "This database was written by a newer Noroshi; start it with that version or a later one");
        // a start where nothing is new need not have everything looked at a second time
        if (known.pending().length > 0 || !Arrays.stream(known.all()).allMatch(Migrations::isAsItWas)) flyway.migrate();
    }

    /// Applied, with the content this program has: otherwise Flyway says what is wrong. Making the schema is a line of
    /// Flyway's own.
    private static boolean isAsItWas(MigrationInfo migration) {
        return migration.getType().isSynthetic() || migration.getState() != MigrationState.FAILED
                && migration.isChecksumMatching() && migration.isDescriptionMatching() && migration.isTypeMatching();
    }

    /// The program works in a role of its own. Who signs in must be able to make it, or to take it on.
    private static void checkRole(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("""
                select current_user, rolsuper or case
                           when exists (select from pg_roles where rolname = 'noroshi_app')
                           then pg_has_role(current_user, (select oid from pg_roles where rolname = 'noroshi_app'), 'member')
                           else rolcreaterole end
                from pg_roles
                where rolname = current_user""")) {
            row.next();
            var user = row.getString(1);
            if (!row.getBoolean(2))
                throw new CannotStart("データベースにNoroshi用のロールがありません。管理者として次を実行してください：create role noroshi_app;"
                        + " grant noroshi_app to " + user + ";",
                        "The database lacks the role the program works in; as its administrator enter:"
                                + " create role noroshi_app; grant noroshi_app to " + user + ";");
        }
    }

    private static boolean isUnknown(MigrationInfo applied) {
        return applied.getState().isApplied() && !applied.getState().isResolved();
    }

    /// Whether this program saw every migration done that stands there now.
    boolean isWhole(ProgramMark program) {
        try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("select to_regclass('platform.migration') is not null")) {
                table.next();
                if (!table.getBoolean(1)) return false;
            }
            try (var row = statement.executeQuery("""
                    select obj_description('platform.migration'::regclass), count(*), bool_and(success)
                    from platform.migration""")) {
                row.next();
                return row.getBoolean(3) && program.text(row.getInt(2)).equals(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not ask which program the database was made by", e);
        }
    }

    void markWhole(ProgramMark program) {
        try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
            int migrations;
            try (var row = statement.executeQuery("select count(*) from platform.migration")) {
                row.next();
                migrations = row.getInt(1);
            }
            statement.execute("comment on table platform.migration is '" + program.text(migrations) + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not mark the database as whole", e);
        }
    }

    private void checkServer() {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var encoding = statement.executeQuery("show server_encoding")) {
            encoding.next();
            if (!encoding.getString(1).equals("UTF8"))
                throw new CannotStart("データベースの文字コードがUTF-8ではありません。encoding 'UTF8' で作り直してください。",
                        "The database is not in UTF-8; create it anew with encoding 'UTF8'");
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRES)
                throw new CannotStart("PostgreSQL " + version + " は対象外です。" + OLDEST_POSTGRES + " 以降を使用してください。",
                        "PostgreSQL " + version + " is too old; use version " + OLDEST_POSTGRES + " or later");
            checkRole(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not ask the database about itself", e);
        }
    }
}
