package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What names a person or opens a door is never printed by accident.
class WithheldTest {

    private static final String CANARY = "canary-0815";
    private static final Set<String> TELLING = Set.of("password", "secret", "email", "phone", "mobile", "encoded",
            "nameKana", "passphrase", "databaseUrl");

    @Test
    void everyRecordThatHoldsASecretOrAWayToReachSomebodyPrintsItNot() {
        var printed = new ArrayList<String>();
        var looked = 0;
        for (var each : records()) {
            var telling = each.isAnnotationPresent(PersonalData.class)
                    || Arrays.stream(each.getRecordComponents()).anyMatch(WithheldTest::isTelling);
            if (!telling) continue;
            looked++;
            if (make(each, 0).toString().contains(CANARY)) printed.add(each.getName());
        }
        assertThat(looked).isGreaterThan(8);
        assertThat(printed).as("override toString so that it answers [withheld]").isEmpty();
    }

    @Test
    void aSecretIsHandedOverOnlyByName() {
        var secret = Secret.of(CANARY);
        assertThat(secret).hasToString("[withheld]");
        assertThat(String.valueOf(List.of(secret))).doesNotContain(CANARY);
        assertThat(secret.reveal()).isEqualTo(CANARY);
        assertThat(secret).isEqualTo(Secret.of(CANARY)).isNotEqualTo(Secret.of("other"))
                .hasSameHashCodeAs(Secret.of("other"));
        assertThat(new tools.jackson.databind.json.JsonMapper().writeValueAsString(Map.of("x", secret.toString())))
                .doesNotContain(CANARY);
    }

    private static boolean isTelling(RecordComponent component) {
        return component.getType() == String.class && TELLING.contains(component.getName());
    }

    private static List<Class<?>> records() {
        var house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.noroshi");
        var found = new ArrayList<Class<?>>();
        for (var each : house) {
            if (!each.isRecord()) continue;
            var type = each.reflect();
            found.add(type);
        }
        return found;
    }

    /// One with a canary wherever there is room for a text.
    private static Object make(Class<?> type, int depth) {
        var parts = type.getRecordComponents();
        var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(types).map(each -> value(each, depth)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Could not make a " + type.getName() + "; teach this test how", e);
        }
    }

    private static @Nullable Object value(Class<?> type, int depth) {
        if (type == String.class) return CANARY;
        if (type == boolean.class || type == Boolean.class) return false;
        if (type == int.class || type == Integer.class) return 1;
        if (type == long.class || type == Long.class) return 1L;
        if (type == List.class || type == java.util.Collection.class) return List.of();
        if (type == Set.class) return Set.of();
        if (type == Map.class) return Map.of();
        if (type == java.util.Optional.class) return java.util.Optional.empty();
        if (type == java.util.UUID.class) return new java.util.UUID(0, 0);
        if (type == java.nio.file.Path.class) return java.nio.file.Path.of("x");
        if (type == dev.noroshi.kernel.OrganisationId.class) return new dev.noroshi.kernel.OrganisationId("x");
        if (type == java.util.UUID.class) return new java.util.UUID(1, 1);
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isArray()) return Array.newInstance(type.componentType(), 0);
        if (type.isRecord() && depth < 3) return make(type, depth + 1);
        return null;
    }
}
