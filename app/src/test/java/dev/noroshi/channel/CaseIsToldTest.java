package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.c4tap.SuspiciousMail;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// That C4TAP has passed on a case, people of those who take part are told by mail, and nothing of what it is or whose.
class CaseIsToldTest extends TellingPeople {

    @Test
    void aMailToThoseWhoTakePartSaysThatSomethingWaitsAndNothingOfTheCase() throws Exception {
        clock.set(FRIDAY_NOON);
        var stage = new Stage(program);
        var suspicious = new SuspiciousMail(program);
        var address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        suspicious.takesPart(stage.drafter(), stage.securitiesSecretariat());
        try {
            var id = suspicious.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, "attack.top"));
            // that a suspicious mail came is told to its desk
            dispatcher.goRound();
            read();
            suspicious.isPassedOn(stage.bankSecretariat(), id, SECRET, Tlp.AMBER, Occasion.REAL);
            dispatcher.goRound();
            assertThat(recipients()).contains(mailOf("asanagi.keiko")).doesNotContain(mailOf("yunohana.gaku"), address,
                    mailOf("kanetsuki.ren"));
            assertThat(mails()).allSatisfy(mail -> {
                assertThat(subject(mail)).contains("TLP:AMBER").doesNotContain(SECRET);
                assertThat(text(mail)).contains("https://noroshi.example.jp/c4tap/" + id).doesNotContain(SECRET,
                        "attack.top", "sec-bank", address);
            });
        } finally {
            suspicious.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        }
    }
}
