package dev.noroshi.access;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about who enters and how. Roles are given by their codes; `centre-*` means all that
/// begin so, `all` every one and `none` nobody.
///
/// @param secondFactor the roles that must show a second factor; where nothing is said, those of centre, ministry,
///        auditor and administrator, and in a demonstration nobody
/// @param sensitive the roles whose sessions end after `sensitiveIdle` without use
/// @param sensitiveIdle how long a session of a sensitive role may rest
/// @param idle how long the session of anybody else may rest
/// @param longest how long any session lasts, used or not
/// @param sessions how many sessions a person may have at once; with one more, the one used longest ago ends
/// @param passwordList more passwords that are refused: a file with one to a line, or a folder of SHA-1 ranges
///        (`21BD1.txt` with lines `0018A45C4D1DEF81644B54AB7F969B88D65:3`)
/// @param publicAddress how people reach the program, such as `https://noroshi.example.jp`: passkeys are bound to it,
///        links in messages begin with it. Without it passkeys work at `localhost` only
/// @param mailFrom whom mails with one-time codes come from
/// @param oidcSettlesSecondFactor whether who signed in through their organisation's own account has shown a second
///        factor there
/// @param firstAdministrator the login of the first administrator: at the start of a program without accounts this
///        person is entered, and a one-time link for them is written into the data folder
@ConfigurationProperties("noroshi.access")
record AccessSettings(@Nullable List<String> secondFactor,
        @DefaultValue({
                "centre-*", "ministry", "auditor", "administrator"}) List<String> sensitive,
        @DefaultValue("15m") Duration sensitiveIdle, @DefaultValue("4h") Duration idle,
        @DefaultValue("12h") Duration longest, @DefaultValue("5") int sessions, @Nullable Path passwordList,
        @Nullable URI publicAddress,
        @DefaultValue("noroshi@localhost") String mailFrom, @DefaultValue("false") boolean oidcSettlesSecondFactor,
        @Nullable String firstAdministrator) {

    private static final List<String> SECOND_FACTOR = List.of("centre-*", "ministry", "auditor", "administrator");

    AccessSettings {
        sensitive = List.copyOf(sensitive);
        roles(sensitive);
        if (secondFactor != null) roles(secondFactor);
    }

    /// The roles that must show a second factor.
    Set<Role> secondFactorRoles(boolean demo) {
        if (secondFactor != null) return roles(secondFactor);
        return demo ? Set.of() : roles(SECOND_FACTOR);
    }

    /// How long a session of the role may rest.
    Duration idle(Role role) {
        return roles(sensitive).contains(role) ? sensitiveIdle : idle;
    }

    /// @throws IllegalArgumentException naming what is no role
    private static Set<Role> roles(List<String> codes) {
        var found = EnumSet.noneOf(Role.class);
        for (var code : codes) {
            if (code.equals("none") || code.isBlank()) continue;
            var matching = Arrays.stream(Role.values()).filter(role -> matches(role, code.strip())).toList();
            if (matching.isEmpty()) throw new IllegalArgumentException("No role has the code \"" + code + "\"");
            found.addAll(matching);
        }
        return found;
    }

    private static boolean matches(Role role, String code) {
        return code.equals("all") || (code.endsWith("*")
                ? role.code().startsWith(code.substring(0, code.length() - 1))
                : role.code().equals(code));
    }
}
