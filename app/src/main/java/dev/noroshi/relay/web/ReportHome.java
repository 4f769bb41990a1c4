package dev.noroshi.relay.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.report.OwnReports;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What reports add to the home page of those who write them: the door 報告する, and where their own are now.
@Configuration(proxyBeanMethods = false)
class ReportHome {

    private static final int LINES = 5;

    @Bean
    HomePanel reportDoor() {
        return new Panel(HomePanel.Place.DOOR, 10) {
            @Override
            public Optional<Content> content(Caller caller) {
                if (!caller.may(Permission.WRITE_REPORT)) return Optional.empty();
                return Optional.of(new Content("relay/door", caller.language()));
            }
        };
    }

    @Bean
    HomePanel ownReportsPanel(OwnReports ownReports, Names names, Clock clock) {
        return new Panel(HomePanel.Place.BELOW, 10) {
            @Override
            public Optional<Content> content(Caller caller) {
                if (!caller.may(Permission.WRITE_REPORT)) return Optional.empty();
                var lines = ownReports.list(caller, null, LINES);
                var holders = names.of(lines.stream().map(OwnReports.Line::holder).flatMap(Stream::ofNullable)
                        .collect(Collectors.toSet()), caller.language());
                return Optional.of(new Content("relay/ownPanel", new OwnPanel(lines, holders, clock.instant())));
            }
        };
    }

    private abstract static class Panel implements HomePanel {

        private final Place place;
        private final int order;

        Panel(Place place, int order) {
            this.place = place;
            this.order = order;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public int order() {
            return order;
        }
    }
}
