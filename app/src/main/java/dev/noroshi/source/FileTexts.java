package dev.noroshi.source;

import java.util.List;

/// The texts in a file, as the check for sources reads them: shown and hidden ones, notes and properties.
public final class FileTexts {

    /// Of a file that is looked through for values no more than so many characters are read: about what a table of 5 MB holds.
    public static final int MOST_CHARACTERS = 5_000_000;

    private FileTexts() {
    }

    /// @param isWhole whether nothing was left out because the file is too large: text, pages, or files in it
    public record Texts(List<String> texts, boolean isWhole) {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// All texts of a file; those that are longer than anybody would check are left out.
    ///
    /// @param name of the file: its ending says how it is read
    public static List<String> of(String name, byte[] content) {
        return texts(Contents.read(name, content));
    }

    /// The texts of a file to be looked through for values, as far as they are read.
    ///
    /// @param name of the file: its ending says how it is read
    public static Texts forValues(String name, byte[] content) {
        var read = Contents.read(name, content, Contents.Purpose.VALUES);
        return new Texts(texts(read), !read.isCut());
    }

    private static List<String> texts(Contents.Read read) {
        return read.parts().stream().map(Contents.Part::text).toList();
    }
}
