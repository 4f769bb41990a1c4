package dev.noroshi.demo;

import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Registry;
import dev.noroshi.platform.config.NoroshiSettings;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills an empty house before it opens: all of the fictional world in one transaction, or nothing.
@Component
@ConditionalOnProperty("noroshi.demo")
class DemoWorld implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final NoroshiSettings settings;
    private final Registry registry;
    private final CeptoarLists lists;
    private final DemoAccounts accounts;
    private final DemoDesks desks;
    private final DemoReports reports;
    private final DemoAdvisories advisories;
    private final DemoWaiting waiting;
    private final DemoBulletins bulletins;
    private final Viewing viewing;

    DemoWorld(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, NoroshiSettings settings,
            Registry registry, CeptoarLists lists, DemoAccounts accounts, DemoDesks desks,
            DemoReports reports, DemoAdvisories advisories, DemoWaiting waiting, DemoBulletins bulletins,
            Viewing viewing) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.registry = registry;
        this.lists = lists;
        this.accounts = accounts;
        this.desks = desks;
        this.reports = reports;
        this.advisories = advisories;
        this.waiting = waiting;
        this.bulletins = bulletins;
        this.viewing = viewing;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isTold()) {
            // in case the program was killed between committing and naming the file
            accounts.publish(settings.data());
            return;
        }
        var started = System.nanoTime();
        viewing.as(Viewer.HOUSE, () -> {
            transaction.executeWithoutResult(status -> accounts.write(settings.data(), tell()));
            return true;
        });
        accounts.publish(settings.data());
        LOG.info("The demo world was told in {} ms; its accounts are in {}", (System.nanoTime() - started) / 1_000_000,
                settings.data().resolve(DemoAccounts.FILE));
    }

    private boolean isTold() {
        return jdbc.sql("select exists (select 1 from demo.world)").query(Boolean.class).single();
    }

    private ArrayList<DemoAccounts.Row> tell() {
        var shift = DemoShift.endingOn(LocalDate.now(clock));
        jdbc.sql("insert into demo.world (moved_days, told_at) values (:days, :now)").param("days", shift.days())
                .param("now", OffsetDateTime.now(clock)).update();
        DemoRegistry.enter(registry, lists);
        var rows = new ArrayList<>(accounts.create());
        var story = new ArrayList<>(reports.story(shift));
        story.addAll(advisories.story(shift));
        DemoEvent.tell(story);
        DemoEvent.tell(waiting.story(clock.instant()));
        bulletins.put(shift);
        desks.enter(rows);
        return rows;
    }
}
