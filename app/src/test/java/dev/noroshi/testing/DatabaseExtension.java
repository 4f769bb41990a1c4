package dev.noroshi.testing;

import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the database when a class first asks for it, and drops it after the class.
final class DatabaseExtension implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(DatabaseExtension.class);
    private static final Set<Class<?>> OFFERED = Set.of(DataSource.class, JdbcClient.class, TransactionTemplate.class,
            TestDatabase.class, SettableClock.class, Clock.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var wanted = parameter.getParameter().getType();
        if (wanted == SettableClock.class || wanted == Clock.class) return clock(context);
        var database = database(context);
        if (wanted == DataSource.class) return database.dataSource();
        if (wanted == JdbcClient.class) return database.jdbc();
        if (wanted == TransactionTemplate.class) return database.transactions();
        return database;
    }

    private static TestDatabase database(ExtensionContext context) {
        // a nested class shares the database of the class around it
        var whole = context;
        while (whole.getParent().flatMap(ExtensionContext::getTestClass).isPresent())
            whole = whole.getParent().get();
        return whole.getStore(OURS).computeIfAbsent("database", _ -> TestDatabase.migrated(), TestDatabase.class);
    }

    /// One for the test method and the instance made for it.
    private static SettableClock clock(ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent("clock", _ -> new SettableClock(), SettableClock.class);
    }
}
