package dev.noroshi.access;

import dev.noroshi.platform.web.ApiProblem;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/// What `/api/v1/openapi.json` says besides the operations themselves: how one enters, and how a refusal looks. Made
/// when somebody first asks for it, not at the start.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String LIBRARY = "org.springdoc.";
    private static final String TOKEN = "token";
    private static final String PROBLEM = "ApiProblem";
    private static final String CONFLICT = "Conflict";

    /// The library prepares itself at the start, which costs a tenth of it; here it waits until somebody asks.
    @Bean
    static BeanFactoryPostProcessor whenFirstAskedFor() {
        return beans -> {
            for (var name : beans.getBeanDefinitionNames())
                if (name.startsWith(LIBRARY) || isOfLibrary(beans.getBeanDefinition(name)))
                    beans.getBeanDefinition(name).setLazyInit(true);
        };
    }

    private static boolean isOfLibrary(BeanDefinition bean) {
        var maker = bean.getFactoryBeanName();
        return maker != null && maker.startsWith(LIBRARY);
    }

    // the registrar teaches the library our types; nobody else asks for it, so it would never be made
    @Bean
    @Lazy
    @DependsOn("modelConverterRegistrar")
    OpenAPI openApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, JsonBody.class)
                // its own methods describe nothing; what stands in it is told by the member that holds it
                .replaceWithSchema(ObjectNode.class, new JsonSchema().typesItem("object"));
        var components = new Components().addSecuritySchemes(TOKEN,
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("nrs_…")
                        .description("A token issued on the settings page"));
        ModelConverters.getInstance(true).readAll(ApiProblem.class).forEach(components::addSchemas);
        components.addSchemas(CONFLICT, conflict());
        return new OpenAPI().components(components).servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .info(new Info().title("Noroshi").version("v1")
                        .description("Reports up, advisories down. Errors are application/problem+json and list every"
                                + " field; sentences come in the language of Accept-Language (ja, en).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    /// A refusal that may tell more than others.
    private static Schema<?> conflict() {
        var changed = of("array", "The fields in which it differs from what was sent");
        changed.setItems(new JsonSchema().typesItem("string"));
        var savedAt = of("string", "When it was last saved");
        savedAt.setFormat("date-time");
        var more = of("object", "What a program needs to try again, where somebody saved first");
        more.addProperty("edition", of("integer", "The edition there is now"));
        more.addProperty("changed", changed);
        more.addProperty("saved-at", savedAt);
        more.addProperty("state", of("string", "The state it is in now"));
        var conflict = new JsonSchema();
        conflict.setAllOf(List.of(new Schema<>().$ref("#/components/schemas/" + PROBLEM), more));
        return conflict;
    }

    private static JsonSchema of(String type, String description) {
        var schema = new JsonSchema();
        schema.addType(type);
        schema.setDescription(description);
        return schema;
    }

    @Bean
    @Lazy
    OperationCustomizer refusals() {
        return this::withRefusal;
    }

    private Operation withRefusal(Operation operation, HandlerMethod handler) {
        var permit = Routes.permit(handler);
        if (permit == null) operation.setSecurity(List.of());
        else operation.addExtension("x-permission", permit.value().name());
        var responses = operation.getResponses();
        if (isWrite(handler)) {
            responses.putIfAbsent("409",
                    refusal(CONFLICT, "Not as it stands now: somebody was quicker, or it is past that"));
            responses.putIfAbsent("422", refusal(PROBLEM, "Not understood: every field that must be put right"));
        }
        responses.addApiResponse(ApiResponses.DEFAULT, refusal(PROBLEM, "Not done, with the reason"));
        return operation;
    }

    private static boolean isWrite(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && !List.of(mapping.method()).contains(RequestMethod.GET);
    }

    private static ApiResponse refusal(String schema, String description) {
        return new ApiResponse().description(description).content(new Content().addMediaType(
                "application/problem+json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema))));
    }
}
