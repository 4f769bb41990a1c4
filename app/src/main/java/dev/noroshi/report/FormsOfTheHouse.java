package dev.noroshi.report;

import dev.noroshi.directory.Directory;
import dev.noroshi.form.FormOption;
import dev.noroshi.form.Forms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the printed forms the sectors of the registry.
@Configuration
class FormsOfTheHouse {

    @Bean
    Forms forms(Directory directory) {
        return new Forms(day -> directory.sectors().stream()
                .map(sector -> new FormOption(sector.code().value(), sector.labelJa(), sector.labelEn())).toList());
    }
}
