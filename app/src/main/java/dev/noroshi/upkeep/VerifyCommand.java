package dev.noroshi.upkeep;

import dev.noroshi.audit.TrailKeys;
import dev.noroshi.audit.Verdict;
import dev.noroshi.audit.Verification;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.database.DatabaseAddress;
import dev.noroshi.platform.database.StandingDatabase;
import dev.noroshi.platform.start.CannotStart;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// `verify`: recomputes the trail and says what it found.
final class VerifyCommand {

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    VerifyCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    int run(Arguments asked) {
        try (var database = StandingDatabase.reach(asked.database())) {
            var connections = connections(database.address());
            if (asked.has("new-key")) {
                var fingerprint = TrailKeys.renew(connections, asked.data(), clock);
                out.println("署名鍵を新しくしました。指紋: " + fingerprint);
                out.println("The signing key was renewed. Fingerprint: " + fingerprint);
            }
            return tell(verdict(connections, Files.isDirectory(asked.data()) ? asked.data() : null));
        }
    }

    private static Verdict verdict(DataSource connections, @Nullable Path data) {
        try (var connection = connections.getConnection()) {
            return Verification.of(connection, data);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private int tell(Verdict verdict) {
        for (var remark : verdict.remarks())
            switch (remark) {
            case NOT_COMPARED -> {
                out.println("データフォルダーの鍵とは照らし合わせていません。");
                out.println("Not compared with the key of a data folder.");
            }
            case KEY_NOT_ENDORSED -> {
                out.println("前の鍵の署名がない鍵があります。指紋を控えと見比べてください。");
                out.println("A key was not signed by the one before it; compare its fingerprint with your notes.");
            }
            }
        if (verdict.fault().isPresent()) {
            err.println(verdict.fault().get().sentence(Language.JA));
            err.println("noroshi: " + verdict.fault().get().sentence(Language.EN));
            return 1;
        }
        out.println("証跡 " + verdict.lines() + " 行に異常はありません（署名は " + verdict.covered() + " 行目まで、封を待つ行 "
                + verdict.unsealed() + "）。");
        out.println("The trail is sound: " + verdict.lines() + " lines, signed up to line " + verdict.covered() + ", "
                + verdict.unsealed() + " waiting for a seal.");
        return 0;
    }

    static DataSource connections(DatabaseAddress address) {
        var source = new DriverManagerDataSource(address.url());
        var who = new Properties();
        if (address.user() != null) who.setProperty("user", address.user());
        if (address.password() != null) who.setProperty("password", address.password());
        source.setConnectionProperties(who);
        try {
            DriverManager.getDriver(address.url());
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return source;
    }

    static CannotStart unreadable(SQLException e) {
        return new CannotStart("データベースを読めません。動いているか、ユーザーに権限があるかを確認してください。",
                "The database cannot be read; check that it is running and that the user may read it", e);
    }
}
