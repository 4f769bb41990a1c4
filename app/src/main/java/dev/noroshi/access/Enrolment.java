package dev.noroshi.access;

import dev.noroshi.access.web.FactorsView;
import dev.noroshi.access.web.FactorsView.PasskeyRow;
import dev.noroshi.access.web.FactorsView.Pending;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Setting up second factors, whether one has to at the first sign-in or wants to in the settings. Each change is recorded.
@Component
class Enrolment {

    private static final int QUIET = 4; // ISO/IEC 18004 asks for four modules of nothing around the code

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyRows passkeyRows;
    private final Accounts accounts;
    private final Posts posts;
    private final Requirement requirement;
    private final Audit audit;

    Enrolment(SecondFactors factors, Passkeys passkeys, PasskeyRows passkeyRows, Accounts accounts, Posts posts,
            Requirement requirement, Audit audit) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.passkeyRows = passkeyRows;
        this.accounts = accounts;
        this.posts = posts;
        this.requirement = requirement;
        this.audit = audit;
    }

    /// Whether the first code of the app was right.
    @Transactional
    boolean confirmApp(PersonId id, String code) {
        if (!factors.confirmApp(id, code)) return false;
        record(id, "access.add-app");
        return true;
    }

    /// Whether the browser's answer holds; then the passkey is kept.
    @Transactional
    boolean addPasskey(PersonId id, String name, String answer, HttpServletRequest request) {
        if (!passkeys.register(id, name, answer, request)) return false;
        record(id, "access.add-passkey");
        return true;
    }

    /// Codes for the person who has just got a first strong factor; none for who had codes before.
    @Transactional
    List<String> firstRecoveryCodes(PersonId id) {
        return factors.of(id).recoveryCodes() > 0 ? List.of() : newRecoveryCodes(id);
    }

    @Transactional
    List<String> newRecoveryCodes(PersonId id) {
        record(id, "access.new-recovery-codes");
        return factors.newRecoveryCodes(id);
    }

    /// Whether it could be removed: who must have a second factor keeps the last one.
    @Transactional
    boolean removeApp(PersonId id) {
        var has = factors.of(id);
        if (mustHave(id) && has.passkeys() == 0) return false;
        factors.removeApp(id);
        if (has.app()) record(id, "access.remove-app");
        return true;
    }

    /// What came of removing a passkey.
    enum Removal {
        REMOVED, UNKNOWN, LAST
    }

    @Transactional
    Removal removePasskey(PersonId id, java.util.UUID passkey) {
        if (passkeyRows.of(id).stream().noneMatch(each -> each.id().equals(passkey))) return Removal.UNKNOWN;
        var has = factors.of(id);
        if (mustHave(id) && !has.app() && has.passkeys() == 1) return Removal.LAST;
        passkeyRows.remove(id, passkey);
        record(id, "access.remove-passkey");
        return Removal.REMOVED;
    }

    /// Who must have a second factor does not get it by mail.
    @Transactional
    void wantMail(PersonId id, boolean wanted) {
        if (mustHave(id)) return;
        factors.wantMail(id, wanted);
        record(id, wanted ? "access.add-mail" : "access.remove-mail");
    }

    boolean mustHave(PersonId id) {
        return posts.of(id).filter(requirement::holds).isPresent();
    }

    private void record(PersonId id, String act) {
        audit.record(id, posts.of(id).map(Person::organisation).orElseThrow(), act, id.toString());
    }

    /// The page, whoever shows it.
    ///
    /// @param base the address of the page; the forms' addresses begin with it
    FactorsView view(PersonId id, String base, FactorsView.State state, @Nullable String problem,
            HttpServletRequest request) {
        var has = factors.of(id);
        var login = accounts.of(id).map(Accounts.Account::login).orElse("");
        var keys = passkeyRows.of(id).stream()
                .map(key -> new PasskeyRow(key.id(), key.name(), key.created(), key.lastUsed())).toList();
        var pending = state == FactorsView.State.CLOSED
                ? null
                : factors.begunApp(id).map(secret -> pending(secret, login)).orElse(null);
        var must = mustHave(id);
        return new FactorsView(base, state, problem, must, has.app(), pending, passkeys.offered(request), keys,
                has.recoveryCodes(), !must && factors.canMail(id), has.mail());
    }

    private static Pending pending(byte[] secret, String login) {
        var text = Base32.of(secret);
        var uri = "otpauth://totp/Noroshi:" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret=" + text
                + "&issuer=Noroshi";
        var code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++)
            for (var x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        return new Pending(text.replaceAll("(.{4})(?=.)", "$1 "), code.size + 2 * QUIET, path.toString());
    }
}
