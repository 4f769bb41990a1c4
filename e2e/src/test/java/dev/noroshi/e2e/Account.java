package dev.noroshi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Somebody of the fictional world, as `demo-accounts.csv` lists them.
record Account(String login, String password, String token, String role, String organisation, String organisationClass,
        String sector) {

    static List<Account> read(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank()).map(Account::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No accounts in " + file, e);
        }
    }

    /// No cell of that file holds a comma.
    private static Account of(String line) {
        var cells = line.split(",", -1);
        return new Account(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
}
