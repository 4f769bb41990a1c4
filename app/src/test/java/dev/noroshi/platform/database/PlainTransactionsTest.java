package dev.noroshi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.ReflectionUtils;

class PlainTransactionsTest {

    @Test
    void whatSpringWouldDoInATransactionIsDoneInOneAndNothingElse() {
        var spring = new AnnotationTransactionAttributeSource(false);
        var plain = PlainTransactions.whereItStands();
        var marked = new Marked(Transactional.class);
        var expected = new LinkedHashMap<Method, String>();
        var found = new LinkedHashMap<Method, String>();
        var classes = new HashSet<Class<?>>();
        for (var type : ofTheHouse()) {
            var ofSpring = attributes(spring, type);
            expected.putAll(ofSpring);
            found.putAll(attributes(plain, type));
            if (!ofSpring.isEmpty()) classes.add(type);
            assertThat(marked.matches(type)).as(type.getName()).isEqualTo(!ofSpring.isEmpty());
        }
        assertThat(found).isEqualTo(expected);
        assertThat(classes).as("rooms that write").hasSizeGreaterThan(50);
        assertThat(expected.keySet()).as("marks only the package sees")
                .anyMatch(method -> (method.getModifiers() & Modifier.PUBLIC) == 0);
    }

    private static Iterable<Class<?>> ofTheHouse() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.noroshi").stream()
                .filter(type -> !type.isInterface() && !type.isAnnotation())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static Map<Method, String> attributes(TransactionAttributeSource source, Class<?> type) {
        var all = new LinkedHashMap<Method, String>();
        for (var method : ReflectionUtils.getAllDeclaredMethods(type)) {
            var attribute = source.getTransactionAttribute(method, type);
            if (attribute != null) all.put(method, attribute.toString());
        }
        return all;
    }
}
