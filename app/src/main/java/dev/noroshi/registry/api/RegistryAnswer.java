package dev.noroshi.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.directory.CeptoarMap.PublishedList;
import dev.noroshi.directory.Organisation;
import dev.noroshi.registry.api.CeptoarAnswer.SectorAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The map of a day.
@Schema(name = "Registry")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegistryAnswer(@JsonProperty("as-of") LocalDate asOf,
        @Schema(description = "セプターの一覧（最初の一覧より前ならnull）/ the list used, null before the first") @Nullable ListAnswer list,
        @JsonProperty("sector-list") @Nullable ListAnswer sectorList, BodyAnswer centre, CountsAnswer counts,
        List<SectorAnswer> sectors, List<CeptoarAnswer> ceptoars) {

    public static RegistryAnswer of(CeptoarMap map, Organisation centre) {
        return new RegistryAnswer(map.on(), ListAnswer.of(map.list()), ListAnswer.of(map.sectorList()),
                BodyAnswer.of(centre),
                new CountsAnswer(map.sectorList() == null ? null : map.sectors().size(),
                        map.list() == null ? null : map.ceptoars().size(),
                        map.list() == null ? null : map.membersRead()),
                map.sectors().stream().map(SectorAnswer::of).toList(),
                map.ceptoars().stream().map(CeptoarAnswer::of).toList());
    }

    @Schema(name = "PublishedList")
    public record ListAnswer(@JsonProperty("as-of") @Schema(example = "2014-04") String asOf, LocalDate from,
            @JsonProperty("label-ja") String labelJa, @JsonProperty("label-en") String labelEn, String source) {

        static @Nullable ListAnswer of(@Nullable PublishedList list) {
            return list == null
                    ? null
                    : new ListAnswer(list.asOf(), list.from(), list.labelJa(), list.labelEn(), list.source());
        }
    }

    @Schema(name = "Body")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record BodyAnswer(String id, @JsonProperty("name-ja") String nameJa, @JsonProperty("name-en") String nameEn,
            @JsonProperty("short-name") @Nullable String shortName, @JsonProperty("desk-ja") @Nullable String deskJa,
            @JsonProperty("desk-en") @Nullable String deskEn) {

        public static BodyAnswer of(Organisation organisation) {
            return new BodyAnswer(organisation.id().value(), organisation.nameJa(), organisation.nameEn(),
                    organisation.shortName(), organisation.deskJa(), organisation.deskEn());
        }
    }

    @Schema(name = "RegistryCounts", description = "一覧がない日はnull / null for days before the first list")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CountsAnswer(@Nullable Integer sectors, @Nullable Integer ceptoars,
            @JsonProperty("members-read") @Schema(description = "読み取れた構成員の数の合計 / sum of the member figures read") @Nullable Integer membersRead) {
    }
}
