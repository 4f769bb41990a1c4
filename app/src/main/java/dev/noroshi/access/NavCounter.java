package dev.noroshi.access;

/// How many things wait behind a menu entry. A room that has something to count offers one as a Spring bean; it is
/// asked for every page, so it must be quick.
public interface NavCounter {

    Nav entry();

    /// @return 0 when nothing waits
    int count(Caller caller);
}
