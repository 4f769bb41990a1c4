package dev.noroshi.registry;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knows the emergency desks (緊急窓口) of organisations as they are now. The room that keeps them offers one as a Spring
/// bean; it shows a reader no more than that reader may see.
public interface EmergencyLines {

    /// Those of each of the organisations, in the order in which they are rung; organisations without are left out. One
    /// question for all of them.
    Map<OrganisationId, List<EmergencyLine>> of(Collection<OrganisationId> organisations, Language language);

    /// @param number as it is written; [#dialled] is what a telephone takes
    /// @param backup the number when nobody answers
    /// @param hours in words: `平日（月～金） 09:00–17:00`
    /// @param language in which one is answered, in words
    /// @param open whether it is answered at this moment
    record EmergencyLine(String name, String number, @Nullable String backup, String hours, String language,
            boolean open) {

        public String dialled() {
            return "tel:" + number.replaceAll("[^0-9+]", "");
        }

        @Override
        public String toString() {
            return "EmergencyLine [withheld]";
        }
    }
}
