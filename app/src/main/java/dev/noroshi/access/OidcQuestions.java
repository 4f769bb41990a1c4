package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// The questions that were put to other services, each to be answered once and by the service it was put to (RFC 9700,
/// section 4.4). An answer that comes to another service's address, or says it is of another issuer (RFC 9207), answers no
/// question.
final class OidcQuestions implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ISSUER = "iss";
    private static final String SAYS_ISSUER = "authorization_response_iss_parameter_supported";

    private static final String ASKED = "noroshi.asked";
    private static final List<String> HELD = List.of(OAuth2ParameterNames.REGISTRATION_ID, OidcParameterNames.NONCE,
            PkceParameterNames.CODE_VERIFIER);

    private final ClientRegistrationRepository services;

    OidcQuestions(ClientRegistrationRepository services) {
        this.services = services;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ASKED) instanceof String text)) return null;
        var asked = read(text);
        return Objects.equals(asked.getState(), request.getParameter(OAuth2ParameterNames.STATE))
                && isAnsweredBy(asked, request) ? asked : null;
    }

    @Override
    public void saveAuthorizationRequest(OAuth2AuthorizationRequest asked, HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession().setAttribute(ASKED, written(asked));
    }

    /// Gone, whoever answered it.
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
            HttpServletResponse response) {
        var asked = loadAuthorizationRequest(request);
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(ASKED);
        return asked;
    }

    /// What is needed to hold the answer against the question, one to a line.
    private static String written(OAuth2AuthorizationRequest asked) {
        var lines = new ArrayList<>(List.of(String.valueOf(asked.getState()), asked.getClientId(),
                String.valueOf(asked.getRedirectUri()),
                asked.getAuthorizationUri(), String.join(" ", asked.getScopes())));
        HELD.forEach(name -> lines.add(String.valueOf(asked.getAttributes().get(name))));
        return String.join("\n", lines);
    }

    private static OAuth2AuthorizationRequest read(String text) {
        var lines = text.split("\n", -1);
        var held = new LinkedHashMap<String, Object>();
        for (var n = 0; n < HELD.size(); n++)
            held.put(HELD.get(n), lines[5 + n]);
        return OAuth2AuthorizationRequest.authorizationCode().state(lines[0]).clientId(lines[1])
                .redirectUri(lines[2]).authorizationUri(lines[3]).scopes(Set.of(lines[4].split(" ")))
                .attributes(held).build();
    }

    private boolean isAnsweredBy(OAuth2AuthorizationRequest asked, HttpServletRequest answer) {
        String id = asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        var service = id == null ? null : services.findByRegistrationId(id);
        if (service == null || !answer.getRequestURI().endsWith("/" + id)) return false;
        var issuer = answer.getParameter(ISSUER);
        var provider = service.getProviderDetails();
        return issuer == null
                ? !Boolean.TRUE.equals(provider.getConfigurationMetadata().get(SAYS_ISSUER))
                : issuer.equals(provider.getIssuerUri());
    }
}
