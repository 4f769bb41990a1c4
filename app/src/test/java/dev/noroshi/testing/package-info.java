/// What tests of every room stand on: a real database, and a clock that goes when told to.
///
/// - [DatabaseTest] on a test class: a fresh, migrated database for the class, without Spring. `DataSource`,
///   `JdbcClient`, `TransactionTemplate`, `TestDatabase` and `SettableClock` are handed to constructor and methods.
/// - [NoroshiTest] on a test class: the whole program on a free port, on such a database, with the same clock.
@NullMarked
package dev.noroshi.testing;

import org.jspecify.annotations.NullMarked;
