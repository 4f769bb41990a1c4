package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.channel.MessageRows.Decided;
import dev.noroshi.channel.MessageRows.Fate;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What holds of every means, whether a program uses it or people work it off: one message under one number, handed on at
/// least once, seen by its two sides alone, silent about the content, and never lost without a cause.
class ChannelContractTest extends TellingPeople {

    private static final Duration LEASE = Duration.ofMinutes(2);

    @Autowired
    List<Channel> channels;
    @Autowired
    DeadLetters letters;
    @Autowired
    Viewing viewing;

    @BeforeEach
    void noon() {
        clock.set(FRIDAY_NOON);
    }

    /// A parcel the operator has, about which somebody there is to be told.
    private Decided decided(Means means, Tlp tlp) {
        var subject = hand(Importance.WARNING, tlp);
        jdbc.sql("update delivery.parcel set announced_at = sent_at").update();
        var parcel = jdbc.sql("select id from delivery.parcel where subject = :subject").param("subject", subject)
                .query(UUID.class).single();
        return new Decided(new ParcelId(parcel), Reason.NEW, 0, secretariat.id(), Party.desk(operator.id()), means,
                address(means), Language.JA, Pace.AT_ONCE, Occasion.REAL, tlp, Importance.WARNING, "T7",
                "advisory.confirm", "/advisories/7", clock.instant(), null);
    }

    private static String address(Means means) {
        return switch (means) {
            case MAIL -> "desk@shionagi-tel.example.jp";
            case WEBHOOK -> UUID.randomUUID().toString();
            case FAX, TELEPHONE -> "03-0000-0000";
        };
    }

