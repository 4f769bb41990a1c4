package dev.noroshi.platform.start;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says once, in one line that scripts wait for, that pages are served.
@Component
class ReadyLine {

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext served
                && served.getWebServer() != null)
            System.out.println("Noroshi is ready at http://localhost:" + served.getWebServer().getPort());
    }
}
