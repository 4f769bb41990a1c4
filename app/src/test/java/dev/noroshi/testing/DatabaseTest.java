package dev.noroshi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives a test class a fresh, migrated database of its own, without Spring. Constructor and methods may ask for
/// `DataSource`, `JdbcClient`, `TransactionTemplate`, [TestDatabase] and [SettableClock]; all methods of the class share
/// the database, each begins with the clock at [SettableClock#BEGINNING].
///
/// ```java
/// @DatabaseTest
/// class LedgerTest {
///     private final Ledger ledger;
///
///     LedgerTest(JdbcClient jdbc, SettableClock clock) {
///         ledger = new Ledger(jdbc, clock);
///     }
/// }
/// ```
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseExtension.class)
public @interface DatabaseTest {
}
