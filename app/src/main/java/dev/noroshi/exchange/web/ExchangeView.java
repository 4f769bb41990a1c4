package dev.noroshi.exchange.web;

import dev.noroshi.exchange.Desk;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.Peers;
import dev.noroshi.exchange.Push;
import dev.noroshi.exchange.Pushes;
import dev.noroshi.indicator.Found;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.Warning;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of the exchange are given.
public final class ExchangeView {

    private ExchangeView() {
    }

    /// An entry of a list to choose from.
    public record Choice(String value, String label, boolean selected) {
    }

    /// Something that waits.
    ///
    /// @param from who sent it, or where it was fetched
    /// @param type in words
    /// @param values those that stand in the list; more are counted
    /// @param warned of those values that should not be blocked, why
    /// @param left what is not let in, and why, in words
    public record Line(Desk.Item item, String href, String from, String type, List<Found> values, int more,
            Map<IndicatorId, List<Warning>> warned, List<String> left) {

        public List<Warning> warnings(Found value) {
            return warned.getOrDefault(IndicatorId.of(value.type(), value.value()), List.of());
        }

        public String key() {
            return item.waiting().key().toString();
        }

        /// What a list calls it: of what has no name, its id.
        public String name() {
            return item.name().isEmpty() ? item.waiting().id() : item.name();
        }
    }

    /// What the desk shows.
    ///
    /// @param total how much waits in all
    /// @param troubled how many peers give nothing
    /// @param full from whom no more is taken, because too much of theirs waits
    /// @param here the address of this list, to come back to
    /// @param later address of the next page; null at the end
    public record Waiting(List<Line> lines, List<Choice> holders, List<Choice> types, int total, int troubled,
            List<String> full, boolean filtered, String here, @Nullable String later, Instant now) {

        public boolean anyUsable() {
            return lines.stream().anyMatch(each -> each.item().isUsable());
        }

        public Tlp[] markings() {
            return Tlp.values();
        }
    }

    /// One object.
    ///
    /// @param text as it came, in lines
    public record One(Line line, String text) {

        public Tlp[] markings() {
            return Tlp.values();
        }
    }

    /// A peer in the list.
    ///
    /// @param push how handing things over to it goes; null when nothing ever was to be
    public record PeerLine(Peer peer, String href, Glyph glyph, String state, @Nullable String why,
            @Nullable PushState push) {
    }

    /// How handing things over goes.
    public record PushState(Glyph glyph, String word, @Nullable String why) {
    }

    /// A version that was handed over or is to be.
    public record HandedLine(String name, String object, Glyph glyph, String state, @Nullable String why, Instant at) {
    }

    /// @param problems what is wrong with a field, in words, by the name of the field
    /// @param revision 0 for a new one
    public record PushForm(Pushes.Written typed, List<Choice> reaches, List<Choice> occasions,
            Map<String, String> problems, int revision) {
        public PushForm {
            reaches = List.copyOf(reaches);
            occasions = List.copyOf(occasions);
            problems = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(problems));
        }
    }

    /// @param push null when nothing ever was to be handed over
    /// @param waiting how many versions wait, or are underway
    public record PushPanel(@Nullable Push push, @Nullable PushState state, int waiting, int sent, int refused,
            List<HandedLine> lines, PushForm form) {
    }

    /// Something that was decided.
    ///
    /// @param outcome address of what was made of it; null for nothing
    /// @param reason "" when nothing was said
    public record PastLine(String object, String type, String from, Glyph glyph, String verdict,
            @Nullable String outcome, String by, Instant at, String reason) {
    }

    /// What was decided.
    ///
    /// @param paging null when it is all on one page
    public record Past(List<PastLine> lines, List<Choice> holders, List<Choice> types, List<Choice> verdicts,
            boolean filtered, @Nullable Paging paging, Instant now) {
    }

    /// @param problems what is wrong with a field, in words, by the name of the field
    /// @param revision null for a new one
    public record Form(Peers.Written typed, List<Choice> signIns, Map<String, String> problems, boolean hasSecret,
            @Nullable Integer revision) {
        public Form {
            signIns = List.copyOf(signIns);
            problems = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(problems));
        }
    }

    public record PeerList(List<PeerLine> lines, boolean mayEdit, Form form, Instant now) {
    }

    /// An object that could not be taken.
    public record RefusedLine(String object, String why, Instant at) {
    }

    /// @param waiting where what waits of it stands
    public record OnePeer(PeerLine line, boolean mayEdit, Form form, List<RefusedLine> refused, int waits,
            String waiting, PushPanel push, Instant now) {
    }
}
