package dev.noroshi.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.Sector;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CEPTOAR as a published list prints it. What the list does not say is null; 検討中 is the printed text.
@Schema(name = "Ceptoar")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CeptoarAnswer(@Schema(example = "bank-ceptoar") String code,
        @JsonProperty("as-of") @Schema(description = "一覧の日付（記載どおり）/ the day of the list, as printed", example = "2024-09-30") String asOf,
        @JsonProperty("name-ja") String nameJa, @JsonProperty("name-en") String nameEn, @Nullable String umbrella,
        SectorAnswer sector, @JsonProperty("sector-printed") String sectorPrinted,
        @JsonProperty("sector-basis") String sectorBasis, @JsonProperty("sub-sector") @Nullable String subSector,
        List<MinistryAnswer> ministries, SecretariatAnswer secretariat, MembersAnswer members,
        @JsonProperty("contact-point") DatedAnswer contactPoint,
        @JsonProperty("handling-rules") DatedAnswer handlingRules,
        @JsonProperty("contact-means") MeansAnswer contactMeans,
        @JsonProperty("information-kind") @Nullable String informationKind, @Nullable String notes) {

    public static CeptoarAnswer of(Ceptoar ceptoar) {
        var contact = ceptoar.contactPoint();
        var rules = ceptoar.rules();
        return new CeptoarAnswer(ceptoar.code().value(), ceptoar.asOf(), ceptoar.name(), ceptoar.nameEn(),
                ceptoar.umbrella(), SectorAnswer.of(ceptoar.sector()), ceptoar.sectorPrinted(), ceptoar.sectorBasis(),
                ceptoar.subSector(),
                ceptoar.ministries().stream().map(each -> new MinistryAnswer(each.id().value(), each.nameJa(),
                        each.nameEn(), each.asOf(), each.basis())).toList(),
                new SecretariatAnswer(ceptoar.secretariatOrganisation(), ceptoar.secretariatDepartment()),
                MembersAnswer.of(ceptoar.members()),
                new DatedAnswer(contact.printed(), contact.month(), contact.basis()),
                new DatedAnswer(rules.printed(), rules.month(), null), MeansAnswer.of(ceptoar.means()),
                ceptoar.informationKind(), ceptoar.notes());
    }

    @Schema(name = "Sector")
    public record SectorAnswer(@Schema(example = "finance") String code, @JsonProperty("label-ja") String labelJa,
            @JsonProperty("label-en") String labelEn) {

        public static SectorAnswer of(Sector sector) {
            return new SectorAnswer(sector.code().value(), sector.labelJa(), sector.labelEn());
        }
    }

    @Schema(name = "StatedMinistry", description = "資料が所管として挙げる省庁 / a ministry a paper names for the sector")
    public record MinistryAnswer(String id, @JsonProperty("name-ja") String nameJa,
            @JsonProperty("name-en") String nameEn, @JsonProperty("as-of") String asOf, String basis) {
    }

    @Schema(name = "PrintedSecretariat")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SecretariatAnswer(String organisation, @Nullable String department) {
    }

    @Schema(name = "MemberCount")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MembersAnswer(@Schema(example = "276社、7機関") String printed, @Nullable Integer companies,
            @Nullable Integer organisations, @Nullable Integer others,
            @JsonProperty("others-printed") @Nullable String othersPrinted, @Nullable Integer combined,
            @JsonProperty("combined-label") @Nullable String combinedLabel, @Nullable Integer observers,
            @Schema(description = "読み取れた数の合計（資料にはない）/ sum of the figures read, not printed") @Nullable Integer total,
            @Nullable String breakdown) {

        static MembersAnswer of(Ceptoar.MemberCount count) {
            return new MembersAnswer(count.printed(), count.companies(), count.organisations(), count.others(),
                    count.othersPrinted(), count.combined(), count.combinedLabel(), count.observers(), count.total(),
                    count.breakdown());
        }
    }

    @Schema(name = "PrintedMonth")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record DatedAnswer(@Nullable String printed, @Schema(example = "2007-04") @Nullable String month,
            @Nullable String basis) {
    }

    @Schema(name = "ContactMeans")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MeansAnswer(@Nullable String printed, @Nullable Boolean mail, @Nullable Boolean phone,
            @Nullable Boolean fax, @Nullable Boolean web, @Nullable Boolean mobile, @Nullable Boolean satellite,
            @Nullable String other) {

        static MeansAnswer of(Ceptoar.ContactMeans means) {
            return new MeansAnswer(means.printed(), means.mail(), means.phone(), means.fax(), means.web(),
                    means.mobile(), means.satellite(), means.other());
        }
    }
}
