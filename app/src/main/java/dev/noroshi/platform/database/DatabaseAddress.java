package dev.noroshi.platform.database;

import org.jspecify.annotations.Nullable;

/// How to reach a PostgreSQL.
///
/// @param url the JDBC URL
/// @param user the role to sign in as; none when the driver is to find it
/// @param password its password; none when the server asks for none
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

    /// Names neither URL nor password: the URL of an external database may hold one.
    @Override
    public String toString() {
        return "DatabaseAddress[withheld]";
    }
}
