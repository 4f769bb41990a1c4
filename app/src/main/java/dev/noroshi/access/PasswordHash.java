package dev.noroshi.access;

/// A password as it is kept: Argon2id with its salt. Got from [Accounts#hash].
public record PasswordHash(String encoded) {

    @Override
    public String toString() {
        return "PasswordHash[withheld]";
    }
}
