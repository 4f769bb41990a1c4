package dev.noroshi.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Finds the template a handler names: `report/show` is `src/main/jte/report/show.jte`, compiled with the program.
///
/// A page is written to the response only when it is complete, so a breakdown in a template becomes an error page and
/// never half a page.
@Configuration(proxyBeanMethods = false)
class Templates {

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /// Has the name of the resolver Spring Boot would add, which chooses among views by what the client accepts; here
    /// the handler has chosen.
    @Bean("viewResolver")
    ViewResolver templateViews(TemplateEngine engine) {
        return new TemplateViews(engine);
    }

    private record TemplateViews(TemplateEngine engine) implements ViewResolver, Ordered {

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            // redirects are left to the resolver of Spring
            if (name.startsWith("redirect:")) return null;
            var template = name + ".jte";
            if (!engine.hasTemplate(template)) throw new IllegalStateException("There is no template " + template);
            return new TemplateView(engine, template);
        }

        /// Before Spring's own, which would take any name for a file.
        @Override
        public int getOrder() {
            return 0;
        }
    }

    private record TemplateView(TemplateEngine engine, String template) implements View {
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var output = new Utf8ByteOutput();
            engine.render(template, model == null ? Map.of() : new HashMap<>(model), output);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
