package dev.noroshi.form;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on one sheet to be faxed. All of it is already fit for its addressee's eyes.
///
/// @param heading what it is, in a few words: `情報提供の撤回`
/// @param importance in words, if it has one
/// @param number the number both sides know it by; "" when there is none
/// @param task what the addressee is asked to do
/// @param to whom the sheet is for: an organisation and, if it is for one of its people, the person
/// @param toFax where it goes; "" when nothing is recorded, to be written by hand
/// @param from who sends it
/// @param fromPhone where to ask; "" when nothing is recorded
/// @param fromFax where the slip goes back to; "" when nothing is recorded
/// @param sentAt when it was handed over
/// @param dueAt by when it is to be confirmed; "" when there is no such time
/// @param title its subject line; null when the marking keeps it off a sheet
/// @param parts what it says; none when the marking keeps it off a sheet
/// @param instead stands where the text would, when there is none
/// @param where where all of it is read
/// @param mark by which a returned slip is told from others
@PersonalData
public record FaxSheet(Tlp tlp, Occasion occasion, String heading, @Nullable String importance, String number,
        String task, String to, String toFax, String from, String fromPhone, String fromFax, String sentAt,
        String dueAt, @Nullable String title, List<Part> parts, String instead, String where, String mark) {

    public FaxSheet {
        parts = List.copyOf(parts);
    }

    /// A field of the form with what was written in it.
    public record Part(String label, String text) {
    }

    @Override
    public String toString() {
        return "FaxSheet [withheld]";
    }
}
