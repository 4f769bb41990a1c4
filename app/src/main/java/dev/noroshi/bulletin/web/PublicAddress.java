package dev.noroshi.bulletin.web;

import dev.noroshi.bulletin.BulletinSettings;
import dev.noroshi.bulletin.CsafPlace;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// How everybody reaches us: as an administrator said, or else as who is asking did.
@Component
class PublicAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final BulletinSettings settings;
    private final Environment environment;

    PublicAddress(BulletinSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    CsafPlace place(HttpServletRequest request) {
        if (settings.publicAddress() != null) return CsafPlace.of(settings.publicAddress());
        var ours = environment.getProperty("noroshi.access.public-address");
        return ours == null || ours.isBlank() ? CsafPlace.of(asked(request)) : CsafPlace.of(URI.create(ours));
    }

    private static URI asked(HttpServletRequest request) {
        var usual = request.getScheme().equals("https") ? HTTPS : HTTP;
        var port = request.getServerPort() == usual ? "" : ":" + request.getServerPort();
        return URI.create(request.getScheme() + "://" + request.getServerName() + port);
    }
}
