package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.indicator.CatchUpRows.Papers;
import dev.noroshi.indicator.CatchUpRows.Stand;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads the advisories and reports from before indicators were found in them, or before more could be found. Each is a step of
/// its own: who is cut off goes on behind the last one, and what cannot be read is left out and counted.
@Component
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int WHOLE = 100;
    /// So often the log is told how far it is.
    private static final int TOLD_EVERY = 500;

    private final CatchingUp catching;
    private final CatchUpRows rows;

    CatchUp(CatchingUp catching, CatchUpRows rows) {
        this.catching = catching;
        this.rows = rows;
    }

    /// How much of what there is has been read, in hundredths, for the centre; empty when all has been.
    @Transactional(readOnly = true)
    public Optional<Integer> progress(Caller caller) {
        if (!caller.may(Permission.SHARE_INDICATOR)) return Optional.empty();
        var open = rows.all();
        if (open.stream().allMatch(Stand::isDone)) return Optional.empty();
        var total = open.stream().mapToInt(Stand::total).sum();
        var looked = open.stream().mapToInt(Stand::looked).sum();
        return Optional.of(total == 0 ? 0 : Math.min(WHOLE - 1, looked * WHOLE / total));
    }

    /// Reads at most so many of each kind.
    ///
    /// @return whether all is read
    boolean goRound(int most) {
        return goRound(Paper.EDITION, most);
    }

    /// @param edition of the finder
    boolean goRound(int edition, int most) {
        var isDone = true;
        for (var kind : Papers.values()) {
            var stand = catching.begin(kind, edition);
            if (!stand.isDone()) isDone &= read(kind, stand, most);
        }
        return isDone;
    }

    private boolean read(Papers kind, Stand from, int most) {
        if (from.looked() == 0 && from.total() > 0)
            LOG.info("Reading {} older papers ({}) for indicators", from.total(), kind);
        for (var n = 0; n < most; n++) {
            var step = step(kind);
            if (step.isEmpty()) return false;
            var stand = step.get().stand();
            if (stand.isDone()) {
                if (stand.looked() > 0)
                    LOG.info("Read all older papers ({}) for indicators: {}, {} of them could not be read", kind,
                            stand.looked(), stand.failed());
                return true;
            }
            if (stand.looked() % TOLD_EVERY == 0)
                LOG.info("Read {} of {} older papers ({}) for indicators", stand.looked(), stand.total(), kind);
        }
        return false;
    }

    private Optional<CatchingUp.Step> step(Papers kind) {
        try {
            return catching.next(kind);
        } catch (TransientDataAccessException | NonTransientDataAccessResourceException away) {
            // not the paper's fault: the round is gone again
            throw away;
        } catch (RuntimeException unreadable) {
            var left = catching.leaveOut(kind);
            left.ifPresent(step -> LOG.warn("The older paper {} ({}) could not be read for indicators", step.paper(),
                    kind, unreadable));
            return left;
        }
    }
}
