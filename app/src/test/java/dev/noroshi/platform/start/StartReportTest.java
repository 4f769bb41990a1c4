package dev.noroshi.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartReportTest {

    @Test
    void aTakenPortIsNamed() {
        var reason = StartReport.reason(new IllegalStateException(new PortInUseException(8080)));
        assertThat(reason).get().extracting(CannotStart::english).asString().contains("Port 8080", "--port");
        assertThat(reason).get().extracting(CannotStart::japanese).asString().contains("ポート 8080");
    }

    @Test
    void whatIsWrongWithADatabaseIsSaidByItsState() {
        assertThat(english("08001")).contains("cannot be reached");
        assertThat(english("28P01")).contains("user and password");
        assertThat(english("3D000")).contains("does not exist");
    }

    private static String english(String state) {
        var failure = new IllegalStateException("bean",
                new IllegalStateException("flyway", new SQLException("no", state)));
        return StartReport.reason(failure).orElseThrow().english();
    }

    @Test
    void aFaultOfOursKeepsItsStackTrace() {
        assertThat(StartReport.reason(new IllegalStateException(new NullPointerException()))).isEmpty();
        assertThat(StartReport.reason(new SQLException("syntax", "42601"))).isEmpty();
    }
}
