package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What people change about their own account; each change is recorded.
@Component
class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final WrongTries wrongTries;
    private final Tokens tokens;
    private final Entrance entrance;
    private final Sessions sessions;
    private final Identities identities;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    OwnAccount(Accounts accounts, Passwords passwords, PasswordRules rules, WrongTries wrongTries, Tokens tokens,
            Entrance entrance,
            Sessions sessions, Identities identities, Audit audit, Clock clock, TransactionTemplate transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.wrongTries = wrongTries;
        this.tokens = tokens;
        this.entrance = entrance;
        this.sessions = sessions;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// What came of changing the password.
    sealed interface PasswordChange {
        record Changed() implements PasswordChange {
        }

        /// The field is `current` or `new`.
        record Refused(Problem problem) implements PasswordChange {
        }

        /// Too many wrong tries with the current one.
        record Wait(Instant until) implements PasswordChange {
        }
    }

    /// Ends every other session: whoever knew the old password is out.
    PasswordChange changePassword(Caller caller, String current, String wanted, HttpServletRequest request,
            HttpServletResponse response) {
        var tried = tryPassword(caller, current, request);
        if (!(tried instanceof PasswordChange.Changed)) return tried;
        var problem = rules.problem(caller.person(), wanted);
        if (problem.isPresent()) return new PasswordChange.Refused(problem.get());
        var hash = accounts.hash(wanted);
        transactions.executeWithoutResult(status -> {
            accounts.changePassword(caller.person(), hash);
            audit.record(caller.person(), caller.organisation(), "access.change-password", caller.person().toString());
        });
        sessions.endAll(caller.person());
        entrance.enter(caller.person(), request, response);
        return new PasswordChange.Changed();
    }

    /// Whether it is the caller's password; wrong tries are counted as at the door.
    boolean isPassword(Caller caller, String password, HttpServletRequest request) {
        return tryPassword(caller, password, request) instanceof PasswordChange.Changed;
    }

    private PasswordChange tryPassword(Caller caller, String password, HttpServletRequest request) {
        var name = "password of " + caller.person();
        var count = wrongTries.count(name, request.getRemoteAddr());
        if (count.refused() && count.waitUntil() != null) return new PasswordChange.Wait(count.waitUntil());
        var account = accounts.of(caller.person());
        if (account.isEmpty() || !passwords.matches(password, account.get().password()))
            return new PasswordChange.Refused(Problem.of("current", "password-wrong"));
        wrongTries.forget(name, request.getRemoteAddr());
        return new PasswordChange.Changed();
    }

    /// @return whether the caller had such a session
    @Transactional
    boolean endSession(Caller caller, UUID handle) {
        var ended = sessions.end(caller.person(), handle);
        if (ended)
            audit.record(caller.person(), caller.organisation(), "access.end-session", caller.person().toString());
        return ended;
    }

    /// @return whether the caller had it
    @Transactional
    boolean releaseIdentity(Caller caller, Identities.Identity identity) {
        var released = identities.release(caller.person(), identity);
        if (released)
            audit.record(caller.person(), caller.organisation(), "access.release-identity", caller.person().toString());
        return released;
    }

    @Transactional
    void endOtherSessions(Caller caller, UUID kept) {
        sessions.endOthers(caller.person(), kept);
        audit.record(caller.person(), caller.organisation(), "access.end-session", caller.person().toString());
    }

    /// Lets a machine act for the caller that shows the certificate, until either ends.
    ///
    /// @return whether nobody had registered it before
    boolean registerCertificate(Caller caller, String name, X509Certificate certificate, Duration validFor,
            TokenScope scope) {
        var end = clock.instant().plus(validFor);
        var notAfter = certificate.getNotAfter().toInstant();
        try {
            transactions.executeWithoutResult(status -> {
                var id = tokens.register(caller.person(), name, Certificates.sha256(certificate),
                        notAfter.isBefore(end) ? notAfter : end, scope);
                audit.record(caller.person(), caller.organisation(), "access.register-certificate", id.toString());
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Transactional
    IssuedToken issueToken(Caller caller, String name, Duration validFor, TokenScope scope) {
        var issued = tokens.issue(caller.person(), name, validFor, scope);
        audit.record(caller.person(), caller.organisation(), "access.issue-token", issued.id().toString());
        return issued;
    }

    /// @return whether the caller had such a token and it was not revoked before
    @Transactional
    boolean revokeToken(Caller caller, UUID id) {
        var revoked = tokens.revoke(caller.person(), id);
        if (revoked) audit.record(caller.person(), caller.organisation(), "access.revoke-token", id.toString());
        return revoked;
    }
}
