package dev.noroshi.advisory;

import dev.noroshi.advisory.PublicAdvisory.Change;
import dev.noroshi.advisory.PublicAdvisory.Revision;
import dev.noroshi.advisory.PublicAdvisory.Said;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Advisories for everybody: those marked CLEAR, asked for by whom nobody knows. Source of who may have them: handbook
/// (試行版) II.2.3(2), table 5, 公開情報.
@Component
public class PublicAdvisories {

    private static final String TO_EVERYBODY = "an advisory marked as public, to everybody";
    private static final List<FieldId> TOLD = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER);
    private static final List<String> NO_REMARK = List.of("特になし", "特になし。", "なし", "None", "None.", "-");

    private final AdvisoryRows rows;
    private final JdbcClient jdbc;

    PublicAdvisories(AdvisoryRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /// All of them, what changed last first.
    @Crossing(TO_EVERYBODY)
    @Transactional(readOnly = true)
    public List<PublicAdvisory> all() {
        var series = new LinkedHashMap<Integer, List<Advisory.Published>>();
        for (var each : inPublic(null))
            series.computeIfAbsent(each.number().main(), _ -> new ArrayList<>()).add(each);
        return series.values().stream().map(PublicAdvisories::told)
                .sorted(Comparator.comparing(PublicAdvisory::lastAt).reversed()
                        .thenComparing(Comparator.comparing(PublicAdvisory::number).reversed()))
                .toList();
    }

    /// The one of a number.
    @Crossing(TO_EVERYBODY)
    @Transactional(readOnly = true)
    public Optional<PublicAdvisory> find(int number) {
        var issues = inPublic(number);
        return issues.isEmpty() ? Optional.empty() : Optional.of(told(issues));
    }

    /// Whether a program may give it to whoever asks: it is marked CLEAR, is no drill, and nothing is remarked on its scope
    /// (特記事項). One with a remark is for people to judge, because the remark may keep a part of it from going on; a drill is
    /// for those who take part.
    public static boolean isForEverybody(Advisory.Published advisory) {
        return advisory.publication().tlp() == Tlp.CLEAR && !advisory.head().occasion().isDrill()
                && advisory.content().fields().text(AdvisoryField.TLP_REMARKS)
                        .filter(remark -> NO_REMARK.stream().noneMatch(none -> Fold.same(none, remark))).isEmpty();
    }

    private List<Advisory.Published> inPublic(@Nullable Integer number) {
        return rows.inPublic(number).stream().filter(PublicAdvisories::isForEverybody).toList();
    }

    /// Another text whenever anything public has changed: cheap, for those who ask whether it has.
    @Crossing(TO_EVERYBODY)
    @Transactional(readOnly = true)
    public String edition() {
        return jdbc.sql("""
                select coalesce(md5(string_agg(i.id::text || i.state || i.moved_at::text, ' ' order by i.id)), 'none')
                from advisory.issue i join advisory.series s on s.id = i.series
                where i.tlp = 'CLEAR' and s.occasion = 'REAL' and i.issued_at is not null
                  and i.state in ('ISSUED', 'SUPERSEDED', 'RECALLED')""").query(String.class).single();
    }

    /// @param issues of one number, in their order
    private static PublicAdvisory told(List<Advisory.Published> issues) {
        var revisions = new ArrayList<Revision>();
        var recalled = false;
        for (var i = 0; i < issues.size(); i++) {
            var issue = issues.get(i);
            var next = i + 1 < issues.size() ? issues.get(i + 1).publication().issuedAt() : null;
            revisions.add(new Revision(issue.publication().issuedAt(), recalled
                    ? Change.ISSUED_AGAIN
                    : i == 0 ? Change.ISSUED : Change.UPDATED));
            var end = recalledAt(issue);
            // what had been replaced in public before it was recalled was nobody's to read any more
            recalled = end != null && (next == null || end.isBefore(next));
            if (recalled && end != null) revisions.add(new Revision(end, Change.RECALLED));
        }
        var latest = issues.getLast();
        return new PublicAdvisory(latest.number().main(), latest.head().language(), revisions,
                recalled ? Optional.empty() : Optional.of(said(latest)),
                issues.stream().map(Advisory.Published::id).toList());
    }

    private static @Nullable Instant recalledAt(Advisory.Published issue) {
        return issue instanceof Advisory.Recalled recalled ? recalled.tombstone().recalledAt() : null;
    }

    private static Said said(Advisory.Published issue) {
        return new Said(issue.content().title(), issue.publication().importance(), texts(issue.content().fields()));
    }

    private static SequencedMap<FieldId, String> texts(FormContent fields) {
        var texts = new LinkedHashMap<FieldId, String>();
        for (var field : TOLD) {
            if (fields.get(field).orElse(null) instanceof FieldValue.Text(var text)) texts.put(field, text);
        }
        return texts;
    }
}
