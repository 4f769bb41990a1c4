package dev.noroshi.kernel;

import java.util.Locale;
import java.util.Optional;

/// How far information may go (情報共有範囲), from the narrowest to the widest.
///
/// Source: handbook (試行版) II.2.3(2), table 5. The paper form prints "White" where TLP 2.0 and the screen say CLEAR, and has
/// no box for AMBER+STRICT, which is TLP 2.0's and this product's own.
public enum Tlp {
    /// 宛先限り: the two parties, originator and recipient, only.
    RED,
    /// 特定分野・関係者限り（組織の職員まで）: the organisations of AMBER, and there only their own staff. Not in the framework.
    AMBER_STRICT,
    /// 特定分野・関係者限り: the sectors directly concerned, and there only those who need to know.
    AMBER,
    /// 重要インフラ関係主体限り: all stakeholders of critical infrastructure.
    GREEN,
    /// 公開情報: public; printed "White" on the forms.
    CLEAR;

    /// Whether something marked `this` goes further than something marked `other`.
    public boolean isWiderThan(Tlp other) {
        return compareTo(other) > 0;
    }

    /// The narrower of the two.
    public Tlp narrowest(Tlp other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// As TLP 2.0 writes it: `AMBER+STRICT`.
    public String word() {
        return name().replace('_', '+');
    }

    /// The code of the option in a filled form: `RED`, `AMBER+STRICT`, `AMBER`, `GREEN` or `WHITE`.
    public String formCode() {
        return this == CLEAR ? "WHITE" : word();
    }

    /// The word on the black plate, as TLP 2.0 writes it: `TLP:AMBER`.
    public String label() {
        return "TLP:" + word();
    }

    /// Reads `AMBER`, `tlp:amber`, `AMBER+STRICT`, `amber_strict`, `WHITE` or `CLEAR`; empty when it is none of the five.
    public static Optional<Tlp> parse(String text) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        if (word.startsWith("TLP:")) word = word.substring(4);
        return switch (word) {
            case "RED" -> Optional.of(RED);
            case "AMBER+STRICT", "AMBER_STRICT" -> Optional.of(AMBER_STRICT);
            case "AMBER" -> Optional.of(AMBER);
            case "GREEN" -> Optional.of(GREEN);
            case "WHITE", "CLEAR" -> Optional.of(CLEAR);
            default -> Optional.empty();
        };
    }
}
