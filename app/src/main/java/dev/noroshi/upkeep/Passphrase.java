package dev.noroshi.upkeep;

import dev.noroshi.platform.start.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/// What a backup is encrypted with: from a file, from the environment, or typed. Never from the command line, which every
/// user of a machine can read.
final class Passphrase {

    static final String VARIABLE = "NOROSHI_BACKUP_PASSPHRASE";
    private static final int SHORTEST = 12;

    private Passphrase() {
    }

    /// For a backup that is about to be made: not too short, and typed twice if it is typed.
    static char[] forBackup(Arguments asked) {
        var given = given(asked);
        if (given == null) {
            given = typed("Passphrase パスフレーズ: ");
            if (!Arrays.equals(given, typed("Again もう一度: ")))
                throw new CannotStart("2回の入力が一致しません。", "the two passphrases differ");
        }
        if (given.length < SHORTEST)
            throw new CannotStart("パスフレーズが短すぎます。" + SHORTEST + "文字以上にしてください。",
                    "the passphrase is too short; use at least " + SHORTEST + " characters");
        return given;
    }

    static char[] forRestore(Arguments asked) {
        var given = given(asked);
        return given == null ? typed("Passphrase パスフレーズ: ") : given;
    }

    private static char @org.jspecify.annotations.Nullable [] given(Arguments asked) {
        if (asked.has("passphrase-file")) {
            var file = asked.needed("passphrase-file");
            try {
                return Files.readString(file).strip().toCharArray();
            } catch (IOException e) {
                throw new CannotStart("パスフレーズのファイル " + file + " を読めません。",
                        "the passphrase file " + file + " cannot be read", e);
            }
        }
        var variable = System.getenv(VARIABLE);
        return variable == null || variable.isEmpty() ? null : variable.toCharArray();
    }

    private static char[] typed(String prompt) {
        var console = System.console();
        var typed = console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
        if (typed == null)
            throw new CannotStart("パスフレーズがありません。--passphrase-file か環境変数 " + VARIABLE + " で渡してください。",
                    "there is no passphrase; give it with --passphrase-file or in " + VARIABLE);
        return typed;
    }
}
