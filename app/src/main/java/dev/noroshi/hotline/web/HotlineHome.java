package dev.noroshi.hotline.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.NavCounter;
import dev.noroshi.access.Permission;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.hotline.CallDesk;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What emergency calls add to the home page and the menu: the door 緊急連絡, and how many wait.
@Configuration(proxyBeanMethods = false)
class HotlineHome {

    @Bean
    HomePanel hotlineDoor(CallViews views) {
        return new HomePanel() {
            @Override
            public Place place() {
                return Place.DOOR;
            }

            @Override
            public int order() {
                return 20;
            }

            @Override
            public Optional<Content> content(Caller caller) {
                return caller.may(Permission.CALL_HOTLINE)
                        ? Optional.of(new Content("hotline/door", views.door(caller)))
                        : Optional.empty();
            }
        };
    }

    @Bean
    NavCounter hotlineCount(CallDesk desk) {
        return new NavCounter() {
            @Override
            public Nav entry() {
                return Nav.HOTLINE;
            }

            @Override
            public int count(Caller caller) {
                return desk.waiting(caller);
            }
        };
    }
}
