package dev.noroshi.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.noroshi.testing.NoroshiTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What the log says goes where SECURITY.md says it goes (ASVS 16.2.3).
@NoroshiTest
class LogDestinationTest {

    @Test
    void theLogGoesToTheOutputOfTheProgramAndNowhereElse() {
        var destinations = new ArrayList<Appender<?>>();
        for (var logger : ((LoggerContext) LoggerFactory.getILoggerFactory()).getLoggerList())
            logger.iteratorForAppenders().forEachRemaining(destinations::add);
        assertThat(destinations).isNotEmpty().allSatisfy(each -> assertThat(each).isInstanceOf(ConsoleAppender.class));
    }
}
