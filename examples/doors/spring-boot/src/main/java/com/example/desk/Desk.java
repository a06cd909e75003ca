package com.example.desk;

import io.keyaudit.spring.ApplicationKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, says how its keys are, and ends. */
@SpringBootApplication
public class Desk {
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Desk.class, arguments)) {
            ApplicationKeys keys = context.getBean(ApplicationKeys.class);
            System.out.println("started with " + keys.targets().size() + " key; health "
                    + context.getBean("keyauditHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus());
        }
    }
}
