package dev.noroshi.report;

import dev.noroshi.directory.Directory;
import dev.noroshi.form.FormOption;
import dev.noroshi.form.Forms;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the printed forms the sectors of the registry.
@Configuration(proxyBeanMethods = false)
class FormsOfTheHouse {

    /// The published lists change with a release of the program, so they are asked for once: every reading of a form
    /// needs them.
    @Bean
    Forms forms(Directory directory) {
        var once = new ConcurrentHashMap<String, List<FormOption>>();
        return new Forms(day -> once.computeIfAbsent("sectors", key -> directory.sectors().stream()
                .map(sector -> new FormOption(sector.code().value(), sector.labelJa(), sector.labelEn())).toList()));
    }
}
