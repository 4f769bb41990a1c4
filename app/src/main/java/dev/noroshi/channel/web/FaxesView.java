package dev.noroshi.channel.web;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sheets to be faxed, and those whose slip is waited for.
///
/// @param more how many are to be sent beside those shown
/// @param moreSent of how many the slip is waited for beside those shown
/// @param limit the most lines shown at once
public record FaxesView(Instant now, List<Line> toSend, int more, List<Line> sent, int moreSent, int limit) {

    public FaxesView {
        toSend = List.copyOf(toSend);
        sent = List.copyOf(sent);
    }

    /// @param who the person, or the desk
    /// @param fax the number it goes to
    /// @param reason why it is sent: new, reminder, test
    /// @param mark printed on the slip
    public record Line(String id, String organisation, String who, String fax, String reason, @Nullable String number,
            @Nullable String title, @Nullable Tlp tlp, @Nullable Importance importance, boolean drill,
            @Nullable String due, boolean late, String mark, @Nullable Instant sentAt) {
    }
}
