package dev.noroshi.platform.config;

import java.util.Arrays;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// Takes the fictional world out again when nobody asked for it.
///
/// When Spring prepares the beans ahead of time it decides every condition once and for all, and it does so for a
/// program with the fictional world in it. So what is `@ConditionalOnProperty("noroshi.demo")` is decided here again.
public final class WithoutDemo implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String DEMO = "noroshi.demo";

    /// Our beans are called by the full names of their classes; looking into all others would take a while.
    private static final String OURS = "dev.noroshi.";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!AotDetector.useGeneratedArtifacts()) return;
        if (context.getEnvironment().getProperty(DEMO, Boolean.class, false)) return;
        var beans = context.getDefaultListableBeanFactory();
        for (var name : beans.getBeanDefinitionNames())
            if (name.startsWith(OURS) && isOfTheDemo(beans, name)) beans.removeBeanDefinition(name);
    }

    private static boolean isOfTheDemo(DefaultListableBeanFactory beans, String name) {
        var condition = beans.findAnnotationOnBean(name, ConditionalOnProperty.class, false);
        return condition != null && Arrays.asList(condition.value()).contains(DEMO);
    }
}
