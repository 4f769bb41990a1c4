package dev.noroshi.access;

import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing in through an organisation's own service (OpenID Connect), where one is set under
/// `spring.security.oauth2.client`. Looks at the settings itself, see [MailCodePost]. Who comes back is known by issuer and subject, never by a mail address; an account
/// elsewhere stands for somebody here only after they, or an administrator, said so.
@Component
class OidcSignIn {

    private static final String LINKING = "noroshi.linking";
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    /// Through which service somebody came, kept in the session so that they can sign out of it too.
    static final String ELSEWHERE = "noroshi.elsewhere";

    private final OidcServices services;
    private final Identities identities;
    private final Arrival arrival;
    private final SignIn signIn;
    private final WrongTries wrongTries;
    private final Posts posts;
    private final AccessSettings settings;
    private final Audit audit;
    private final TransactionTemplate transactions;

    OidcSignIn(OidcServices services, Identities identities, Arrival arrival, SignIn signIn, WrongTries wrongTries,
            Posts posts, AccessSettings settings, Audit audit, TransactionTemplate transactions) {
        this.services = services;
        this.identities = identities;
        this.arrival = arrival;
        this.signIn = signIn;
        this.wrongTries = wrongTries;
        this.posts = posts;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// A service one can sign in through.
    record Service(String name, String address) {
    }

    /// Those that are set; usually none or one.
    List<Service> services() {
        return services.all().stream()
                .map(each -> new Service(each.name(), "/oauth2/authorization/" + each.id())).toList();
    }

    void configure(HttpSecurity http) throws Exception {
        if (services.all().isEmpty()) return;
        http.oauth2Login(login -> login.loginPage("/sign-in").clientRegistrationRepository(services)
                .authorizationEndpoint(there -> there.authorizationRequestRepository(new OidcQuestions(services)))
                .tokenEndpoint(token -> token.accessTokenResponseClient(services.requests().tokens()))
                .userInfoEndpoint(people -> people.oidcUserService(services.people()))
                .authorizedClientRepository(new Forgetful())
                .successHandler(this::arrived).failureHandler(this::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        // the service could not be asked for its addresses
                        filter.setAuthenticationFailureHandler(OidcSignIn.this::failed);
                        return filter;
                    }
                }));
    }

    /// Whatever the other service, or somebody in its name, said of who that was is not believed and not written down.
    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.info("Somebody could not sign in through another service: {}", failure.getClass().getSimpleName());
        noteFailure(request, Optional.empty());
        response.sendRedirect("/sign-in?elsewhere=failed");
    }

    /// @param whose the account here for which the other service vouched; empty when there is none, or it is not believed
    private void noteFailure(HttpServletRequest request, Optional<PersonId> whose) {
        // anybody can come with a made-up answer as often as they like: the trail, which forgets nothing, does not grow with it
        if (!wrongTries.countElsewhereFrom(request.getRemoteAddr())) signIn.failed(whose);
    }

    /// The service through which somebody came in this session.
    static Optional<String> elsewhere(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null || !(session.getAttribute(ELSEWHERE) instanceof String id)
                ? Optional.empty()
                : Optional.of(id);
    }

    /// Where one signs out of a service; empty when there is none, or it offers no such thing. People go there by a link:
    /// browsers do not let a form of ours lead to another site.
    Optional<Service> signOut(String id) {
        return services.all().stream().filter(each -> each.id().equals(id)).findFirst()
                .flatMap(each -> services.signOut(id, settings.publicAddress())
                        .map(address -> new Service(each.name(), address)));
    }

    /// The next account elsewhere that comes back shall stand for the person signed in.
    void beginLinking(PersonId person, HttpServletRequest request) {
        request.getSession().setAttribute(LINKING, person.value());
    }

    private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var identity = identity(authentication);
        if (identity == null) {
            noteFailure(request, Optional.empty());
            response.sendRedirect("/sign-in?elsewhere=failed");
            return;
        }
        var linking = linking(request.getSession());
        if (linking.isPresent()) {
            response.sendRedirect("/settings?linked=" + link(linking.get(), identity));
            return;
        }
        var known = identities.person(identity);
        var person = known.filter(arrival::isExpected);
        if (person.isEmpty()) {
            noteFailure(request, known);
            response.sendRedirect("/sign-in?elsewhere=unknown");
            return;
        }
        var shown = settings.oidcSettlesSecondFactor() ? Arrival.Shown.BOTH_FACTORS : Arrival.Shown.ONE_FACTOR;
        var to = arrival.arrive(person.get(), shown, "/", request, response);
        if (authentication instanceof OAuth2AuthenticationToken token)
            request.getSession().setAttribute(ELSEWHERE, token.getAuthorizedClientRegistrationId());
        response.sendRedirect(to);
    }

    private static Identities.@Nullable Identity identity(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) return null;
        var issuer = user.getIssuer();
        var subject = user.getSubject();
        return issuer == null || subject == null ? null : new Identities.Identity(issuer.toString(), subject);
    }

    private boolean link(PersonId person, Identities.Identity identity) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!identities.bind(person, identity)) return false;
            audit.record(person, posts.of(person).map(Person::organisation).orElseThrow(), "access.bind-identity",
                    person.toString());
            return true;
        }));
    }

    /// Only for who is still signed in in this very session.
    private static Optional<PersonId> linking(HttpSession session) {
        var person = session.getAttribute(LINKING);
        session.removeAttribute(LINKING);
        return person instanceof Long id && SessionPerson.of(session).filter(id::equals).isPresent()
                ? Optional.of(new PersonId(id))
                : Optional.empty();
    }

    /// We want to know who it is and nothing else: the tokens of the other service are thrown away.
    private static final class Forgetful implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String service,
                Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
                HttpServletRequest request, HttpServletResponse response) {
            // not kept
        }

        @Override
        public void removeAuthorizedClient(String service, Authentication principal, HttpServletRequest request,
                HttpServletResponse response) {
            // not kept
        }
    }
}
