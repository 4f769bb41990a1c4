package dev.noroshi.platform.outbound;

import dev.noroshi.kernel.Network;
import dev.noroshi.platform.outbound.GuardedClient.Limits;
import dev.noroshi.platform.outbound.GuardedClient.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/// Whatever signing in through another service (OpenID Connect) asks of that service: its description, its keys, a token,
/// who somebody is. Only hosts the administrator named are asked, at addresses of the public internet or those the administrator named, by
/// HTTPS; without TLS only on this very machine, where that is named too.
public final class OpenIdRequests implements AutoCloseable {

    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION = new ParameterizedTypeReference<>() {
    };
    /// Signatures by a key pair: never `none`, and never a secret both sides know.
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.RS256,
            SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private final Set<String> hosts;
    private final GuardedClient secure;
    private final GuardedClient local;
    private final RestClient tokens;
    private final RestTemplate plain;

    /// @param hosts the names that may be asked
    /// @param addresses networks that are not public, in which they may be
    public OpenIdRequests(Collection<String> hosts, Collection<Network> addresses) {
        this(hosts, addresses, name -> List.of(InetAddress.getAllByName(name)));
    }

    OpenIdRequests(Collection<String> hosts, Collection<Network> addresses, GuardedClient.Names names) {
        this.hosts = hosts.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        AddressRule named = address -> addresses.stream().anyMatch(each -> each.holds(address));
        secure = new GuardedClient(names, address -> AddressRule.PUBLIC.allows(address) || named.allows(address),
                Set.of("https"));
        local = new GuardedClient(names, address -> address.isLoopbackAddress() && named.allows(address),
                Set.of("http"));
        var requests = new GuardedRequests(this::send);
        plain = new RestTemplate(requests);
        tokens = RestClient.builder().requestFactory(requests)
                .configureMessageConverters(all -> all.disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build();
    }

    private Sent send(Question question) {
        var host = question.address().getHost();
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) return new Sent.Refused(Sent.Why.ADDRESS);
        var client = "http".equalsIgnoreCase(question.address().getScheme()) ? local : secure;
        return client.send(question, Limits.USUAL);
    }

    /// What a service says of itself (OpenID Connect Discovery 1.0, section 4).
    ///
    /// @throws IllegalStateException when it could not be asked, or says it is somebody else
    public Map<String, Object> description(String issuer) {
        var address = URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
        try {
            var said = plain.exchange(address, HttpMethod.GET, null, DESCRIPTION).getBody();
            // section 4.3: the issuer must be the one that was asked, letter by letter
            if (said == null || !issuer.equals(said.get("issuer")))
                throw new IllegalStateException("The sign-in service says it is another issuer");
            return said;
        } catch (RestClientException e) {
            throw new IllegalStateException("The sign-in service could not be asked what it offers", e);
        }
    }

    /// Exchanges codes for tokens.
    public OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokens);
        return client;
    }

    /// Asks who somebody is.
    public OAuth2UserService<OAuth2UserRequest, OAuth2User> people() {
        var service = new DefaultOAuth2UserService();
        var asking = new RestTemplate(Objects.requireNonNull(plain.getRequestFactory()));
        asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        service.setRestOperations(asking);
        return service;
    }

    /// Reads tokens signed with the keys found at an address; checks the signature and nothing else.
    public NimbusJwtDecoder signedBy(String keys) {
        return NimbusJwtDecoder.withJwkSetUri(keys).restOperations(plain)
                .jwsAlgorithms(all -> all.addAll(ALGORITHMS)).build();
    }

    @Override
    public void close() throws IOException {
        secure.close();
        local.close();
    }
}
