package dev.noroshi.advisory.api;

import dev.noroshi.form.FormSchema;
import dev.noroshi.form.Forms;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Describes the advisory form in `/api/v1/openapi.json`, from the form itself.
@Component
class AdvisorySchemas implements OpenApiCustomizer {

    private final Forms forms;
    private final Clock clock;

    AdvisorySchemas(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public void customise(OpenAPI description) {
        var schema = new FormSchema(forms.advisoryForm(LocalDate.now(clock))).write();
        try {
            description.getComponents().addSchemas("Advisory",
                    Json31.mapper().readValue(schema.toString(), Schema.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("The description of the advisory form", impossible);
        }
    }
}
