package dev.noroshi.platform.database;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcher;

/// Finds what bears a mark, on the class or on one of its methods. Marks stand where the work is done, never on an interface,
/// so that a plain look is enough; Spring's own search through everything a mark could be made of takes a tenth of the start.
final class Marked extends StaticMethodMatcher implements ClassFilter {

    private final Class<? extends Annotation> mark;

    Marked(Class<? extends Annotation> mark) {
        this.mark = mark;
    }

    @Override
    public boolean matches(Class<?> type) {
        for (Class<?> each = type; each != null && isOfTheHouse(each); each = each.getSuperclass()) {
            if (each.isAnnotationPresent(mark)) return true;
            for (var method : each.getDeclaredMethods())
                if (method.isAnnotationPresent(mark)) return true;
        }
        return false;
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        var done = AopUtils.getMostSpecificMethod(method, type);
        return done.isAnnotationPresent(mark) || done.getDeclaringClass().isAnnotationPresent(mark);
    }

    /// What is not of ours has no marks of ours, and its transactions are its own.
    private static boolean isOfTheHouse(Class<?> type) {
        return type.getName().startsWith("dev.noroshi.");
    }
}
