package dev.noroshi.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.directory.CeptoarLists.CouncilAccession;
import dev.noroshi.directory.Registry;
import dev.noroshi.registry.api.RegistryAnswer.BodyAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One CEPTOAR on a day: as printed then and in all lists, who runs it, and its members if the caller may see them.
@Schema(name = "CeptoarDetail")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CeptoarDetailAnswer(@JsonProperty("as-of") LocalDate asOf, CeptoarAnswer ceptoar,
        List<CeptoarAnswer> history, @JsonProperty("council-accessions") List<AccessionAnswer> accessions,
        List<BodyAnswer> secretariats, List<BodyAnswer> ministries,
        @Schema(description = "構成員（見られないときはnull）/ null when the caller may not see them") @Nullable List<MemberAnswer> members) {

    @Schema(name = "CouncilAccession")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AccessionAnswer(LocalDate on, @Schema(allowableValues = {
            "observer", "member"}) String part, @Nullable Integer assembly) {

        public static AccessionAnswer of(CouncilAccession accession) {
            return new AccessionAnswer(accession.on(), accession.part(),
                    accession.assembly().isPresent() ? accession.assembly().getAsInt() : null);
        }
    }

    @Schema(name = "Member")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MemberAnswer(@Schema(example = "op-bank-01") String code, @JsonProperty("name-ja") String nameJa,
            @JsonProperty("name-kana") @Nullable String nameKana, @JsonProperty("name-en") @Nullable String nameEn,
            @JsonProperty("short-name") @Nullable String shortName, @Nullable String prefecture,
            @JsonProperty("joined-on") LocalDate joinedOn, @JsonProperty("left-on") @Nullable LocalDate leftOn) {

        public static MemberAnswer of(Registry.Member member) {
            var state = member.organisation().state();
            return new MemberAnswer(member.organisation().id().value(), state.nameJa(), state.nameKana(),
                    state.nameEn(), state.shortName(), state.profile().prefecture(), member.membership().validFrom(),
                    member.membership().validTo());
        }

        /// Names nobody.
        @Override
        public String toString() {
            return "MemberAnswer[withheld]";
        }
    }
}
