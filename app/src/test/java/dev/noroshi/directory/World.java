package dev.noroshi.directory;

import dev.noroshi.demo.DemoRegistry;

/// The fictional world tests play in: that of the demonstration.
public final class World {

    private World() {
    }

    /// Enters all of it.
    public static void enter(Registry registry, CeptoarLists lists) {
        DemoRegistry.enter(registry, lists);
    }
}
