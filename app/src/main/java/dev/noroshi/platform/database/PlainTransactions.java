package dev.noroshi.platform.database;

import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.SpringTransactionAnnotationParser;
import org.springframework.transaction.annotation.TransactionAnnotationParser;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAttribute;

/// Has Spring look for transactions where they are marked, see [Marked], and read the mark from where it stands. Spring would
/// look through every class and into what each annotation is made of, for every method of every bean at every start.
final class PlainTransactions implements BeanPostProcessor, PriorityOrdered {

    /// First of all, since the parts of Spring it sets up are asked for by the next ones.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof BeanFactoryTransactionAttributeSourceAdvisor transactions)
            transactions.setClassFilter(new Marked(Transactional.class));
        return bean instanceof AnnotationTransactionAttributeSource ? whereItStands() : bean;
    }

    /// A mark on a method that only its package sees counts as well, as it does in Spring's own set-up.
    static AnnotationTransactionAttributeSource whereItStands() {
        var source = new AnnotationTransactionAttributeSource(new WhereItStands());
        source.setPublicMethodsOnly(false);
        return source;
    }

    private static final class WhereItStands implements TransactionAnnotationParser {

        private final TransactionAnnotationParser reader = new SpringTransactionAnnotationParser();

        @Override
        public @Nullable TransactionAttribute parseTransactionAnnotation(AnnotatedElement element) {
            return element.isAnnotationPresent(Transactional.class) ? reader.parseTransactionAnnotation(element) : null;
        }
    }
}
