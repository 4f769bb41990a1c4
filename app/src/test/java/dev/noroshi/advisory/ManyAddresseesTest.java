package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.Profile;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A thousand operators, and several officers who issue at once. The program has a registry of its own.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test.registry=a-thousand-operators")
class ManyAddresseesTest {

    private static final int OPERATORS = 1_000;

    @Autowired
    ApplicationContext program;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        stage.drafter();
        if (jdbc.sql("select count(*) from directory.organisation where code like 'op-many-%'").query(Integer.class)
                .single() == 0)
            enterOperators();
    }

    private void enterOperators() {
        var ceptoar = Objects.requireNonNull(lists.codesByName().get(Fold.key("銀行等CEPTOAR")));
        var since = LocalDate.of(2025, 4, 1);
        var organisations = new ArrayList<OrganisationEntry>();
        var members = new ArrayList<AffiliationEntry>();
        for (var n = 1; n <= OPERATORS; n++) {
            var id = new OrganisationId("op-many-%04d".formatted(n));
            organisations.add(new OrganisationEntry(id, ActorClass.OPERATOR, null,
                    new OrganisationState("架空銀行" + n, null, "Fictional Bank " + n, null, Contact.NONE,
                            new Profile(null, null, List.of(), List.of(), List.of()), null),
                    Set.of(Stage.FINANCE), since, null));
            members.add(AffiliationEntry.member(id, ceptoar, since, null));
        }
        registry.enterOrganisations(organisations);
        registry.enterAffiliations(members);
    }

    @Test
    void aThousandOperatorsHaveItInTheMomentItIsIssued() {
        done(stage.onward.set(stage.ministry(), Onward.Manner.AUTOMATIC));
        done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.AUTOMATIC));
        var draft = stage.draft(content("千の宛先"));
        stage.approve(draft.id());

        var began = System.nanoTime();
        var issued = done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("Issuing to " + OPERATORS + " operators took " + took.toMillis() + " ms");

        for (var n = 1; n <= OPERATORS; n++)
            assertThat(stage.deliveries.inbox(new OrganisationId("op-many-%04d".formatted(n))))
                    .anyMatch(
                            parcel -> isOf(parcel, issued) && parcel.sentAt().equals(issued.publication().issuedAt()));
        var reach = done(stage.reaches.of(stage.drafter(), issued.id()));
        assertThat(reach.totals().expected()).isEqualTo(OPERATORS + 25);
        assertThat(reach.totals().sent()).isEqualTo(OPERATORS + 5);

        began = System.nanoTime();
        done(stage.reaches.of(stage.drafter(), issued.id()));
        System.out.println("Reading the reach took " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        done(stage.onward.set(stage.ministry(), Onward.Manner.BY_HAND));
        done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.BY_HAND));
    }

    @Test
    void ofMoreThanFiftyWhoHadOpenedARecalledTextTheRestIsCountedAndFound() {
        done(stage.onward.set(stage.ministry(), Onward.Manner.AUTOMATIC));
        done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.AUTOMATIC));
        var issued = stage.issue("多くが開いた後の撤回");
        done(stage.onward.set(stage.ministry(), Onward.Manner.BY_HAND));
        done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.BY_HAND));
        for (var n = 1; n <= 60; n++) {
            var bank = new OrganisationId("op-many-%04d".formatted(n));
            assertThat(jdbc.sql("""
                    update delivery.parcel
                    set opened_at = sent_at
                    where subject = :subject and recipient = :recipient""").param("subject", issued.id().value())
                    .param("recipient", bank.value()).update()).isEqualTo(1);
        }
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。"));
        var centre = new FrontDoor(program, port).browser(Role.CENTRE_OFFICER);
        var page = centre.get("/advisories/" + issued.id()).body();
        assertThat(page).contains("本文を開いていた組織", "ほかに10組織あります",
                "href=\"/files/advisories/" + issued.id() + "/reach.csv\"");
        assertThat(centre.get("/files/advisories/" + issued.id() + "/reach.csv").body()).contains("架空銀行60");
    }

    private static boolean isOf(Parcel parcel, Advisory.Issued issued) {
        return parcel.subject().equals(issued.id().value()) && parcel.task().equals(Tier.OPERATOR.task());
    }

    @Test
    void officersWhoIssueAtOnceGetNumbersWithoutGaps() throws Exception {
        var last = jdbc.sql("select last from relay.counter where kind = 'T' and occasion = 'REAL'")
                .query(Integer.class).single();
        var approved = IntStream.range(0, 8).mapToObj(n -> stage.draft(content("同時 " + n))).toList();
        approved.forEach(draft -> stage.approve(draft.id()));
        var together = new CyclicBarrier(approved.size());
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = new ArrayList<Callable<Outcome<Advisory.Issued>>>();
            for (var draft : approved)
                acts.add(() -> {
                    together.await();
                    return stage.issuing.issue(stage.drafter(), draft.id(), null);
                });
            var numbers = new ArrayList<Integer>();
            for (var issued : officers.invokeAll(acts))
                numbers.add(done(issued.get()).number().main());
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(last + 1, last + approved.size()).boxed().toList());
        }
    }

    @Test
    void whatIsIssuedTwiceAtOnceIsIssuedOnce() throws Exception {
        var draft = stage.draft(content("二度押し"));
        stage.approve(draft.id());
        var together = new CyclicBarrier(2);
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Outcome<Advisory.Issued>> act = () -> {
                together.await();
                return stage.issuing.issue(stage.drafter(), draft.id(), null);
            };
            var outcomes = new ArrayList<Outcome<Advisory.Issued>>();
            for (var outcome : officers.invokeAll(List.of(act, act)))
                outcomes.add(outcome.get());
            assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Done).hasSize(1);
            assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Refused).singleElement()
                    .isEqualTo(Outcome.refused(Refusal.Conflict.because("advisory.refused.published")));
        }
    }
}
