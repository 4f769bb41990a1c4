package dev.noroshi.platform.database;

import dev.noroshi.kernel.Reads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every connection in whose name it asks, before anybody can ask anything with it.
///
/// The policies of the tables read settings of the session: `noroshi.viewer` and `noroshi.centre` say which organisation, `noroshi.day`
/// which day it is,
/// `noroshi.person` and `noroshi.reads` (with `…reads_if_concerned` and `…concerned`) who of it and which markings they may
/// read. They hold for the role `noroshi_app`, in which the program works; only migrations work as the owner of the tables.
public final class Viewing {

    private static final Logger LOG = LoggerFactory.getLogger(Viewing.class);

    private static final String TELL = """
            select set_config('role', 'noroshi_app', false), set_config('noroshi.viewer', ?, false),
                   set_config('noroshi.centre', ?, false), set_config('noroshi.reads', ?, false),
                   set_config('noroshi.person', '', false), set_config('noroshi.reads_if_concerned', '', false),
                   set_config('noroshi.concerned', '', false), set_config('noroshi.day', ?, false)""";

    /// The database keeps to what it finds itself, where that is narrower.
    private static final String TELL_PERSON = """
            select set_config('role', 'noroshi_app', false), set_config('noroshi.viewer', ?, false),
                   set_config('noroshi.centre', ?, false), set_config('noroshi.reads', n.always, false),
                   set_config('noroshi.person', ?, false),
                   set_config('noroshi.reads_if_concerned', n.if_concerned, false),
                   set_config('noroshi.concerned', n.concerned, false), set_config('noroshi.day', ?, false)
            from platform.narrowed(?, ?, ?, ?, ?, ?) n""";

    /// Stands for the house in the setting; no organisation has such an id.
    private static final String HOUSE = "*";

    private final ScopedValue<Asking> asking = ScopedValue.newInstance();
    private final Viewer outside;
    private final Clock clock;
    private final DataSource dataSource;

    /// @param connections in which the owner of the tables is signed in
    /// @param outside who is asking where nobody said so
    /// @param clock says on which day somebody asks: what they may see is decided as of it
    public Viewing(DataSource connections, Viewer outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
        this.dataSource = new Told(connections);
    }

    /// Connections that know in whose name they ask.
    public DataSource dataSource() {
        return dataSource;
    }

    /// In whose name this thread asks now.
    public Viewer viewer() {
        return asking.isBound() ? asking.get().viewer() : outside;
    }

    /// Which markings whoever is asking now may read.
    public Reads reads() {
        return viewer().reads();
    }

    /// Does the work in somebody's name, also inside a transaction that began in another's.
    public <T extends @Nullable Object, X extends Throwable> T as(Viewer viewer,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        // what has no transaction of its own gets a connection that is told when it is taken: who asked before need not be found out
        if (!TransactionSynchronizationManager.hasResource(dataSource)) return asFound(() -> viewer, work);
        var before = viewer();
        return viewer.equals(before) ? work.call() : asFound(() -> viewer, () -> inTransaction(viewer, before, work));
    }

    /// Does the work in the name of somebody who is found out when it is first asked for; what is asked meanwhile, is
    /// asked in nobody's name.
    public <T extends @Nullable Object, X extends Throwable> T asFound(Supplier<Viewer> viewer,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(asking, new Asking(viewer)).call(work);
    }

    private <T extends @Nullable Object, X extends Throwable> T inTransaction(Viewer viewer, Viewer before,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        tellTransaction(viewer);
        try {
            return work.call();
        } finally {
            tellTransaction(before);
        }
    }

    private void tellTransaction(Viewer viewer) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            tell(connection, viewer);
        } catch (SQLException e) {
            // the transaction has failed, and is rolled back together with what it was told
            LOG.debug("A failed transaction could not be told who is asking", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void tell(Connection connection, Viewer viewer) throws SQLException {
        switch (viewer) {
            case Viewer.Nobody _ -> tell(connection, "", "off", viewer.reads());
            case Viewer.House _ -> tell(connection, HOUSE, "off", viewer.reads());
            case Viewer.Of of when of.reader().isPresent() -> tell(connection, of, of.reader().get());
            case Viewer.Of of -> tell(connection, of.organisation().value(), of.centre() ? "on" : "off", of.reads());
        }
    }

    private void tell(Connection connection, String viewer, String centre, Reads reads) throws SQLException {
        try (var telling = connection.prepareStatement(TELL)) {
            telling.setString(1, viewer);
            telling.setString(2, centre);
            telling.setString(3, listed(reads.always()));
            telling.setString(4, LocalDate.now(clock).toString());
            telling.execute();
        }
    }

    private void tell(Connection connection, Viewer.Of viewer, Viewer.Reader reader) throws SQLException {
        try (var telling = connection.prepareStatement(TELL_PERSON)) {
            telling.setString(1, viewer.organisation().value());
            telling.setString(2, viewer.centre() ? "on" : "off");
            telling.setString(3, Long.toString(reader.person().value()));
            telling.setString(4, LocalDate.now(clock).toString());
            telling.setLong(5, reader.person().value());
            telling.setString(6, viewer.organisation().value());
            telling.setObject(7, reader.on());
            telling.setString(8, listed(reader.reads().always()));
            telling.setString(9, listed(reader.reads().ifConcerned()));
            telling.setString(10, listed(reader.reads().sectors()));
            telling.execute();
        }
    }

    private static String listed(Collection<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /// Who is asking in this thread, found out once.
    private static final class Asking {
        private final Supplier<Viewer> finding;
        private @Nullable Viewer found;
        private boolean isLooking;

        Asking(Supplier<Viewer> finding) {
            this.finding = finding;
        }

        Viewer viewer() {
            if (found != null) return found;
            if (isLooking) return Viewer.NOBODY;
            isLooking = true;
            try {
                found = finding.get();
                return found;
            } finally {
                isLooking = false;
            }
        }
    }

    private final class Told extends DelegatingDataSource {

        Told(DataSource connections) {
            super(connections);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var viewer = viewer();
            var connection = super.getConnection();
            try {
                tell(connection, viewer);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}
