package dev.noroshi.platform.config;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/// Finds what a room asks for under the name it has. Our beans are called by the full names of their classes
/// (see `dev.noroshi.Noroshi`), so one look tells; Spring would go through all beans for every class that is asked for, which
/// took an eighth of a start. It still checks that what has the name is what was asked for, and goes through all if not.
public final class AskedByClass implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.getDefaultListableBeanFactory().setAutowireCandidateResolver(new ByClass());
    }

    private static final class ByClass extends ContextAnnotationAutowireCandidateResolver {

        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor asked) {
            var said = super.getSuggestedName(asked);
            return said != null ? said : asked.getDependencyType().getName();
        }
    }
}
