package dev.noroshi.source;

import dev.noroshi.kernel.SectorCode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Everything that is to leave: its texts, the files that go with it, and to whom it goes.
///
/// @param named who is named in the reports it rests on; at the centre only those who came without anonymity
/// @param sectors the sectors it is marked for, which bound who may be meant in it
public record Material(List<Passage> passages, List<Annex> annexes, List<Identifier> named,
        Set<SectorCode> sectors) {

    public Material {
        passages = List.copyOf(passages);
        annexes = List.copyOf(annexes);
        named = List.copyOf(named);
        sectors = Set.copyOf(sectors);
    }

    /// A file, which is never changed.
    ///
    /// @param content its bytes, read only when they are needed
    public record Annex(UUID id, String name, String mediaType, java.util.function.Supplier<byte[]> content) {
    }
}
