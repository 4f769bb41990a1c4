package dev.noroshi.access;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the doorkeeper before, and the caller into, every handler.
@Configuration(proxyBeanMethods = false)
class AccessWeb implements WebMvcConfigurer {

    private final Doorkeeper doorkeeper;
    private final Gate gate;
    private final KnownParameters knownParameters;
    private final CallerParameter callerParameter;

    AccessWeb(Doorkeeper doorkeeper, Gate gate, KnownParameters knownParameters,
            CallerParameter callerParameter) {
        this.doorkeeper = doorkeeper;
        this.gate = gate;
        this.knownParameters = knownParameters;
        this.callerParameter = callerParameter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper);
        registry.addInterceptor(gate);
        registry.addInterceptor(knownParameters);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(callerParameter);
    }
}
