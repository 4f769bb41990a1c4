package dev.noroshi.testing;

import dev.noroshi.platform.database.Viewer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// What differs between the program under test and the program in use: the clock, and whose PostgreSQL it is.
@TestConfiguration(proxyBeanMethods = false)
@Import(Programs.class)
class WholeProgram {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    /// A test looks into the database as the house; requests and what is done for a caller see what they see in use.
    @Bean
    Viewer outside() {
        return Viewer.HOUSE;
    }

    static final class OnFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestServer.running().freshDatabase();
            TestPropertyValues.of("noroshi.database-url=" + database).applyTo(context);
            // keys belong to one database; a test may name a folder of its own
            if ("data".equals(context.getEnvironment().getProperty("noroshi.data")))
                TestPropertyValues.of("noroshi.data=target/test-data/"
                        + database.replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1")).applyTo(context);
        }
    }

    /// Puts the clock back before each test method.
    static final class ClockFromTheBeginning implements TestExecutionListener {

        @Override
        public void beforeTestMethod(TestContext test) {
            test.getApplicationContext().getBean(SettableClock.class).reset();
        }
    }
}
