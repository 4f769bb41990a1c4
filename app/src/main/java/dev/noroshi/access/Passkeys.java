package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys (WebAuthn level 3): what a browser is asked, and whether its answer holds. The authenticator always verifies
/// the person, so that one passkey is both factors. Spring's own filters are not used, because every address of ours says
/// who may use it.
@Component
class Passkeys {

    private static final String CHALLENGE = "noroshi.challenge";
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> NEW_KEY = new TypeReference<>() {
    };
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN_KEY = new TypeReference<>() {
    };

    private final PasskeyRows rows;
    private final PasskeyOwners owners;
    private final @Nullable URI address;
    private final Clock clock;

    Passkeys(PasskeyRows rows, PasskeyOwners owners, AccessSettings settings, Clock clock) {
        this.rows = rows;
        this.owners = owners;
        this.address = settings.publicAddress();
        this.clock = clock;
    }

    /// Whether passkeys can be used at the address the person came to: a passkey is bound to a name, and a name in a
    /// request can be anything.
    boolean offered(HttpServletRequest request) {
        return address != null
                ? request.getServerName().equals(address.getHost())
                : request.getServerName().equals("localhost");
    }

    /// What a browser needs to make a passkey, as JSON.
    String creation(PersonId person, HttpServletRequest request) {
        var options = creationOptions(person, request);
        keep(request, "create", options.getChallenge());
        return JSON.writeValueAsString(options);
    }

    /// @return whether the browser's answer holds; then the passkey is kept
    boolean register(PersonId person, String name, String answer, HttpServletRequest request) {
        var challenge = take(request, "create");
        if (challenge.isEmpty()) return false;
        try {
            var asked = creationOptions(person, request);
            var options = PublicKeyCredentialCreationOptions.builder().rp(asked.getRp()).user(asked.getUser())
                    .challenge(challenge.get()).pubKeyCredParams(asked.getPubKeyCredParams())
                    .timeout(asked.getTimeout()).excludeCredentials(asked.getExcludeCredentials())
                    .authenticatorSelection(asked.getAuthenticatorSelection()).attestation(asked.getAttestation())
                    .extensions(asked.getExtensions()).build();
            library(request).registerCredential(new ImmutableRelyingPartyRegistrationRequest(options,
                    new RelyingPartyPublicKey(JSON.readValue(answer, NEW_KEY), name)));
            return true;
        } catch (JacksonException | IllegalArgumentException | com.webauthn4j.util.exception.WebAuthnException e) {
            return false;
        }
    }

    /// What a browser needs to show a passkey. Names no passkey and no person: the authenticator knows which are ours.
    String request(HttpServletRequest request) {
        var options = library(request)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        keep(request, "show", options.getChallenge());
        return JSON.writeValueAsString(options);
    }

    /// Whose passkey was shown; empty when the answer does not hold.
    Optional<PersonId> shown(String answer, HttpServletRequest request) {
        var challenge = take(request, "show");
        if (challenge.isEmpty()) return Optional.empty();
        try {
            var options = PublicKeyCredentialRequestOptions.builder().challenge(challenge.get()).rpId(host())
                    .timeout(VALID).userVerification(UserVerificationRequirement.REQUIRED).build();
            var owner = library(request)
                    .authenticate(new RelyingPartyAuthenticationRequest(options, JSON.readValue(answer, SHOWN_KEY)));
            return owner == null ? Optional.empty() : owners.owner(owner.getId());
        } catch (JacksonException | IllegalArgumentException | com.webauthn4j.util.exception.WebAuthnException e) {
            return Optional.empty();
        }
    }

    private PublicKeyCredentialCreationOptions creationOptions(PersonId person, HttpServletRequest request) {
        return library(request).createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(new PersonAuthentication(person)));
    }

    private WebAuthnRelyingPartyOperations library(HttpServletRequest request) {
        var library = new Webauthn4JRelyingPartyOperations(owners, rows,
                PublicKeyCredentialRpEntity.builder().id(host()).name("Noroshi").build(), Set.of(origin(request)));
        library.setCustomizeCreationOptions(options -> options.timeout(VALID)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED).build()));
        library.setCustomizeRequestOptions(
                options -> options.timeout(VALID).userVerification(UserVerificationRequirement.REQUIRED));
        return library;
    }

    private String host() {
        return address == null ? "localhost" : address.getHost();
    }

    private String origin(HttpServletRequest request) {
        if (address == null) return request.getScheme() + "://localhost:" + request.getServerPort();
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /// The challenge is kept as plain text with its time; the rest can be made again.
    private void keep(HttpServletRequest request, String purpose, Bytes challenge) {
        request.getSession().setAttribute(CHALLENGE,
                purpose + " " + clock.millis() + " " + challenge.toBase64UrlString());
    }

    /// Good once.
    private Optional<Bytes> take(HttpServletRequest request, String purpose) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String kept)) return Optional.empty();
        session.removeAttribute(CHALLENGE);
        var parts = kept.split(" ", 3);
        var fresh = clock.millis() - Long.parseLong(parts[1]) < VALID.toMillis();
        return parts[0].equals(purpose) && fresh ? Optional.of(Bytes.fromBase64(parts[2])) : Optional.empty();
    }
}
