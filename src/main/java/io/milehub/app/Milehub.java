package io.milehub.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's process. */
@SpringBootApplication(scanBasePackages = "io.milehub")
public class Milehub {

    /** Starts the hub with Spring's usual arguments. */
    public static void main(String[] args) {
        SpringApplication.run(Milehub.class, args);
    }
}
