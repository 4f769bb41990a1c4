package dev.noroshi.exchange;

import dev.noroshi.kernel.Problem;
import dev.noroshi.stix.StixTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a peer says became of what was handed to it: its status resource (TAXII 2.1, section 4.3.1).
///
/// @param request by which it is asked again
/// @param isComplete whether it is through with all of them
/// @param failed how many it did not take
record Fates(String request, boolean isComplete, int failed, List<One> successes, List<One> failures) {

    Fates {
        successes = List.copyOf(successes);
        failures = List.copyOf(failures);
    }

    /// What became of one.
    ///
    /// @param version null where it does not say
    /// @param words why, as it says; "" when it does not
    record One(String object, @Nullable Instant version, String words) {

        boolean isAbout(HandedRows.Handed handed, List<HandedRows.Handed> all) {
            if (!object.equals(handed.object())) return false;
            // a time that is none of ours tells nothing
            return version == null || all.stream().noneMatch(this::isVersionOf)
                    || millis(version) == millis(handed.version());
        }

        private boolean isVersionOf(HandedRows.Handed other) {
            return version != null && object.equals(other.object()) && millis(version) == millis(other.version());
        }

        /// Some keep no more of a time.
        private static long millis(Instant time) {
            return time.toEpochMilli();
        }
    }

    /// Empty when it is none.
    static Optional<Fates> read(byte[] body) {
        try {
            var json = Envelope.MAPPER.readTree(body);
            var request = json.path("id").stringValue("");
            var status = json.path("status").stringValue("");
            // it becomes part of an address: nothing in it leads elsewhere
            if (!request.matches("[A-Za-z0-9_-]{1,100}") || !status.equals("complete") && !status.equals("pending"))
                return Optional.empty();
            var failures = list(json.path("failures"));
            return Optional.of(new Fates(request, status.equals("complete"),
                    Math.max(failures.size(), json.path("failure_count").asInt(0)), list(json.path("successes")),
                    failures));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static List<One> list(JsonNode all) {
        var list = new ArrayList<One>();
        // TAXII 2.0 named successes by their id alone
        for (var each : all)
            list.add(each.isString()
                    ? new One(each.stringValue(), null, "")
                    : new One(each.path("id").stringValue(""),
                            StixTime.read(each.path("version").stringValue("")).orElse(null),
                            each.path("message").stringValue("")));
        return list;
    }

    /// Why the peer did not take one; empty when it did. Where it counts failures without naming them, only those it names as
    /// taken are.
    ///
    /// @param all that was handed over with it
    Optional<Problem> against(HandedRows.Handed handed, List<HandedRows.Handed> all) {
        var named = failures.stream().filter(each -> each.isAbout(handed, all)).findFirst();
        if (named.isPresent()) return Optional.of(said(named.get().words()));
        if (failed <= failures.size() || successes.stream().anyMatch(each -> each.isAbout(handed, all)))
            return Optional.empty();
        return Optional.of(said(""));
    }

    /// That the peer refused something.
    static Problem said(String words) {
        return words.isBlank() ? Problem.of("", "exchange.push.unsaid") : Problem.of("", "exchange.push.said", words);
    }
}
