package dev.noroshi.platform.config;

import java.util.Arrays;
import java.util.regex.Pattern;
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

    /// Our beans are called by the full names of their classes, and those of the fictional world begin with this word:
    /// looking into all others would take a while. A test holds the names to it.
    private static final Pattern NAMED_SO = Pattern.compile("dev\\.noroshi\\..*\\.Demo[^.]*");

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!AotDetector.useGeneratedArtifacts()) return;
        if (context.getEnvironment().getProperty(DEMO, Boolean.class, false)) return;
        var beans = context.getDefaultListableBeanFactory();
        for (var name : beans.getBeanDefinitionNames())
            if (NAMED_SO.matcher(name).matches() && isOfTheDemo(beans, name)) beans.removeBeanDefinition(name);
    }

    private static boolean isOfTheDemo(DefaultListableBeanFactory beans, String name) {
        var condition = beans.findAnnotationOnBean(name, ConditionalOnProperty.class, false);
        return condition != null && Arrays.asList(condition.value()).contains(DEMO);
    }
}
