package dev.noroshi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The program: starts every room of the house.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Noroshi {

    public static void main(String[] arguments) {
        SpringApplication.run(Noroshi.class, arguments);
    }
}
