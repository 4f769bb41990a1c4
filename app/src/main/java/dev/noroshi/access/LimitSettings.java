package dev.noroshi.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests are answered within a minute, by this program (several programs on one database count each for
/// themselves). A bucket holds a minute's worth, so a burst of that size passes. Zero means no limit.
///
/// @param address from one address, whoever is asking; whole offices come from one
/// @param person of one person, by page and by token together
/// @param organisation that change something, of all people of an organisation together: its quota
@ConfigurationProperties("noroshi.limits")
record LimitSettings(@DefaultValue("30000") int address, @DefaultValue("3000") int person,
        @DefaultValue("3000") int organisation) {
}
