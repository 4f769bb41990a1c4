package dev.noroshi.c4tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.mailin.MailsComeIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// A suspicious mail that comes in, for tests of other rooms: what becomes of it, and of its case.
public final class SuspiciousMail {

    private final ApplicationContext program;
    private final Cases cases;
    private final Participants participants;

    public SuspiciousMail(ApplicationContext program) {
        this.program = program;
        cases = program.getBean(Cases.class);
        participants = program.getBean(Participants.class);
    }

    /// A mail to somebody of the bank, with links, one of which tells to whom it was sent, and a file.
    ///
    /// @param domain the attacker's
    public static byte[] to(String address, String domain) {
        var host = address.substring(address.indexOf('@') + 1);
        return """
                Received: from gw.HOST (gw.HOST [198.51.100.5]) by mbox.HOST; Mon, 16 Nov 2026 09:12:45 +0900
                Received: from mail.DOMAIN (mail.DOMAIN [45.155.204.9]) by mx.HOST; Mon, 16 Nov 2026 09:12:44 +0900
                From: Seikyu <billing@DOMAIN>
                To: Tsuzura Taro <ADDRESS>
                Subject: Invoice for November
                X-Mailer: Foxmail 7.2.25
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b1"

                --b1
                Content-Type: text/html; charset=UTF-8

                <p>Tsuzura Taro</p><a href="http://DOMAIN/view?u=HIDDEN">here</a> <a href="https://DOMAIN/a?x=1&amp;y=2">or</a>
                --b1
                Content-Type: application/zip
                Content-Disposition: attachment; filename="Seikyu.zip"
                Content-Transfer-Encoding: base64

                UEsDBBQAAAAAAA==
                --b1--
                """.replace("HIDDEN", hidden(address)).replace("HOST", host).replace("DOMAIN", domain)
                .replace("ADDRESS", address).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// As the link tells to whom it was sent.
    public static String hidden(String address) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("id=" + address).getBytes(StandardCharsets.UTF_8));
    }

    /// Sent in by whoever has the address; a case from then on.
    public UUID comesIn(Caller desk, String address, byte[] mail) {
        new MailsComeIn(program).withFile(address, "message/rfc822", "fushin-" + UUID.randomUUID() + ".eml", mail);
        var before = cases.list(desk, 0, 10_000).stream().map(MailCase::id).toList();
        program.getBean(OpeningRounds.class).goRound();
        // the clock stands still: the one that was not there
        return cases.list(desk, 0, 10_000).stream().filter(each -> !before.contains(each.id()))
                .reduce((one, other) -> {
                    throw new AssertionError("two cases of one mail");
                }).orElseThrow().id().value();
    }

    /// All that is proposed goes to those who take part.
    public void isPassedOn(Caller desk, UUID id, String title, Tlp tlp, Occasion occasion) {
        var read = cases.find(desk, new CaseId(id)).orElseThrow();
        assertThat(cases.passOn(desk, new CaseId(id), new PassOn(read.mailCase().revision(), title, "開かないでください。", tlp,
                occasion,
                read.traits().stream().filter(Trait::isShared).map(Trait::position).collect(Collectors.toSet()))))
                .isInstanceOf(Outcome.Done.class);
    }

    public void isTakenBack(Caller desk, UUID id) {
        var read = cases.find(desk, new CaseId(id)).orElseThrow();
        assertThat(cases.takeBack(desk, new CaseId(id), read.mailCase().revision())).isInstanceOf(Outcome.Done.class);
    }

    /// Puts the organisation of somebody on the list of those who take part.
    public void takesPart(Caller centre, Caller somebody) {
        assertThat(participants.enter(centre, somebody.organisation().value())).isInstanceOf(Outcome.Done.class);
    }

    public void takesPartNoLonger(Caller centre, Caller somebody) {
        assertThat(participants.remove(centre, somebody.organisation().value())).isInstanceOf(Outcome.Done.class);
    }
}
