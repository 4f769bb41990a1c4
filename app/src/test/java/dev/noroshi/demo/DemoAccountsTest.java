package dev.noroshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Accounts;
import dev.noroshi.directory.Directory;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@NoroshiTest
class DemoAccountsTest {

    @Autowired
    Accounts accounts;
    @Autowired
    Directory directory;
    @TempDir
    Path folder;

    @Test
    void thePasswordsAreOnDiskBeforeTheAccountsAreAndGetTheirNameAfter() throws IOException {
        var demo = new DemoAccounts(accounts, directory, new SettableClock());
        demo.publish(folder); // of a world told long ago
        demo.write(folder.resolve("data"), List.of());
        assertThat(folder.resolve("data").resolve(DemoAccounts.FILE)).doesNotExist();
        // the program may be killed here; the next start names the file
        demo.publish(folder.resolve("data"));
        demo.publish(folder.resolve("data"));
        var file = folder.resolve("data").resolve(DemoAccounts.FILE);
        assertThat(Files.readString(file)).startsWith("login,password,api_token,role");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**.csv");
    }
}
