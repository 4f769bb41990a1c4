package dev.noroshi.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// How bytes go out: a page in one write or two instead of one for each 8 kB. Each open connection holds as much.
@Component
class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final DataSize atOnce;

    /// @param atOnce how much one write holds
    Connections(@Value("${noroshi.web.write-at-once:64KB}") DataSize atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Long.toString(atOnce.toBytes())));
    }
}
