package dev.noroshi.source;

import java.util.List;

/// The texts in a file, as the check for sources reads them: shown and hidden ones, notes and properties.
public final class FileTexts {

    private FileTexts() {
    }

    /// @param name of the file: its ending says how it is read
    public static List<String> of(String name, byte[] content) {
        return Contents.read(name, content).parts().stream().map(Contents.Part::text).toList();
    }
}
