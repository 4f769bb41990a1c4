package dev.noroshi.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the description of the API say what our records say: a member is there, and `null` only where it is [Nullable].
@Component
class NullableMembers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var described = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema == null || !described.isRecord()) return schema;
        var whole = schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
        if (whole != null && whole.getProperties() != null)
            for (var component : described.getRecordComponents())
                member(whole, component);
        return schema;
    }

    private static void member(Schema<?> whole, RecordComponent component) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> members = whole.getProperties();
        var name = name(component);
        var member = members.get(name);
        if (member == null) return;
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) members.put(name, orNull(member));
        else if (whole.getRequired() == null || !whole.getRequired().contains(name)) whole.addRequiredItem(name);
    }

    private static String name(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static Schema<?> orNull(Schema<?> member) {
        var isSaid = member.getAnyOf() != null || member.getTypes() != null && member.getTypes().contains("null");
        if (isSaid) return member;
        if (member.get$ref() == null && member.getEnum() == null) {
            member.addType("null");
            return member;
        }
        var description = member.getDescription();
        member.setDescription(null);
        return new JsonSchema().anyOf(List.of(member, new JsonSchema().typesItem("null"))).description(description);
    }
}
