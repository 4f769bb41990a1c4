package dev.noroshi.testing;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A fresh database for one test class, gone when it is closed.
public final class TestDatabase implements AutoCloseable {

    private final String url;
    private final HikariDataSource dataSource = new HikariDataSource();

    private TestDatabase(String url) {
        this.url = url;
        dataSource.setJdbcUrl(url);
        dataSource.setMaximumPoolSize(16);
        dataSource.setMinimumIdle(0);
    }

    /// With every room's schema in it, empty.
    public static TestDatabase migrated() {
        return new TestDatabase(TestServer.running().freshDatabase());
    }

    /// With nothing in it.
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.running().emptyDatabase());
    }

    /// With nothing in it, of a user who has no part in the program's role.
    public static TestDatabase ofAStranger() {
        return new TestDatabase(TestServer.running().strangersDatabase());
    }

    /// The URL with user and password, as an administrator would give it.
    public String url() {
        return url;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public void close() {
        dataSource.close();
        TestServer.running().drop(url);
    }
}
