package dev.noroshi.access;

import dev.noroshi.platform.outbound.OpenIdRequests;
import dev.noroshi.platform.start.CannotStart;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// The services one can sign in through, as the administrator set them, and how they are asked. Each must be set with its
/// issuer: accounts are known by it, so it is compared wherever a service says who it is.
@Component
class OidcServices implements ClientRegistrationRepository {

    private final OAuth2ClientProperties services;
    private final SingletonSupplier<OpenIdRequests> requests;
    private final Map<String, ClientRegistration> described = new ConcurrentHashMap<>();
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    /// Looks at the settings itself, see [MailCodePost].
    OidcServices(Environment environment, OidcSettings settings) {
        services = Binder.get(environment).bindOrCreate("spring.security.oauth2.client", OAuth2ClientProperties.class);
        var hosts = hosts(settings);
        // where nobody signs in that way, nothing is made for it
        requests = SingletonSupplier.of(() -> new OpenIdRequests(hosts, settings.networks()));
    }

    /// A service one can sign in through.
    record Service(String id, String name) {
    }

    List<Service> all() {
        return services.getRegistration().entrySet().stream()
                .map(each -> new Service(each.getKey(),
                        Objects.requireNonNullElse(each.getValue().getClientName(), each.getKey())))
                .toList();
    }

    private Set<String> hosts(OidcSettings settings) {
        var hosts = new HashSet<>(settings.hosts());
        services.getRegistration().keySet().forEach(id -> {
            var provider = provider(id);
            for (var address : new String[]{issuer(id), provider.getTokenUri(), provider.getJwkSetUri(),
                    provider.getUserInfoUri()})
                if (address != null && URI.create(address).getHost() != null)
                    hosts.add(URI.create(address).getHost());
        });
        return hosts;
    }

    private Provider provider(String id) {
        var registration = Objects.requireNonNull(services.getRegistration().get(id));
        var provider = services.getProvider().get(Objects.requireNonNullElse(registration.getProvider(), id));
        if (provider == null || provider.getIssuerUri() == null)
            throw new CannotStart("認証サービス「" + id + "」の issuer-uri を指定してください。",
                    "The sign-in service \"" + id + "\" needs its issuer-uri");
        return provider;
    }

    private String issuer(String id) {
        return Objects.requireNonNull(provider(id).getIssuerUri());
    }

    /// The service is asked for its addresses when somebody first goes there: it may be down when we start.
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return services.getRegistration().containsKey(id) ? described.computeIfAbsent(id, this::describe) : null;
    }

    private ClientRegistration describe(String id) {
        var said = requests().description(issuer(id));
        var mapped = new OAuth2ClientProperties();
        var registration = Objects.requireNonNull(services.getRegistration().get(id));
        mapped.getRegistration().put(id, registration);
        mapped.getProvider().put(Objects.requireNonNullElse(registration.getProvider(), id), said(provider(id), said));
        var known = Objects.requireNonNull(new OAuth2ClientPropertiesMapper(mapped).asClientRegistrations().get(id));
        return ClientRegistration.withClientRegistration(known).issuerUri(issuer(id))
                .providerConfigurationMetadata(said).build();
    }

    /// What the administrator set, and for the rest what the service says of itself. Without an issuer, so that nobody asks
    /// for it a second time on a way of their own.
    private static Provider said(Provider set, Map<String, Object> said) {
        var all = new Provider();
        all.setAuthorizationUri(first(set.getAuthorizationUri(), said.get("authorization_endpoint")));
        all.setTokenUri(first(set.getTokenUri(), said.get("token_endpoint")));
        all.setUserInfoUri(first(set.getUserInfoUri(), said.get("userinfo_endpoint")));
        all.setJwkSetUri(first(set.getJwkSetUri(), said.get("jwks_uri")));
        all.setUserNameAttribute(first(set.getUserNameAttribute(), "sub"));
        return all;
    }

    private static @Nullable String first(@Nullable String set, @Nullable Object said) {
        return set == null && said != null ? said.toString() : set;
    }

    OpenIdRequests requests() {
        return requests.obtain();
    }

    OidcUserService people() {
        var people = new OidcUserService();
        people.setOauth2UserService(requests().people());
        return people;
    }

    /// Checks of an ID token its signature, issuer, audience, authorised party and times (OpenID Connect Core 1.0, 3.1.3.7);
    /// the nonce is compared where the question is known.
    JwtDecoderFactory<ClientRegistration> decoders() {
        return registration -> decoders.computeIfAbsent(registration.getRegistrationId(), id -> {
            var decoder = requests().signedBy(Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()));
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(),
                    new OidcIdTokenValidator(registration)));
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            return decoder;
        });
    }

    /// Where one signs out of a service, if it offers that (OpenID Connect RP-Initiated Logout 1.0). The token it gave is not
    /// kept, so it is told the client instead, and asks the person.
    Optional<String> signOut(String id, @Nullable URI back) {
        // whoever came from there has had it described; a stranger's guess does not make us ask
        var registration = described.get(id);
        if (registration == null) return Optional.empty();
        var end = registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (!(end instanceof String address) || !address.startsWith("https://") && !address.startsWith("http://"))
            return Optional.empty();
        var parameters = new HashMap<String, String>();
        parameters.put("client_id", registration.getClientId());
        if (back != null)
            parameters.put("post_logout_redirect_uri", back.toString().replaceFirst("/+$", "") + "/sign-in?out");
        var query = new ArrayList<String>();
        parameters.forEach((name, value) -> query
                .add(name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return Optional.of(address + (address.indexOf('?') < 0 ? "?" : "&") + String.join("&", query));
    }
}
