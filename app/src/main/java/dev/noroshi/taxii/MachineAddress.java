package dev.noroshi.taxii;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// How machines reach the program: as an administrator said (`noroshi.taxii.public-address`), or else as who is asking did.
@Component
public class MachineAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final TaxiiSettings settings;

    MachineAddress(TaxiiSettings settings) {
        this.settings = settings;
    }

    /// Such as `https://noroshi.example.jp`, without a slash at its end.
    public String of(HttpServletRequest request) {
        if (settings.publicAddress() != null) return settings.publicAddress().toString().replaceFirst("/+$", "");
        var usual = request.getScheme().equals("https") ? HTTPS : HTTP;
        var port = request.getServerPort() == usual ? "" : ":" + request.getServerPort();
        return request.getScheme() + "://" + request.getServerName() + port;
    }
}
