package dev.noroshi.platform.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells the administrator in one sentence of each language why the program cannot start, when it is something an
/// administrator can put right. Everything else is a fault of ours and keeps its stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartReport implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var reason = reason(failure);
        reason.ifPresent(each -> {
            // Japanese must come out whatever the locale of the machine is
            var out = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            out.println("起動できません: " + each.japanese());
            out.println("Noroshi cannot start: " + each.english());
        });
        return reason.isPresent();
    }

    static Optional<CannotStart> reason(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart known -> {
                    return Optional.of(known);
                }
                case PortInUseException taken -> {
                    return Optional.of(portTaken(taken.getPort()));
                }
                case SQLException refused -> {
                    return ofDatabase(refused);
                }
                default -> {
                    // look further down
                }
            }
        }
        return Optional.empty();
    }

    private static CannotStart portTaken(int port) {
        return new CannotStart("ポート " + port + " は別のプログラムが使用中です。--port で別の番号を指定してください。",
                "Port " + port + " is taken by another program; choose another one with --port");
    }

    /// By SQL state: class 08 is the connection, class 28 the sign-in, 3D000 an unknown database.
    private static Optional<CannotStart> ofDatabase(SQLException refused) {
        var state = Optional.ofNullable(refused.getSQLState()).orElse("");
        if (state.startsWith("08"))
            return Optional.of(new CannotStart("データベースに接続できません。URLのホスト名とポート、データベースが起動しているかを確認してください。",
                    "The database cannot be reached; check host and port in its URL, and that it is running", refused));
        if (state.startsWith("28"))
            return Optional.of(new CannotStart("データベースに拒否されました。URLのユーザー名とパスワードを確認してください。",
                    "The database refused the sign-in; check user and password in its URL", refused));
        if (state.equals("3D000"))
            return Optional.of(new CannotStart("URLに書かれたデータベースが存在しません。先に作成してください。",
                    "The database named in the URL does not exist; create it first", refused));
        return Optional.empty();
    }
}
