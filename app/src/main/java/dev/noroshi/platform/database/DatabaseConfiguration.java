package dev.noroshi.platform.database;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import com.zaxxer.hikari.HikariDataSource;
import dev.noroshi.platform.config.NoroshiSettings;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.beans.factory.ObjectProvider;
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

    /// As the owner of the tables: for migrations, and for [Viewing] to hand on in the program's own role.
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @Qualifier("owner")
    HikariDataSource ownersConnections(Database database) {
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
        // many rows in a batch go in as one statement
        connections.addDataSourceProperty("reWriteBatchedInserts", "true");
        return connections;
    }

    @Bean
    Viewing viewing(@Qualifier("owner") HikariDataSource connections, ObjectProvider<Viewer> outside, Clock clock) {
        return new Viewing(connections, outside.getIfAvailable(() -> Viewer.NOBODY), clock);
    }

    /// Nobody gets a connection before the tables are there.
    @Bean
    DataSource dataSource(Viewing viewing, @Qualifier("owner") HikariDataSource owner,
            ObjectProvider<JavaMigration> migrations) {
        new Migrations(owner, migrations.orderedStream().toList()).run();
        return viewing.dataSource();
    }

    /// For what the rooms do in one transaction without a method of its own. It bears a name, as those of methods do, so that
    /// it is told from the transactions of libraries.
    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setName("dev.noroshi.work");
        return template;
    }

    /// What is marked as a [Crossing] is done in the name of the house.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor crossings(ObjectProvider<Viewing> viewing) {
        MethodInterceptor asHouse = call -> viewing.getObject().as(Viewer.HOUSE, call::proceed);
        var marked = new Marked(Crossing.class);
        var advisor = new DefaultPointcutAdvisor(new ComposablePointcut(marked, marked), asHouse);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return advisor;
    }

    @Bean
    static PlainTransactions plainTransactions() {
        return new PlainTransactions();
    }
}
