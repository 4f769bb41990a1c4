package dev.noroshi.registry.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.registry.ImportPlan;
import dev.noroshi.registry.ImportPlan.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/// What an import has changed or, in a dry run, would change.
@Schema(name = "RegistryImport")
public record ImportAnswer(@Schema(allowableValues = {
        "members", "people"}) String subject,
        @Schema(description = "取り込んだか（falseなら試しただけ）/ false for a dry run") boolean applied, long added, long changed,
        long ended, int unchanged,
        @Schema(description = "この変更内容のしるし / tells this set of changes from another") String fingerprint,
        List<ChangeAnswer> changes) {

    public static ImportAnswer of(ImportPlan plan, boolean applied) {
        return new ImportAnswer(lower(plan.subject()), applied, plan.count(Kind.ADDED), plan.count(Kind.CHANGED),
                plan.count(Kind.ENDED), plan.unchanged(), plan.fingerprint(),
                plan.changes().stream().map(ChangeAnswer::of).toList());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "RegistryChange")
    public record ChangeAnswer(@Schema(allowableValues = {
            "added", "changed", "ended"}) String kind,
            @Schema(description = "表計算ソフトの行番号 / row as a spreadsheet counts") int row,
            @Schema(description = "事業者コードまたは利用者名 / operator code or login") String key, String name,
            List<DifferenceAnswer> differences) {

        static ChangeAnswer of(ImportPlan.Change change) {
            return new ChangeAnswer(lower(change.kind()), change.row(), change.key(), change.name(),
                    change.differences().stream()
                            .map(each -> new DifferenceAnswer(each.column().code(), each.before(), each.after()))
                            .toList());
        }
    }

    @Schema(name = "RegistryDifference")
    public record DifferenceAnswer(@JsonProperty("column") String column, String before, String after) {
    }
}
