package dev.noroshi.c4tap;

import java.util.List;

/// Recognises in a text the values by which an attack is known: addresses, names, hashes and the like. Offered as a Spring bean by
/// a room above, which knows what such values look like.
public interface Recognising {

    /// Each value once, in the order in which it stands there, as it is written there: also where it was made harmless.
    List<String> in(String text);
}
