package dev.noroshi.indicator;

/// What kind of value an indicator is.
public enum IndicatorType {
    /// `192.0.2.1`
    IPV4,
    /// `2001:db8::1`, as RFC 5952 writes it.
    IPV6,
    /// `192.0.2.0/24` or `2001:db8::/32`.
    NETWORK,
    /// `example.com`: small letters, labels in other scripts as Punycode.
    DOMAIN,
    /// `http://example.com/a`: scheme and host in small letters, a path at least.
    URL,
    /// `a@example.com`
    MAIL,
    MD5,
    SHA1,
    SHA256,
    SHA512,
    /// The name of a file, without folders.
    FILE_NAME,
    /// `CVE-2026-0001`: a weakness, nothing to be blocked.
    CVE,
    REGISTRY_KEY,
    USER_AGENT;

    /// Whether it names a machine in the network.
    public boolean isNetworked() {
        return switch (this) {
            case IPV4, IPV6, NETWORK, DOMAIN, URL, MAIL -> true;
            case MD5, SHA1, SHA256, SHA512, FILE_NAME, CVE, REGISTRY_KEY, USER_AGENT -> false;
        };
    }
}
