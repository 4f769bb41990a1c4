package dev.noroshi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of what was measured: each figure beside its limit, said at once and all together at the end.
final class TaxiiTable {

    private static final String ROW = "| %-58s | %-24s | %-40s | %-22s | %-8s | %-9s |";

    private final List<String> rows = new ArrayList<>();

    /// Ours beside somebody else's, in the same run.
    ///
    /// @param theirs null where they were not there
    /// @param limit how much of theirs is wanted
    void beside(String what, String whom, Load ours, Load theirs, double limit) {
        var wanted = said("%.1f × %s", limit, whom);
        if (theirs == null) {
            row(what, load(ours), whom + ": not there", wanted, "–", "not known");
            return;
        }
        var ratio = ours.perSecond() / theirs.perSecond();
        row(what, load(ours), whom + " " + load(theirs), wanted, said("%.2f", ratio), met(ratio >= limit));
    }

    /// At least so much.
    void least(String what, double figure, String unit, String beside, double limit) {
        row(what, said("%,.0f %s", figure, unit), beside, said("≥ %,.0f", limit), said("%.2f", figure / limit), met(figure >= limit));
    }

    /// At most so much.
    void most(String what, double figure, String unit, String beside, double limit) {
        row(what, said("%.2f %s", figure, unit), beside, said("≤ %.1f", limit), said("%.2f", figure / limit), met(figure <= limit));
    }

    void note(String what, String figure) {
        row(what, figure, "", "–", "–", "–");
    }

    static String load(Load load) {
        return said("%,.0f/s, p99 %.1f ms", load.perSecond(), load.p99());
    }

    private static String met(boolean isMet) {
        return isMet ? "met" : "NOT met";
    }

    private static String said(String words, Object... values) {
        return String.format(Locale.ROOT, words, values);
    }

    private void row(String... cells) {
        var row = said(ROW, (Object[]) cells);
        rows.add(row);
        System.out.println(row);
    }

    void print() {
        System.out.println();
        System.out.println(said(ROW, "", "figure", "beside", "limit", "ratio", ""));
        System.out.println("|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }
}
