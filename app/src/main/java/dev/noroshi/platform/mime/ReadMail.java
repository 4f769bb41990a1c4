package dev.noroshi.platform.mime;

import java.util.List;
import java.util.Optional;

/// A mail that could be read. Never printed by `toString`.
///
/// @param type of the whole, with its parameters
/// @param pieces everything in it that holds something, in the order in which it stands there
public record ReadMail(Head head, Parameters type, List<Piece> pieces) {

    public ReadMail {
        pieces = List.copyOf(pieces);
    }

    /// The `Content-Type` of the whole, in small letters, such as `multipart/report`.
    public String contentType() {
        return type.value();
    }

    /// A parameter of the `Content-Type` of the whole.
    public Optional<String> contentParameter(String name) {
        return type.get(name);
    }

    /// What a person would read of it: the plain text, or what is left of the HTML without its marks.
    public String text() {
        return readable("text/plain").map(Piece::text)
                .or(() -> readable("text/html").map(piece -> PlainText.ofHtml(piece.text()))).orElse("")
                .replace("\r\n", "\n").replace('\r', '\n');
    }

    private Optional<Piece> readable(String type) {
        return pieces.stream().filter(piece -> !piece.attached() && piece.is(type)).findFirst();
    }

    /// What is meant to be kept: everything that has a name or says so, and every mail in the mail.
    public List<Piece> attachments() {
        return pieces.stream().filter(piece -> piece.attached() || piece.is("message/rfc822")).toList();
    }

    @Override
    public String toString() {
        return "ReadMail [withheld]";
    }
}
