package dev.noroshi.platform.seal;

import java.util.Set;

/// What came of reading a key.
public sealed interface KeyReading {

    /// It can be used.
    record Good(PublicKey key) implements KeyReading {
    }

    /// It cannot, for all these reasons.
    record Bad(Set<KeyFault> faults) implements KeyReading {

        public Bad {
            faults = Set.copyOf(faults);
        }

        static Bad of(KeyFault fault) {
            return new Bad(Set.of(fault));
        }
    }

    /// An OpenPGP key that its holder has revoked, so that one kept here is known to be of no use any more.
    ///
    /// @param fingerprint of that key
    record Revoked(String fingerprint) implements KeyReading {
    }
}
