package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.testing.Browser;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// How the first person enters a program nobody can enter yet.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.access.first-administrator=first.admin",
        "noroshi.access.second-factor=administrator"})
class FirstAdministratorTest {

    @Autowired
    NoroshiSettings settings;
    @Autowired
    FirstAdministrator firstAdministrator;
    @LocalServerPort
    int port;

    @Test
    void theFirstAdministratorFindsALinkInTheDataFolderAndSetsUpASecondFactor() throws IOException {
        var file = settings.data().resolve(FirstAdministrator.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        var link = Files.readString(file).strip();
        var browser = new Browser(port);
        assertThat(browser.get(link).body()).contains("first.admin");
        assertThat(Browser.location(browser.post(link, "new", FrontDoor.PASSWORD))).isEqualTo("/sign-in/enrol");
        assertThat(Browser.location(browser.get("/accounts"))).startsWith("/sign-in");

        Files.delete(file);
        firstAdministrator.run(new DefaultApplicationArguments());
        assertThat(file).describedAs("now there is an account").doesNotExist();
    }
}
