package dev.noroshi;

import dev.noroshi.platform.database.EarlyDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The program: starts every room of the house.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Noroshi {

    public static void main(String[] arguments) {
        var program = new SpringApplication(Noroshi.class);
        program.addInitializers(new EarlyDatabase());
        program.run(arguments);
    }
}
