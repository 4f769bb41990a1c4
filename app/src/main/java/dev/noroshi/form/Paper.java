package dev.noroshi.form;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/// A printed form being laid out: A4, the marking on a black plate at the head and foot of every page, the drill mark
/// between them, page n／N. Ends as a tagged PDF (PDF/UA) a screen reader can follow.
final class Paper {

    private static final String STYLE = style();

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    private final Markup html = new Markup();
    private boolean lacksCharacters;

    /// @param name what the paper is: 情報連絡様式
    /// @param number the number at the head of each page, "" while there is none
    Paper(String name, String number, Optional<Tlp> tlp, Occasion occasion) {
        this((occasion.isDrill() ? "【訓練】" : "") + name + (number.isEmpty() ? "" : " " + number));
        band("head", printable(name + (number.isEmpty() ? "" : "　" + number)), tlp, occasion, "");
        band("foot", "", tlp, occasion, "");
    }

    /// A paper of several sheets, each with a head and foot of its own ([#sheetBands]).
    Paper(String title) {
        html.open("html", "lang", "ja", "xml:lang", "ja").open("head").element("title", printable(title));
        html.open("meta", "name", "subject", "content", printable(title)).close();
        html.element("style", STYLE, "type", "text/css").close().open("body");
    }

    /// The head and foot of a sheet that is one page, page 1／1.
    Paper sheetBands(String name, Tlp tlp, Occasion occasion) {
        band("head", printable(name), Optional.of(tlp), occasion, "1／1");
        band("foot", "", Optional.of(tlp), occasion, "1／1");
        return this;
    }

    /// @param page "n／N" where it is known; otherwise it is counted
    private void band(String place, String start, Optional<Tlp> tlp, Occasion occasion, String page) {
        html.open("div", "class", place).open("table", "class", "band").open("tr");
        html.element("td", start);
        html.open("td", "class", "middle");
        if (place.equals("foot")) html.element("span", page, "class", page.isEmpty() ? "pages" : "page");
        else if (occasion.isDrill()) html.element("span", "訓練", "class", "drill");
        html.close().open("td", "class", "end");
        html.element("span", tlp.map(Tlp::label).orElse("TLP 未選択"), "class",
                "plate plate-" + tlp.map(Tlp::name).orElse("none"));
        html.close().close().close().close();
    }

    Paper open(String element, String... attributes) {
        html.open(element, attributes);
        return this;
    }

    Paper close() {
        html.close();
        return this;
    }

    Paper element(String element, String text, String... attributes) {
        html.element(element, printable(text), attributes);
        return this;
    }

    Paper text(String text) {
        html.text(printable(text));
        return this;
    }

    /// What somebody wrote, with its line breaks.
    Paper written(@Nullable String text) {
        return element("div", text == null ? "" : text, "class", "written");
    }

    private String printable(String text) {
        var printable = PaperFonts.printable(text);
        lacksCharacters |= !printable.equals(text);
        return printable;
    }

    byte[] pdf() {
        if (lacksCharacters)
            html.element("p", PaperFonts.GETA + "は、この書体にない文字です。画面か元のデータで確かめてください。", "class", "missing");
        html.close().close();
        var out = new ByteArrayOutputStream(65_536);
        var builder = new PdfRendererBuilder().usePdfUaAccessibility(true)
                .useFont(PaperFonts::regular, "BIZ UDPGothic", 400, FontStyle.NORMAL, true)
                .useFont(PaperFonts::bold, "BIZ UDPGothic", 700, FontStyle.NORMAL, true)
                // nothing is ever fetched, whatever a text says
                .useUriResolver((base, uri) -> null).withHtmlContent(html.toString(), null).toStream(out);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Laying out a printed form", impossible);
        }
        return out.toByteArray();
    }

    private static String style() {
        try (var in = Paper.class.getResourceAsStream("/paper/paper.css")) {
            return new String(Objects.requireNonNull(in, "The program lacks paper.css").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Reading paper.css", unreadable);
        }
    }
}
