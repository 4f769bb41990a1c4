package dev.noroshi.trail;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the notes before the doorkeeper, so that they see whom it refuses.
@Configuration(proxyBeanMethods = false)
class TrailWeb implements WebMvcConfigurer {

    private final DoorNotes notes;

    TrailWeb(DoorNotes notes) {
        this.notes = notes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(notes).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
