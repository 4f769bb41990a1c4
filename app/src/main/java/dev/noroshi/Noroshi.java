package dev.noroshi;

import dev.noroshi.platform.clock.ClockConfiguration;
import dev.noroshi.platform.config.AskedByClass;
import dev.noroshi.platform.config.WithoutDemo;
import java.util.TimeZone;
import dev.noroshi.platform.database.EarlyDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The program: starts every room of the house.
// rooms name their classes as they like: two may have the same short name
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Noroshi {

    public static void main(String[] arguments) {
        // days printed without a zone, in the log or by the database, are days of Japan on every machine
        TimeZone.setDefault(TimeZone.getTimeZone(ClockConfiguration.TOKYO));
        var program = new SpringApplication(Noroshi.class);
        // the database first: it takes longest, and needs nothing of what follows
        program.addInitializers(new EarlyDatabase(), new WithoutDemo(), new AskedByClass());
        program.run(arguments);
    }
}
