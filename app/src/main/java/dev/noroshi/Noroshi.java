package dev.noroshi;

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
        var program = new SpringApplication(Noroshi.class);
        program.addInitializers(new EarlyDatabase());
        program.run(arguments);
    }
}
