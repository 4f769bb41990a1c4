package dev.noroshi.registry;

import dev.noroshi.directory.CeptoarCode;

/// Whose members somebody may bring in and take out.
sealed interface EditScope {

    record Everything() implements EditScope {
    }

    record OneCeptoar(CeptoarCode ceptoar) implements EditScope {
    }

    record Nothing() implements EditScope {
    }

    default boolean covers(CeptoarCode ceptoar) {
        return switch (this) {
            case Everything _ -> true;
            case OneCeptoar(var own) -> own.equals(ceptoar);
            case Nothing _ -> false;
        };
    }
}
