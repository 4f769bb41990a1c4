package dev.noroshi.access;

import dev.noroshi.platform.database.Viewing;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What stands between the network and our handlers: who is asking, whether a form is our own, and what a browser must
/// not do with our pages. Who may use which handler is the [Doorkeeper]'s business.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(HttpSecurity http, Tokens tokens, WrongTries wrongTries, SignIn signIn,
            Callers callers, Viewing viewing, Reading reading, @Value("${noroshi.taxii.remember:1s}") Duration remember)
            throws Exception {
        return common(http.securityMatcher("/api/**", "/taxii2/**", "/taxii2", "/misp/**"), callers, viewing, reading)
                // a program that also sends a cookie of pages has nothing to do with that session
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(change -> change.none()))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerFilter(tokens, wrongTries, signIn, remember),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(HttpSecurity http, SessionPerson sessionPerson, OidcSignIn oidc, Callers callers,
            Viewing viewing, Reading reading, @Value("${noroshi.demo:false}") boolean demo) throws Exception {
        oidc.configure(http);
        return common(http, callers, viewing, reading)
                .securityContext(context -> context.securityContextRepository(sessionPerson))
                // a new session begins wherever somebody enters; a session whose id was changed before is not ended by ending it
                .sessionManagement(session -> session.sessionFixation(change -> change.none()))
                .csrf(csrf -> {
                    csrf.csrfTokenRepository(new SessionToken());
                    // without a demonstration there is no such route, and the answer is that it does not exist
                    if (!demo) csrf.ignoringRequestMatchers("/demo/role");
                })
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, refusal) -> {
                    Failure.because(request, "form-too-old");
                    if (request.getRequestURI().equals("/sign-in")) response.sendRedirect("/sign-in");
                    else response.sendError(HttpServletResponse.SC_FORBIDDEN);
                })).build();
    }

    private static HttpSecurity common(HttpSecurity http, Callers callers, Viewing viewing, Reading reading)
            throws Exception {
        return http.addFilterAfter(new ViewerFilter(callers, viewing, reading), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new BrowserLimits()));
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(OidcServices services) {
        return services.decoders();
    }

    @Bean
    SessionPerson sessionPerson(AccessSettings settings, Clock clock) {
        return new SessionPerson(settings, clock);
    }

    /// Keeps Spring Boot from making up a user with a password of its own.
    @Bean
    @ConditionalOnMissingBean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new org.springframework.security.authentication.AuthenticationServiceException(
                    "People enter by the sign-in page, programs by token");
        };
    }
}
