package dev.noroshi.access;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB,
            PASSES);
    // each hash takes a core and 19 MiB; when thousands sign in at once for an exercise, they queue here
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());
    private volatile String nobodys = "";

    PasswordHash hash(String password) {
        atOnce.acquireUninterruptibly();
        try {
            return new PasswordHash(encoder.encode(password));
        } finally {
            atOnce.release();
        }
    }

    boolean matches(String password, PasswordHash hash) {
        atOnce.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash.encoded());
        } finally {
            atOnce.release();
        }
    }

    /// Takes as long as [#matches], for a login nobody has: the time must not tell which logins exist.
    void matchNobody(String password) {
        if (nobodys.isEmpty()) nobodys = hash("nobody").encoded();
        matches(password, new PasswordHash(nobodys));
    }
}
