package dev.noroshi.feedback;

import dev.noroshi.advisory.Remarks;
import dev.noroshi.delivery.ParcelId;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Gives the reach table what recipients wrote beside their answers.
@Component
class CommentsOnReach implements Remarks {

    private final AnswerRows rows;

    CommentsOnReach(AnswerRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<ParcelId, String> on(Collection<ParcelId> parcels) {
        return rows.comments(parcels);
    }
}
