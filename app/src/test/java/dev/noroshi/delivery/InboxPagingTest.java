package dev.noroshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Programs;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// More waits for somebody than one page shows.
@NoroshiTest
class InboxPagingTest {

    /// Somebody of an organisation no other test hands anything to.
    private static final String READER = "izayoi.masaki";
    private static final int MANY = 430;

    @Autowired
    ApplicationContext program;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Sharing sharing;
    @Autowired
    Programs programs;
    @Autowired
    SettableClock clock;
    @LocalServerPort
    int port;

    private final ArrayList<String> inOrder = new ArrayList<>();

    @BeforeEach
    void fill() {
        var reader = programs.cast().person(READER);
        if (deliveries.waiting(reader.organisation()) == 0)
            for (var n = 0; n < MANY; n++) {
                // every third has no deadline, every fifth the same as others
                var due = n % 3 == 0 ? null : clock.instant().plus(Duration.ofHours(n % 5 == 0 ? 5 : n));
                hand(reader.organisation(), "第%03d件".formatted(n), due);
            }
        // what is confirmed and still waits comes last
        deliveries.confirm(reader, deliveries.inbox(reader.organisation()).getFirst().id());
        deliveries.inbox(reader.organisation(), null, 1000).forEach(parcel -> inOrder.add(parcel.title()));
    }

    private void hand(OrganisationId to, String title, java.time.@Nullable Instant due) {
        var id = UUID.randomUUID();
        var notice = new Notice("advisory.confirm", id, Occasion.REAL, null, null, title, "/advisories/" + id, due);
        var cleared = sharing.clearForNextHop(notice, Marking.ofAdvisory(Tlp.CLEAR, java.util.Set.of()), to);
        deliveries.hand(cleared, new OrganisationId("nco"), null);
    }

    @Test
    void thePageGoesOnToTheLast() {
        var browser = new FrontDoor(program, port).browser(READER);
        var seen = new ArrayList<String>();
        var next = Pattern.compile("href=\"(/home\\?after=[^\"#]+)#todo\"");
        for (@Nullable
        String page = "/home"; page != null;) {
            var shown = browser.get(page);
            assertThat(shown.statusCode()).isEqualTo(200);
            Pattern.compile("第\\d{3}件").matcher(shown.body().replaceAll("(?s)<span class=\"u-hidden\">.*?</span>", ""))
                    .results().forEach(found -> seen.add(found.group()));
            var link = next.matcher(shown.body());
            page = link.find() ? link.group(1) : null;
        }
        assertThat(seen).containsExactlyElementsOf(inOrder);
        assertThat(browser.get("/home?after=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void theApiGoesOnToTheLast() {
        var reader = programs.as(READER);
        var seen = new ArrayList<String>();
        var page = reader.get("/api/v1/inbox?limit=60").json();
        while (true) {
            assertThat(page.path("waiting").asInt()).isEqualTo(MANY);
            page.path("items").forEach(item -> seen.add(item.path("title").asString()));
            if (page.path("next").isNull()) break;
            page = reader.get("/api/v1/inbox?limit=60&cursor=" + page.path("next").asString()).json();
        }
        assertThat(seen).containsExactlyElementsOf(inOrder).hasSize(MANY);
        assertThat(reader.get("/api/v1/inbox").json().path("items").size()).isEqualTo(Deliveries.INBOX_LIMIT);
        var refused = reader.get("/api/v1/inbox?cursor=x");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).containsExactly("cursor unreadable");
    }
}
