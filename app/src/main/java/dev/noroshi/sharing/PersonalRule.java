package dev.noroshi.sharing;

import org.jspecify.annotations.Nullable;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.Attachment;
import dev.noroshi.kernel.Reads;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Decides who inside an organisation may read what the organisation has. Source: handbook (試行版) II.2.3(2), table 5, 定義:
/// staff, and consultants and contractors under an agreement of secrecy; of AMBER only those who need to know it. The
/// database holds the same rule once more (`sharing.reads`), and neither goes further than the other.
///
/// Where the handbook is silent the narrower reading stands: RED (宛先限り, 2者間) is for the parties' own staff who need to
/// know; the clause on secrecy binds everybody but the staff.
public final class PersonalRule {

    private static final MayRead MAY = new MayRead.May();

    private PersonalRule() {
    }

    /// Whether the reader may read something marked so.
    ///
    /// @param sectors those it concerns
    /// @param on the day on which they would read it
    public static MayRead ask(Reader reader, Tlp tlp, Collection<SectorCode> sectors, LocalDate on) {
        if (tlp == Tlp.CLEAR) return MAY;
        if (reader.duty() == Reader.Duty.READS_NOT) return not("post");
        var attached = attached(reader.attachment(), reader.nda(), tlp, on);
        if (tlp == Tlp.GREEN || !attached.equals(MAY)) return attached;
        return switch (reader.need()) {
            case NeedToKnow.Always _ -> MAY;
            case NeedToKnow.Where(var known) -> Collections.disjoint(known, sectors) ? not("sector") : MAY;
            case NeedToKnow.Never _ -> not("circle");
        };
    }

    /// Whether somebody attached so may read something marked so, need to know apart.
    ///
    /// @param nda null when there is none
    public static MayRead attached(Attachment attachment, @Nullable Nda nda, Tlp tlp, LocalDate on) {
        if (attachment == Attachment.STAFF || tlp == Tlp.CLEAR) return MAY;
        if (tlp == Tlp.RED || tlp == Tlp.AMBER_STRICT) return not("staff");
        return nda != null && nda.isInForce(on) ? MAY : not("nda");
    }

    private static MayRead not(String reason) {
        return new MayRead.MayNot("sharing.reads." + reason);
    }

    /// Everything the reader may read on a day.
    public static Reads reads(Reader reader, LocalDate on) {
        var always = EnumSet.noneOf(Tlp.class);
        var ifConcerned = EnumSet.noneOf(Tlp.class);
        var known = reader.need() instanceof NeedToKnow.Where(var sectors) ? sectors : Set.<SectorCode>of();
        for (var tlp : Tlp.values())
            if (ask(reader, tlp, Set.of(), on).equals(MAY)) always.add(tlp);
            else if (ask(reader, tlp, known, on).equals(MAY)) ifConcerned.add(tlp);
        return new Reads(always, ifConcerned, known);
    }
}
