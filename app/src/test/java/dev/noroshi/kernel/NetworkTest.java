package dev.noroshi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of addresses, as an administrator writes them.
class NetworkTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.0/24,192.0.2.255,true", "192.0.2.0/24,192.0.3.0,false", "192.0.2.7,192.0.2.7,true",
            "0.0.0.0/0,203.0.113.9,true", "0.0.0.0/0,2001:db8::1,false", "2001:db8::/32,2001:db8:ffff::1,true",
            "2001:db8::/32,2001:db9::1,false", "10.128.0.0/9,10.127.255.255,false", "::/0,192.0.2.1,false"})
    void aRangeContainsWhatItSays(String range, String address, boolean contained) {
        assertThat(net(range).holds(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.jp", "192.0.2.1/24", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/24/1",
            "2001:db8::1/32",
            "192.0.2", "::1%eth0", "localhost"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(Network.of(text)).isEmpty();
    }

    @Test
    void aRangeHoldsTheRangesInIt() {
        var wide = net("203.0.112.0/23");
        assertThat(wide.holds(net("203.0.113.0/24"))).isTrue();
        assertThat(net("203.0.113.0/24").holds(wide)).isFalse();
        assertThat(wide.holds(wide)).isTrue();
        assertThat(net("::/0").holds(wide)).isFalse();
    }

    @Test
    void itsEndsAreNumbers() {
        var network = net("192.0.2.128/25");
        assertThat(network.first()).isEqualTo(0xC0000280L);
        assertThat(network.last()).isEqualTo(0xC00002FFL);
    }

    private static Network net(String text) {
        return Network.of(text).orElseThrow();
    }
}
