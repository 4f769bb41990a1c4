package dev.noroshi.platform.database;

import dev.noroshi.platform.config.NoroshiSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the database while Spring is still reading the rooms, which takes about as long. They meet when the first
/// connection is asked for.
public final class EarlyDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var settings = Binder.get(context.getEnvironment()).bindOrCreate("noroshi", NoroshiSettings.class);
        var opening = CompletableFuture.supplyAsync(() -> DatabaseSource.of(settings).open(),
                work -> Thread.ofPlatform().name("open-database").start(work));
        context.registerBean("database", Database.class, () -> opened(opening),
                definition -> definition.setDestroyMethodName("close"));
        // when Spring fails before anybody has asked for the database
        context.addApplicationListener((ApplicationFailedEvent event) -> opening.thenAccept(Database::close));
    }

    private static Database opened(CompletableFuture<Database> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
