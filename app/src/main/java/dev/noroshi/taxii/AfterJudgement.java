package dev.noroshi.taxii;

import dev.noroshi.indicator.JudgedSign;
import dev.noroshi.stix.StixId;
import java.time.Instant;

/// The id of a value that is told again after it had been judged that it is not to be blocked: what was revoked has no later version.
final class AfterJudgement {

    private AfterJudgement() {
    }

    /// @param id the one it has where nothing was ever judged
    static StixId id(StixId id, JudgedSign sign, Instant at) {
        var times = sign.times(at);
        return times == 0 ? id : new StixId(id.type(), StixId.version5(id.uuid(), "judged " + times));
    }
}
