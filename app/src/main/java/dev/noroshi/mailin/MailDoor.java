package dev.noroshi.mailin;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.mailin.Keeping.Arrival;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.platform.mime.Danger;
import dev.noroshi.platform.mime.Head;
import dev.noroshi.platform.mime.MailReader;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.ReadMail;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The door through which every mail comes in, by whatever way.
@Component
@EnableConfigurationProperties(MailInSettings.class)
public class MailDoor {

    private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);
    /// What servers on the way write above a mail; a mail that comes by two ways differs in nothing else.
    private static final Set<String> TRACE = Set.of("return-path", "received", "delivered-to", "x-original-to",
            "envelope-to",
            "x-received", "authentication-results");

    private final MailReader reader;
    private final Sorter sorter;
    private final Keeping keeping;
    private final Viewing viewing;

    MailDoor(MailInSettings settings, Sorter sorter, Keeping keeping, Viewing viewing) {
        this.reader = new MailReader(settings.limits());
        this.sorter = sorter;
        this.keeping = keeping;
        this.viewing = viewing;
    }

    /// What came of a mail.
    public enum Taking {
        /// It is kept, with all it does.
        KEPT,
        /// It had come before; nothing was done.
        KNOWN
    }

    /// Takes a mail in. When this returns, it is kept; when it throws, it is not, and must come again.
    ///
    /// @param raw as it came
    public Taking take(byte[] raw, Way way) {
        var fingerprint = fingerprint(raw);
        if (keeping.has(fingerprint)) return Taking.KNOWN;
        var reading = reading(raw);
        var arrival = new Arrival(raw, way, fingerprint, switch (reading) {
            case MailReading.Read(var mail) -> mail.head();
            case MailReading.Hostile(var _, var head) -> head;
        });
        return kept(arrival, reading) ? Taking.KEPT : Taking.KNOWN;
    }

    private MailReading reading(byte[] raw) {
        try {
            return reader.read(raw);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("A mail could not be read: {}", e.getClass().getSimpleName());
            return new MailReading.Hostile(Danger.UNREADABLE, Head.NONE);
        }
    }

    /// Whatever goes wrong with what a mail is for, the mail itself is kept. If that fails too, the database is away, and
    /// whoever brought the mail is told to bring it again.
    private boolean kept(Arrival arrival, MailReading reading) {
        try {
            var sorted = viewing.<Sorted, RuntimeException>as(Viewer.HOUSE, () -> sorted(reading, arrival.raw()));
            return keeping.keep(arrival, sorted);
        } catch (RuntimeException | StackOverflowError e) {
            // what is in the message of the exception may come from the mail
            LOG.warn("A mail could not be sorted and waits in quarantine: {}", e.getClass().getSimpleName());
            return keeping.keep(arrival, new Sorted.Waiting(null, Reason.BROKE_DOWN));
        }
    }

    private Sorted sorted(MailReading reading, byte[] raw) {
        return switch (reading) {
            case MailReading.Hostile(var danger, var _) -> new Sorted.Refused(Reason.of(danger));
            case MailReading.Read(var mail) -> switch (opened(mail, raw)) {
                case MailReading.Hostile(var danger, var _) -> new Sorted.Refused(Reason.of(danger));
                case MailReading.Read(var inner) -> sorter.sort(inner, mail, raw);
            };
        };
    }

    /// The mail itself; of one that is signed, what the signature covers and nothing else, so that nothing put around it or
    /// beside it passes for signed.
    MailReading opened(ReadMail mail, byte[] raw) {
        return sorter.inside(mail, raw).map(reader::read).orElseGet(() -> new MailReading.Read(mail));
    }

    /// Reads a mail that is kept.
    MailReading read(byte[] raw) {
        return switch (reader.read(raw)) {
            case MailReading.Hostile hostile -> hostile;
            case MailReading.Read(var mail) -> switch (opened(mail, raw)) {
                case MailReading.Hostile(var danger, var _) -> new MailReading.Hostile(danger, Head.NONE);
                case MailReading.Read(var inner) -> new MailReading.Read(new ReadMail(mail.head(), inner.type(),
                        inner.pieces()));
            };
        };
    }

    private static String fingerprint(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        return Sha256.hex(text.substring(traceEnd(text)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int traceEnd(String text) {
        var at = 0;
        while (at < text.length()) {
            var colon = text.indexOf(':', at);
            var end = text.indexOf('\n', at);
            if (colon < 0 || end < colon || !TRACE.contains(text.substring(at, colon).toLowerCase(Locale.ROOT)))
                return at;
            at = end + 1;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                var next = text.indexOf('\n', at);
                at = next < 0 ? text.length() : next + 1;
            }
        }
        return at;
    }
}
