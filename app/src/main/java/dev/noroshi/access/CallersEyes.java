package dev.noroshi.access;

import dev.noroshi.platform.database.Viewing;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;

/// Whatever a room does for a [Caller], it does seeing no more of the database than the caller may:
/// the database keeps the rest from it (row-level security), see [Viewing].
@Configuration(proxyBeanMethods = false)
class CallersEyes {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor callersEyes(ObjectProvider<Viewing> viewing, ObjectProvider<Reading> reading) {
        MethodInterceptor asCaller = call -> viewing.getObject().as(reading.getObject().viewer(callerOf(call)),
                call::proceed);
        var advisor = new DefaultPointcutAdvisor(new DoneForCaller(), asCaller);
        // before the transaction, which takes its connection in the caller's name; a crossing inside is the house's
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return advisor;
    }

    private static Caller callerOf(MethodInvocation call) {
        for (var argument : call.getArguments())
            if (argument instanceof Caller caller) return caller;
        throw new IllegalArgumentException(call.getMethod() + " was called for nobody");
    }

    /// The doors of the rooms where something is done for a caller. Handlers have theirs from [ViewerFilter].
    private static final class DoneForCaller extends StaticMethodMatcherPointcut {

        DoneForCaller() {
            setClassFilter(DoneForCaller::isOfARoom);
        }

        private static boolean isOfARoom(@Nullable Class<?> type) {
            return type != null && Modifier.isPublic(type.getModifiers())
                    && type.getPackageName().startsWith("dev.noroshi.")
                    && !type.getPackageName().startsWith("dev.noroshi.access")
                    && !AnnotatedElementUtils.hasAnnotation(type, Controller.class);
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return Modifier.isPublic(method.getModifiers())
                    && Arrays.asList(method.getParameterTypes()).contains(Caller.class);
        }
    }
}
