package dev.noroshi.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.noroshi.platform.config.NoroshiSettings;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the rooms their connections.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// Virtual threads make as many requests as there are people; the database works best on a few at a time.
    private static final int CONNECTIONS = 20;

    /// Whoever reports would rather wait than be sent away.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The program has begun to open one before, see [EarlyDatabase]; a test has not.
    @Bean(destroyMethod = "close")
    Database database(NoroshiSettings settings, ObjectProvider<EarlyDatabase.Opening> early) {
        var opening = early.getIfAvailable();
        return opening == null ? DatabaseSource.of(settings).open() : opening.opened();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database) {
        var address = database.address();
        var connections = new HikariDataSource();
        connections.setPoolName("noroshi");
        connections.setJdbcUrl(address.url());
        if (address.user() != null) connections.setUsername(address.user());
        if (address.password() != null) connections.setPassword(address.password());
        connections.setMaximumPoolSize(CONNECTIONS);
        connections.setMinimumIdle(2);
        connections.setConnectionTimeout(PATIENCE.toMillis());
        connections.addDataSourceProperty("ApplicationName", "noroshi");
        return connections;
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return new Migrations();
    }
}
