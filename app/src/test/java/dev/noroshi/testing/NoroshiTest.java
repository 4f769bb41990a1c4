package dev.noroshi.testing;

import dev.noroshi.Noroshi;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/// Starts the whole program on a free port and a fresh database. Classes with the same settings share the program and
/// with it the database, so a test makes the rows it needs and counts on no empty table.
///
/// The clock is a [SettableClock], which every test method finds at [SettableClock#BEGINNING].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {Noroshi.class,
        WholeProgram.class}, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WholeProgram.OnFreshDatabase.class)
@TestExecutionListeners(listeners = WholeProgram.ClockFromTheBeginning.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface NoroshiTest {
}
