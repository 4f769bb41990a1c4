package dev.noroshi.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every connection in whose name it asks, before anybody can ask anything with it.
///
/// The policies of the tables read three settings of the session, `noroshi.viewer`, `noroshi.centre` and `noroshi.day`,
/// and hold for the role `noroshi_app`, in which the program works; only migrations work as the owner of the tables.
public final class Viewing {

    private static final Logger LOG = LoggerFactory.getLogger(Viewing.class);

    private static final String TELL = """
            select set_config('role', 'noroshi_app', false), set_config('noroshi.viewer', ?, false),
                   set_config('noroshi.centre', ?, false), set_config('noroshi.day', ?, false)""";

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

    /// Does the work in somebody's name, also inside a transaction that began in another's.
    public <T extends @Nullable Object, X extends Throwable> T as(Viewer viewer,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        var before = viewer();
        if (viewer.equals(before)) return work.call();
        return ScopedValue.where(asking, new Asking(() -> viewer)).call(() -> inTransaction(viewer, before, work));
    }

    /// Does the work in the name of somebody who is found out when it is first asked for; what is asked meanwhile, is
    /// asked in nobody's name.
    public <T extends @Nullable Object, X extends Throwable> T asFound(Supplier<Viewer> viewer,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(asking, new Asking(viewer)).call(work);
    }

    private <T extends @Nullable Object, X extends Throwable> T inTransaction(Viewer viewer, Viewer before,
            ScopedValue.CallableOp<? extends T, X> work) throws X {
        // what has no transaction of its own gets a connection that is told when it is taken
        if (!TransactionSynchronizationManager.hasResource(dataSource)) return work.call();
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
        try (var telling = connection.prepareStatement(TELL)) {
            telling.setString(1, switch (viewer) {
                case Viewer.Nobody _ -> "";
                case Viewer.Of(var organisation, var _) -> organisation.value();
                case Viewer.House _ -> HOUSE;
            });
            telling.setString(2, viewer instanceof Viewer.Of(var _, var centre) && centre ? "on" : "off");
            telling.setString(3, LocalDate.now(clock).toString());
            telling.execute();
        }
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
