package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Tells Spring Security who is signed in. What the person may do is asked of their [Role], not of Spring's authorities.
final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final long person;
    private final transient TokenScope scope; // never outlives the request: sessions keep only the number

    PersonAuthentication(PersonId person) {
        this(person, TokenScope.WHOLE);
    }

    PersonAuthentication(PersonId person, TokenScope scope) {
        super(List.of());
        this.person = person.value();
        this.scope = scope;
        setAuthenticated(true);
    }

    PersonId person() {
        return new PersonId(person);
    }

    TokenScope scope() {
        return scope;
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public String getName() {
        return Long.toString(person);
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
