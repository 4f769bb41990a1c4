package dev.noroshi.source;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.Roll;
import dev.noroshi.kernel.SectorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Whether sectors and region leave so few candidates that a source could be told among them.
@Component
class Regions {

    /// With fewer candidates a group names its members.
    static final int ENOUGH = 5;

    private static final Pattern PREFECTURE = Pattern.compile("北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬"
            + "|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡"
            + "|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県");

    private final Roll roll;
    private final Clock clock;

    Regions(Roll roll, Clock clock) {
        this.roll = roll;
        this.clock = clock;
    }

    /// A region named in a text, with how many operators of the sectors there are in it.
    record Mention(int start, int end, int candidates) {
    }

    /// The operators of today, to be asked about many texts.
    Today today() {
        var day = LocalDate.now(clock);
        return new Today(roll.organisations(Set.of(ActorClass.OPERATOR)).stream()
                .filter(each -> !each.validFrom().isAfter(day)
                        && (each.validTo() == null || !each.validTo().isBefore(day)))
                .toList());
    }

    record Today(List<OrganisationEntry> operators) {

        /// How many operators the sectors have in all; 0 when the registry knows none, which tells nothing.
        int candidates(Set<SectorCode> sectors) {
            return (int) operators.stream().filter(each -> isOf(each, sectors)).count();
        }

        /// The regions a text names in which some, but few, of these operators are.
        List<Mention> small(String text, Set<SectorCode> sectors) {
            var small = new ArrayList<Mention>();
            var found = PREFECTURE.matcher(text);
            while (found.find()) {
                var candidates = (int) operators.stream().filter(each -> isOf(each, sectors)
                        && found.group().equals(each.state().profile().prefecture())).count();
                if (candidates > 0 && candidates < ENOUGH)
                    small.add(new Mention(found.start(), found.end(), candidates));
            }
            return small;
        }

        private static boolean isOf(OrganisationEntry each, Set<SectorCode> sectors) {
            return each.sectors().stream().anyMatch(sectors::contains);
        }
    }
}
