package dev.noroshi.directory;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.SectorCode;

/// A critical-infrastructure sector with its printed names.
public record Sector(SectorCode code, String labelJa, String labelEn) {

    public String label(Language language) {
        return language.choose(labelJa, labelEn);
    }
}
