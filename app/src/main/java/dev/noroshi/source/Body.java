package dev.noroshi.source;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.SectorCode;
import org.jspecify.annotations.Nullable;

/// The sort of body an identifier belongs to. It is all a finding says of whose it is.
///
/// @param sector the sector it works in; null when it has none, or several
public record Body(ActorClass actorClass, @Nullable SectorCode sector) {
}