    private Message claimed(Means means) {
        var claimed = messages.claim(means, 10, LEASE);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void aMessageDecidedTwiceIsOne(Means means) {
        var decided = decided(means, Tlp.AMBER);
        assertThat(messages.enter(List.of(decided))).isEqualTo(1);
        assertThat(messages.enter(List.of(decided))).isZero();
        assertThat(states(means)).containsExactly("WAITING");
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void whoeverDiesWithItIsFollowedByAnotherUnderTheSameNumber(Means means) {
        messages.enter(List.of(decided(means, Tlp.AMBER)));
        var first = claimed(means);
        assertThat(messages.claim(means, 10, LEASE)).as("somebody is at it").isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        var second = claimed(means);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void itHoldsNothingOfWhatTheParcelCarries(Means means) {
        for (var tlp : Tlp.values())
            messages.enter(List.of(decided(means, tlp)));
        var rows = jdbc.sql("select m::text from channel.message m").query(String.class).list();
        assertThat(rows).hasSize(Tlp.values().length).allSatisfy(row -> assertThat(row).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void itIsSeenByWhoIsToldAndWhoSentItAndNobodyElse(Means means) {
        messages.enter(List.of(decided(means, Tlp.AMBER)));
        assertThat(seenBy(operator.id())).isEqualTo(1);
        assertThat(seenBy(secretariat.id())).isEqualTo(1);
        assertThat(seenBy(ministry.id())).isZero();
        assertThat(seenBy(directory.centre(LocalDate.now(clock)).id())).isZero();
    }

    private int seenBy(OrganisationId organisation) {
        return viewing.as(new Viewer.Of(organisation, false),
                () -> jdbc.sql("select count(*) from channel.message").query(Integer.class).single());
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void whatFailsForEverIsADeadLetterWithItsCauseAndIsSentAgainUnderTheSameNumber(Means means) {
        messages.enter(List.of(decided(means, Tlp.AMBER)));
        var message = claimed(means);
        messages.note(List.of(new Fate(message, new Handing.Refused(Cause.REFUSED, "no"))), failed -> Optional.empty());
        for (var side : List.of(operator.id(), secretariat.id()))
            assertThat(letters.list(caller(side), null, 10)).singleElement().satisfies(letter -> {
                assertThat(letter.id()).isEqualTo(message.id());
                assertThat(letter.cause()).isEqualTo(Cause.REFUSED);
            });
        assertThat(letters.resend(caller(ministry.id()), List.of(message.id())).again()).as("somebody else").isZero();
        whileTheDeskIsReachedBy(means, null, () -> assertThat(
                letters.resend(caller(secretariat.id()), List.of(message.id())))
                .as("nothing is known of the desk any more").isEqualTo(new DeadLetters.Resent(0, 1)));
        whileTheDeskIsReachedBy(means, "somewhere else", () -> assertThat(
                letters.resend(caller(secretariat.id()), List.of(message.id())))
                .isEqualTo(new DeadLetters.Resent(1, 0)));
        var again = claimed(means);
        assertThat(again.id()).isEqualTo(message.id());
        assertThat(again.address()).isEqualTo(means == Means.WEBHOOK ? SYSTEM.toString() : "somewhere else");
    }

    private static final UUID SYSTEM = UUID.fromString("5b6d2a52-2d0e-4a51-8a4f-3a1f0f0f4a10");

    /// @param address null for a desk that is not reached by anything
    private void whileTheDeskIsReachedBy(Means means, @Nullable String address, Runnable act) {
        jdbc.sql("delete from channel.webhook").update();
        var registry = program.getBean(Registry.class);
        var today = LocalDate.now(clock);
        var before = Objects.requireNonNull(registry.organisations(List.of(operator.id()), today).get(operator.id()));
        try {
            registry.enterOrganisations(List.of(with(before, switch (means) {
                case MAIL -> new Contact(null, null, address, null, null, null, null);
                case TELEPHONE -> new Contact(null, null, null, address, null, null, null);
                case FAX -> new Contact(null, null, null, null, address, null, null);
                case WEBHOOK -> Contact.NONE;
            }, today)));
            if (means == Means.WEBHOOK && address != null)
                jdbc.sql("""
                    insert into channel.webhook (id, organisation, url, entered_at, entered_by)
                    values (:id, :organisation, 'https://siem.example.jp/', now(), 1)""").param("id", SYSTEM)
                        .param("organisation", operator.id().value()).update();
            act.run();
        } finally {
            registry.enterOrganisations(List.of(with(before, before.state().contact(), today)));
            jdbc.sql("delete from channel.webhook").update();
        }
    }

    private static OrganisationEntry with(OrganisationEntry entry, Contact contact, LocalDate from) {
        var state = entry.state();
        return new OrganisationEntry(entry.id(), entry.actorClass(), entry.ministry(),
                new OrganisationState(state.nameJa(), state.nameKana(), state.nameEn(), state.shortName(), contact,
                        state.profile(), state.notes()),
                entry.sectors(), from, entry.validTo());
    }

    private Caller caller(OrganisationId organisation) {
        var found = directory.organisation(organisation, LocalDate.now(clock)).orElseThrow();
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        return new Caller(person.id(), organisation, found.actorClass(), Role.SECRETARIAT, Language.JA);
    }

    @ParameterizedTest
    @EnumSource(Means.class)
    void whatFailsForNowWaitsAndIsDeadWithItsCauseWhenItHasBeenTriedForLongEnough(Means means) {
        messages.enter(List.of(decided(means, Tlp.AMBER)));
        var later = new Handing.Later(Cause.UNREACHABLE, "away");
        var next = clock.instant().plus(Duration.ofMinutes(1));
        messages.note(List.of(new Fate(claimed(means), later)), failed -> Optional.of(next));
        assertThat(states(means)).containsExactly("WAITING");
        assertThat(messages.claim(means, 10, LEASE)).as("not before its time").isEmpty();
        clock.set(next);
        messages.note(List.of(new Fate(claimed(means), later)), failed -> Optional.empty());
        assertThat(states(means)).containsExactly("DEAD");
    }

    private List<String> states(Means means) {
        return jdbc.sql("select state from channel.message where means = :means").param("means", means.name())
                .query(String.class).list();
    }

    @Test
    void eachProgramAnswersForEachMessageOnceAndLeavesNoneWithoutAnAnswer() {
        assertThat(channels).extracting(Channel::means).contains(Means.MAIL, Means.WEBHOOK);
        for (var channel : channels) {
            jdbc.sql("delete from channel.message").update();
            messages.enter(List.of(decided(channel.means(), Tlp.AMBER), decided(channel.means(), Tlp.GREEN)));
            var claimed = messages.claim(channel.means(), 10, LEASE);
            assertThat(claimed).hasSize(2);
            var answered = Collections.synchronizedList(new ArrayList<MessageId>());
            channel.hand(claimed, (message, handing) -> answered.add(message.id()));
            assertThat(answered).containsExactlyInAnyOrderElementsOf(claimed.stream().map(Message::id).toList());
        }
    }

    @Test
    void aMailHandedOnTwiceHasTheSameNumberTwice() throws Exception {
        messages.enter(List.of(decided(Means.MAIL, Tlp.AMBER)));
        var message = claimed(Means.MAIL);
        var mail = channels.stream().filter(channel -> channel.means() == Means.MAIL).findFirst().orElseThrow();
        for (var time = 0; time < 2; time++)
            mail.hand(List.of(message), (told, handing) -> assertThat(handing).isInstanceOf(Handing.Handed.class));
        assertThat(mails()).hasSize(2);
        for (var sent : mails())
            assertThat(sent.getMessageID()).startsWith("<" + message.id() + "@");
    }

    @Test
    void theInboxHasItOnceAndHasItThoughEveryOtherMeansFails() {
        var subject = UUID.randomUUID();
        for (var time = 0; time < 2; time++)
            hand(subject, Importance.WARNING, Tlp.AMBER, secretariat.id(), operator, null);
        planner.plan(2_000);
        jdbc.sql("update channel.message set state = 'DEAD', cause = 'UNREACHABLE', ended_at = created_at").update();
        assertThat(deliveries.inbox(operator.id())).filteredOn(parcel -> parcel.subject().equals(subject)).hasSize(1);
    }
}
