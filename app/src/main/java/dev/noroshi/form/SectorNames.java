package dev.noroshi.form;

import java.time.LocalDate;
import java.util.List;

/// The sectors a form may name (③分野名), with their printed names. The registry knows them; this room only asks.
@FunctionalInterface
public interface SectorNames {

    /// The sectors designated on that day: code, Japanese and English name.
    List<FormOption> on(LocalDate day);
}
