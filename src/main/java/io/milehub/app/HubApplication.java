package io.milehub.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The hub as a Spring application; every module below {@code io.milehub} brings its beans. */
@SpringBootApplication(scanBasePackages = "io.milehub")
@ConfigurationPropertiesScan("io.milehub.app.configuration")
@EnableTransactionManagement
public class HubApplication {}
