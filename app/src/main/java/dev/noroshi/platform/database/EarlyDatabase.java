package dev.noroshi.platform.database;

import dev.noroshi.platform.config.NoroshiSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;

/// Starts the database while Spring is still reading the rooms, which takes about as long. They meet when the first
/// connection is asked for.
public final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// A database that is being opened.
    record Opening(CompletableFuture<Database> future) {

        /// Waits for it.
        Database opened() {
            try {
                return future.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // the rooms are only being looked at, nothing starts
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) return;
        var settings = Binder.get(context.getEnvironment()).bindOrCreate("noroshi", NoroshiSettings.class);
        var opening = new Opening(CompletableFuture.supplyAsync(() -> DatabaseSource.of(settings).open(),
                work -> Thread.ofPlatform().name("open-database").start(work)));
        context.getBeanFactory().registerSingleton("earlyDatabase", opening);
        // when Spring fails before anybody has asked for the database
        context.addApplicationListener((ApplicationFailedEvent event) -> opening.future().thenAccept(Database::close));
    }
}
