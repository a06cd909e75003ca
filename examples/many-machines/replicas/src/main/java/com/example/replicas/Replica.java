package com.example.replicas;

import io.keyaudit.spring.ApplicationKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, says how its keys are, and ends. */
@SpringBootApplication
public class Replica {
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Replica.class, arguments)) {
            ApplicationKeys keys = context.getBean(ApplicationKeys.class);
            System.out.println("started with " + keys.targets().size() + " key");
        }
    }
}
