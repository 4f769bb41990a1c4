package dev.noroshi.platform.mime;

import static dev.noroshi.platform.mime.Mails.EUC;
import static dev.noroshi.platform.mime.Mails.JIS;
import static dev.noroshi.platform.mime.Mails.SHIFT_JIS;
import static dev.noroshi.platform.mime.Mails.ascii;
import static dev.noroshi.platform.mime.Mails.attached;
import static dev.noroshi.platform.mime.Mails.base64;
import static dev.noroshi.platform.mime.Mails.joined;
import static dev.noroshi.platform.mime.Mails.labelled;
import static dev.noroshi.platform.mime.Mails.mail;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Japanese mails are read as their writers meant them, whatever their programs made of them.
class JapaneseMailTest {

    private static final String TEXT = "不正アクセスを検知しました。①㈱髙﨑電力 ｱｲｳ～";
    private static final String NAME = "情報連絡様式（髙﨑①）表.xlsx";

    static Stream<Arguments> texts() {
        return Stream.of(arguments("UTF-8 as labelled", labelled("UTF-8", TEXT.getBytes(UTF_8))),
                arguments("ISO-2022-JP with vendor characters", labelled("ISO-2022-JP", TEXT.getBytes(JIS))),
                arguments("the same, labelled CP50221", labelled("cp50221", TEXT.getBytes(JIS))),
                arguments("the same, labelled in quotes and capitals",
                        labelled("\"iso-2022-JP\"", TEXT.getBytes(JIS))),
                arguments("Shift_JIS with vendor characters", labelled("Shift_JIS", TEXT.getBytes(SHIFT_JIS))),
                arguments("the same, labelled as Windows does", labelled("windows-31j", TEXT.getBytes(SHIFT_JIS))),
                arguments("the same, labelled x-sjis", labelled("x-sjis", TEXT.getBytes(SHIFT_JIS))),
                arguments("EUC-JP with vendor characters", labelled("EUC-JP", TEXT.getBytes(EUC))),
                arguments("the same, labelled eucJP-ms", labelled("eucJP-ms", TEXT.getBytes(EUC))),
                arguments("Shift_JIS labelled ISO-2022-JP", labelled("iso-2022-jp", TEXT.getBytes(SHIFT_JIS))),
                arguments("Shift_JIS labelled UTF-8", labelled("utf-8", TEXT.getBytes(SHIFT_JIS))),
                arguments("Shift_JIS labelled EUC-JP", labelled("euc-jp", TEXT.getBytes(SHIFT_JIS))),
                arguments("Shift_JIS labelled ASCII", labelled("us-ascii", TEXT.getBytes(SHIFT_JIS))),
                arguments("Shift_JIS labelled Latin 1", labelled("iso-8859-1", TEXT.getBytes(SHIFT_JIS))),
                arguments("Shift_JIS without a label", labelled("", TEXT.getBytes(SHIFT_JIS))),
                arguments("UTF-8 labelled Shift_JIS", labelled("Shift_JIS", TEXT.getBytes(UTF_8))),
                arguments("UTF-8 without a label", labelled("", TEXT.getBytes(UTF_8))),
                arguments("EUC-JP without a label", labelled("", TEXT.getBytes(EUC))),
                arguments("EUC-JP labelled Shift_JIS", labelled("Shift_JIS", TEXT.getBytes(EUC))),
                arguments("ISO-2022-JP without a label", labelled("", TEXT.getBytes(JIS))),
                arguments("ISO-2022-JP labelled UTF-8", labelled("utf-8", TEXT.getBytes(JIS))),
                arguments("a charset nobody knows", labelled("x-japanese-auto", TEXT.getBytes(SHIFT_JIS))),
                arguments("ISO-2022-JP in base64",
                        mail("Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: base64\r\n",
                                ascii(base64(TEXT, JIS)))),
                arguments("8 bits, declared as 7 bits",
                        mail("Content-Type: text/plain; charset=Shift_JIS\r\nContent-Transfer-Encoding: 7bit\r\n",
                                TEXT.getBytes(SHIFT_JIS))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextIsReadAsItWasWritten(String which, byte[] mail) {
        assertThat(read(mail).text().strip()).isEqualTo(TEXT);
    }

    static Stream<Arguments> subjects() {
        var half = TEXT.getBytes(UTF_8);
        return Stream.of(arguments("one word", ascii("=?ISO-2022-JP?B?" + base64(TEXT, JIS) + "?=")),
                arguments("UTF-8, quoted", ascii("=?utf-8?Q?"
                        + URLEncoder.encode(TEXT, UTF_8).replace("+", "_").replace('%', '=') + "?=")),
                arguments("cut in the middle of a character",
                        ascii("=?utf-8?B?"
                                + java.util.Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(half, 10))
                                + "?=\r\n =?utf-8?B?"
                                + java.util.Base64.getEncoder()
                                        .encodeToString(java.util.Arrays.copyOfRange(half, 10, half.length))
                                + "?=")),
                arguments("with a language", ascii("=?Shift_JIS*ja?B?" + base64(TEXT, SHIFT_JIS) + "?=")),
                arguments("raw ISO-2022-JP", TEXT.getBytes(JIS)), arguments("raw Shift_JIS", TEXT.getBytes(SHIFT_JIS)),
                arguments("raw UTF-8", TEXT.getBytes(UTF_8)), arguments("raw EUC-JP", TEXT.getBytes(EUC)),
                arguments("EUC-JP in a word labelled ISO-2022-JP",
                        ascii("=?iso-2022-jp?B?" + base64(TEXT, EUC) + "?=")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void aSubjectIsReadAsItWasWritten(String which, byte[] subject) {
        assertThat(read(joined(ascii("Subject: "), subject, ascii("\r\n\r\nx"))).head().subject()).isEqualTo(TEXT);
    }

    static Stream<Arguments> names() {
        var percent = URLEncoder.encode(NAME, UTF_8).replace("+", "%20");
        var word = "=?ISO-2022-JP?B?" + base64(NAME, JIS) + "?=";
        return Stream.of(
                arguments("RFC 2231",
                        attached("Content-Disposition: attachment; filename*=utf-8''" + percent + "\r\n")),
                arguments("RFC 2231 in pieces, in the wrong order", attached(
                        "Content-Disposition: attachment;\r\n filename*1*=" + percent.substring(30)
                                + ";\r\n filename*0*=utf-8'ja'"
                                + percent.substring(0, 30) + "\r\n")),
                arguments("RFC 2231 in Shift_JIS", attached("Content-Disposition: attachment; filename*=shift_jis''"
                        + percent(NAME.getBytes(SHIFT_JIS)) + "\r\n")),
                arguments("RFC 2047 in quotes",
                        attached("Content-Disposition: attachment; filename=\"" + word + "\"\r\n")),
                arguments("RFC 2047 without quotes",
                        attached("Content-Disposition: attachment; filename=" + word + "\r\n")),
                arguments("both at once", attached("Content-Type: application/octet-stream; name=\"=?utf-8?B?"
                        + base64("older.xlsx", UTF_8)
                        + "?=\"\r\nContent-Disposition: attachment; filename=\"older.xlsx\";"
                        + " filename*=utf-8''" + percent + "\r\n")),
                arguments("both at once, the newer broken",
                        attached("Content-Disposition: attachment; filename=\"" + word
                                + "\"; filename*=utf-8''%E5%A0\r\n")),
                arguments("only in Content-Type",
                        attached("Content-Type: application/octet-stream; name=\"" + word + "\"\r\n")),
                arguments("raw Shift_JIS, whose 表 ends in a backslash", attached(joined(
                        ascii("Content-Disposition: attachment; filename=\""), NAME.getBytes(SHIFT_JIS),
                        ascii("\"\r\n")),
                        ascii("x"))),
                arguments("raw ISO-2022-JP", attached(joined(ascii("Content-Disposition: attachment; filename=\""),
                        NAME.getBytes(JIS), ascii("\"\r\n")), ascii("x"))),
                arguments("raw UTF-8 without quotes",
                        attached(joined(ascii("Content-Disposition: attachment; filename="),
                                NAME.getBytes(UTF_8), ascii("\r\n")), ascii("x"))),
                arguments("raw EUC-JP", attached(joined(ascii("Content-Disposition: attachment; filename=\""),
                        NAME.getBytes(EUC), ascii("\"\r\n")), ascii("x"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void anAttachmentKeepsItsName(String which, byte[] mail) {
        assertThat(read(mail).attachments()).singleElement()
                .satisfies(piece -> assertThat(piece.name()).isEqualTo(NAME));
    }

    @Test
    void aWesternTextStaysWestern() {
        assertThat(read(labelled("iso-8859-1", "Café à Zürich".getBytes(ISO_8859_1))).text())
                .isEqualTo("Café à Zürich");
    }

    @Test
    void anHtmlMailIsReadAsPlainTextAndLoadsNothing() {
        var html = "<html><head><title>x</title><style>p{color:red}</style></head><body><p>確認しました&amp;済み</p>"
                + "<img src=\"http://tracker.example/x.gif\"><script>alert(1)</script><!-- hidden --></body></html>";
        assertThat(read(mail("Content-Type: text/html; charset=utf-8\r\n", html.getBytes(UTF_8))).text())
                .isEqualTo("確認しました&済み");
    }

    @Test
    void theSamplesAreReadWhole() throws IOException {
        var invoice = read(sample("iso-2022-jp-invoice.eml"));
        assertThat(invoice.head().subject()).isEqualTo("【重要】１１月分ご請求書の確認のお願い");
        assertThat(invoice.text()).contains("電力　太郎　様").contains("請求書センター");
        assertThat(invoice.head().from()).contains("billing@invoice-jp.example.net");
        assertThat(read(sample("zip-with-lnk.eml")).attachments()).singleElement()
                .satisfies(piece -> assertThat(piece.name()).isEqualTo("勉強会資料.zip"));
    }

    @Test
    void aNameThatLooksLikeAnAddressIsNone() {
        var mail = read(ascii("From: \"boss@ministry.example\" <evil@example.net>\r\n\r\nx"));
        assertThat(mail.head().from()).contains("evil@example.net");
        assertThat(read(ascii("From: a@example.jp, b@example.jp\r\n\r\nx")).head().from()).isEmpty();
        assertThat(read(ascii("From: a@example.jp\r\nFrom: b@example.jp\r\n\r\nx")).head().from()).isEmpty();
    }

    private static byte[] sample(String name) throws IOException {
        try (var file = JapaneseMailTest.class.getResourceAsStream("/mails/" + name)) {
            return java.util.Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    private static String percent(byte[] bytes) {
        var text = new StringBuilder();
        for (var each : bytes)
            text.append("%%%02X".formatted(each & 0xFF));
        return text.toString();
    }

    private static ReadMail read(byte[] mail) {
        return switch (new MailReader(MimeLimits.USUAL).read(mail)) {
            case MailReading.Read(var read) -> read;
            case MailReading.Hostile(var danger, var _) -> throw new AssertionError(danger.name());
        };
    }
}
