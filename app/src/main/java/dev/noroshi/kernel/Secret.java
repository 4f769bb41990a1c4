package dev.noroshi.kernel;

import java.util.Objects;

/// Something that must not be printed: a password, a token, a key. It is handed over only to whoever asks for it by name.
///
/// Not a record, so that nothing takes it apart by itself: printed, put into a message or into JSON it is `[withheld]`.
public final class Secret<T> {

    private final T value;

    private Secret(T value) {
        this.value = Objects.requireNonNull(value);
    }

    public static <T> Secret<T> of(T value) {
        return new Secret<>(value);
    }

    /// The thing itself.
    public T reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret<?> secret && value.equals(secret.value);
    }

    /// Says nothing about the value, not even whether two are alike.
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "[withheld]";
    }
}
