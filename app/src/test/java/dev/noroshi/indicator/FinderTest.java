package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is found in a text, as tables: the text on the left, what stands in it on the right.
class FinderTest {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String SHA512 = "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
            + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";

    /// A text and what it says, each as `TYPE value`.
    private record Row(String text, List<String> values) {
        static Row of(String text, String... values) {
            return new Row(text, List.of(values));
        }
    }

    private static List<String> found(String text) {
        return Finder.in(text).stream().map(each -> each.type() + " " + each.value()).toList();
    }

    static Stream<Row> addresses() {
        return Stream.of(Row.of("192.0.2.1", "IPV4 192.0.2.1"), Row.of("192[.]0[.]2[.]1", "IPV4 192.0.2.1"),
                Row.of("192.0.2[.]1", "IPV4 192.0.2.1"), Row.of("192(.)0(.)2(.)1", "IPV4 192.0.2.1"),
                Row.of("192{.}0{.}2{.}1", "IPV4 192.0.2.1"), Row.of("192[dot]0[dot]2[dot]1", "IPV4 192.0.2.1"),
                Row.of("192 [.] 0 [.] 2 [.] 1", "IPV4 192.0.2.1"), Row.of("192\\.0\\.2\\.1", "IPV4 192.0.2.1"),
                Row.of("１９２．０．２．１", "IPV4 192.0.2.1"), Row.of("192。0", new String[0]),
                Row.of("接続先は192.0.2.1です。", "IPV4 192.0.2.1"), Row.of("192.0.2.1:8080へ", "IPV4 192.0.2.1"),
                Row.of("サーバ192.0.2.1。", "IPV4 192.0.2.1"), Row.of("server 192.0.2.1", "IPV4 192.0.2.1"),
                Row.of("(192.0.2.1, 198.51.100.7)", "IPV4 192.0.2.1", "IPV4 198.51.100.7"),
                Row.of("192.0.2.1\u200b", "IPV4 192.0.2.1"), Row.of("192.0.\u00ad2.1", "IPV4 192.0.2.1"),
                Row.of("192.0.2.0/24", "NETWORK 192.0.2.0/24"), Row.of("192[.]0[.]2[.]0/24", "NETWORK 192.0.2.0/24"),
                Row.of("192.0.2.0／２４", "NETWORK 192.0.2.0/24"), Row.of("192.0.2.7/32", "IPV4 192.0.2.7"),
                Row.of("192.0.2.7/24", "IPV4 192.0.2.7"), Row.of("192.0.2.7/index", "IPV4 192.0.2.7"),
                Row.of("2001:db8::1", "IPV6 2001:db8::1"),
                Row.of("2001:0DB8:0000:0000:0000:0000:0000:0001", "IPV6 2001:db8::1"),
                Row.of("2001[:]db8[::]1", "IPV6 2001:db8::1"), Row.of("[2001:db8::1]", "IPV6 2001:db8::1"),
                Row.of("2001:db8::/32", "NETWORK 2001:db8::/32"), Row.of("::1", "IPV6 ::1"),
                Row.of("2001:db8:0:0:1:0:0:1", "IPV6 2001:db8::1:0:0:1"),
                Row.of("接続先：2001:db8::1。", "IPV6 2001:db8::1"),
                Row.of("fe80::0204:61ff:fe9d:f156", "IPV6 fe80::204:61ff:fe9d:f156"));
    }

    static Stream<Row> noAddresses() {
        return Stream.of("1.2.3", "1.2.3.4.5", "バージョン1.2.3.4", "バージョン 10.0.1.2", "Version 1.2.3.4", "ver.1.2.3.4",
                "Ver 1.2.3.4", "v1.2.3.4", "v 1.2.3.4", "firmware 9.1.0.3", "1.2.3.4以前", "1.2.3.4 未満", "第1.2.3.4項",
                "Chrome 120.0.6099.109", "10.0.19045.3570", "256.1.1.1", "01.02.03.04", "0.1.2.3", "999.999.999.999",
                "OID 1.3.6.1", "1.3.6.1.4.1.311", "12:34:56", "2026-11-20T12:34:56", "00:11:22:33:44:55",
                "00:11:22:33:44:55:66:77", "std::vector", "a::b", "face::bed", "dead:beef", "2026.11.20.1a",
                "03.1234.5678",
                "1.2.3.4.exe は".replace(".exe", "x"), "1,234.5", "::", "12::", "R127-2", "§1.2.3.4", "<= 4.2.1.0")
                .map(text -> Row.of(text));
    }

    static Stream<Row> names() {
        return Stream.of(Row.of("example.com", "DOMAIN example.com"), Row.of("EXAMPLE.COM", "DOMAIN example.com"),
                Row.of("example[.]com", "DOMAIN example.com"), Row.of("example(dot)com", "DOMAIN example.com"),
                Row.of("example [dot] com", "DOMAIN example.com"), Row.of("example{.}com", "DOMAIN example.com"),
                Row.of("example[.com", "DOMAIN example.com"), Row.of("example\\.com", "DOMAIN example.com"),
                Row.of("example【.】com", "DOMAIN example.com"), Row.of("example［．］ｃｏｍ", "DOMAIN example.com"),
                Row.of("ｅｘａｍｐｌｅ．ｃｏｍ", "DOMAIN example.com"), Row.of("example[ドット]com", "DOMAIN example.com"),
                Row.of("通信先はexample.comです", "DOMAIN example.com"), Row.of("example.com。", "DOMAIN example.com"),
                Row.of("詳細はwww.example.co.jpを参照", "DOMAIN www.example.co.jp"),
                Row.of("「example.co.jp」", "DOMAIN example.co.jp"),
                Row.of("a-b_c.example.jp,", "DOMAIN a-b_c.example.jp"),
                Row.of("日本語.jp", "DOMAIN xn--wgv71a119e.jp"), Row.of("xn--wgv71a119e.jp", "DOMAIN xn--wgv71a119e.jp"),
                Row.of("bücher.example", "DOMAIN xn--bcher-kva.example"),
                Row.of("пример.example", "DOMAIN xn--e1afmkfd.example"),
                Row.of("「例え.テスト」", new String[0]), Row.of("example.みんな", "DOMAIN example.xn--q9jyb4c"),
                Row.of("例。jp", "DOMAIN xn--fsq.jp"), Row.of("「例。jp」", "DOMAIN xn--fsq.jp"),
                Row.of("evil。example。com", "DOMAIN evil.example.com"), Row.of("ｅｖｉｌ。ｃｏｍ", "DOMAIN evil.com"),
                Row.of("ｅｖｉｌ｡ｃｏｍ", "DOMAIN evil.com"), Row.of("www.evil。com", "DOMAIN www.evil.com"),
                Row.of("通信先を遮断。evil.com", "DOMAIN evil.com"), Row.of("通信した。com", new String[0]),
                Row.of("通信先はC2。evil.com", "DOMAIN evil.com"), Row.of("evil.com。jp", "DOMAIN evil.com"),
                Row.of("確認した。top", new String[0]), Row.of("対処済。日本", new String[0]),
                Row.of("360.cn", "DOMAIN 360.cn"), Row.of("t.co", "DOMAIN t.co"),
                Row.of("evil.onion", "DOMAIN evil.onion"),
                Row.of("_dmarc.example.com", "DOMAIN _dmarc.example.com"), Row.of("update[.]sh", "DOMAIN update.sh"),
                Row.of("malware.zip", "FILE_NAME malware.zip"), Row.of("malware[.]zip", "DOMAIN malware.zip"),
                Row.of("a.b.example.zip", "DOMAIN a.b.example.zip"));
    }

    static Stream<Row> noNames() {
        return Stream.of("株式会社A.B", "株式会社Ａ．Ｂ", "A.B", "A.B.C.", "e.g. this", "i.e. that", "U.S. government", "No.1",
                "co.jp", "github.io", "ASP.NET", "Node.js", "Socket.IO", "see this.In the end", "終了.次へ", "それは1.5です",
                "example.notatopleveldomain", "com.example.app", "org.springframework.boot", "...", "a..b", ".com",
                "-.com", "第1章.概要", "3.14", "10.5.km", "株式会社A.co", "ver2.0", "2026.11.20", "12.34円", "など...jp",
                "example.com.invalidtop", "a@b", "件名.txtt").map(text -> Row.of(text));
    }

    static Stream<Row> files() {
        return Stream.of(Row.of("file.txt", "FILE_NAME file.txt"),
                Row.of("Invoice.PDF.exe", "FILE_NAME invoice.pdf.exe"),
                Row.of("C:\\Users\\a\\AppData\\evil.dll", "FILE_NAME evil.dll"),
                Row.of("/tmp/.x/run.sh", "FILE_NAME run.sh"),
                Row.of("請求書.pdf.exe", "FILE_NAME 請求書.pdf.exe"), Row.of("添付は請求書.xlsmです", "FILE_NAME 請求書.xlsm"),
                Row.of("「お知らせ.zip」", "FILE_NAME お知らせ.zip"), Row.of("invoice(1).exe", "FILE_NAME invoice(1).exe"),
                Row.of("ファイル evil.exeを実行", "FILE_NAME evil.exe"), Row.of("evil[.]exe", "FILE_NAME evil.exe"),
                Row.of("ｅｖｉｌ．ｅｘｅ", "FILE_NAME evil.exe"), Row.of("setup.py", "FILE_NAME setup.py"),
                Row.of("svchost.exe, rundll32.exe", "FILE_NAME svchost.exe", "FILE_NAME rundll32.exe"),
                Row.of("index.php", "FILE_NAME index.php"), Row.of(".exe", new String[0]),
                Row.of("拡張子は.exeです", new String[0]));
    }

    static Stream<Row> urls() {
        return Stream.of(Row.of("http://example.com", "URL http://example.com/"),
                Row.of("hxxp://example.com/a", "URL http://example.com/a"),
                Row.of("hXXps://Example[.]COM/A?b=C#d", "URL https://example.com/A?b=C#d"),
                Row.of("h**p://example.com/", "URL http://example.com/"),
                Row.of("meow://example.com/", "URL http://example.com/"),
                Row.of("hxxp[:]//example.com/", "URL http://example.com/"),
                Row.of("http[s]://example.com/", "URL https://example.com/"),
                Row.of("hxxp(s)[:]//example[.]com/", "URL https://example.com/"),
                Row.of("http[s] について", new String[0]), Row.of("file[s].example", new String[0]),
                Row.of("http://例。jp/a", "URL http://xn--fsq.jp/a"),
                Row.of("hxxp[://]example.com/", "URL http://example.com/"),
                Row.of("ｈｔｔｐ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ", "URL http://example.com/a"),
                Row.of("fxp://example.com/f", "URL ftp://example.com/f"),
                Row.of("http://example.com/aをクリック", "URL http://example.com/a"),
                Row.of("http://example.com/a。", "URL http://example.com/a"),
                Row.of("（http://example.com/a）", "URL http://example.com/a"),
                Row.of("<http://example.com/日本>", "URL http://example.com/日本"),
                Row.of("http://example.com/a.", "URL http://example.com/a"),
                Row.of("http://example.com/a(b)", "URL http://example.com/a(b)"),
                Row.of("(http://example.com/a)", "URL http://example.com/a"),
                Row.of("http://192.0.2.1/x", "URL http://192.0.2.1/x"),
                Row.of("http://192[.]0[.]2[.]1:8080/x", "URL http://192.0.2.1:8080/x"),
                Row.of("http://[2001:db8::1]/x", "URL http://[2001:db8::1]/x"),
                Row.of("http://example.com:80/x", "URL http://example.com/x"),
                Row.of("https://example.com:443", "URL https://example.com/"),
                Row.of("http://a:b@example.com/", "URL http://a:b@example.com/"),
                Row.of("http://日本語.jp/", "URL http://xn--wgv71a119e.jp/"),
                Row.of("http://example.com?x=1", "URL http://example.com/?x=1"),
                Row.of("http://example.com/e.exe", "URL http://example.com/e.exe"), Row.of("http://", new String[0]),
                Row.of("http://localhost", new String[0]), Row.of("http:// 株式会社", new String[0]));
    }

    static Stream<Row> others() {
        return Stream.of(Row.of("a@example.com", "MAIL a@example.com"),
                Row.of("A.b+c@Example.COM", "MAIL A.b+c@example.com"),
                Row.of("a(at)example.com", "MAIL a@example.com"),
                Row.of("a [at] example [dot] com", "MAIL a@example.com"),
                Row.of("a[@]example[.]com", "MAIL a@example.com"), Row.of("ａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "MAIL a@example.com"),
                Row.of("<a@example.com>", "MAIL a@example.com"), Row.of("mailto:a@example.com", "MAIL a@example.com"),
                Row.of("差出人a@example.comから", "MAIL a@example.com"), Row.of("a(アット)example.com", "MAIL a@example.com"),
                Row.of("@example", new String[0]), Row.of("a@", new String[0]), Row.of(MD5, "MD5 " + MD5),
                Row.of(MD5.toUpperCase(java.util.Locale.ROOT), "MD5 " + MD5), Row.of("SHA1:" + SHA1, "SHA1 " + SHA1),
                Row.of(SHA256 + "。", "SHA256 " + SHA256), Row.of(SHA512, "SHA512 " + SHA512),
                Row.of(MD5 + "0", new String[0]),
                Row.of("x" + MD5, new String[0]), Row.of("0".repeat(32), new String[0]),
                Row.of("1234567890", new String[0]),
                Row.of("d41d8cd9-8f00-b204-e980-0998ecf8427e", new String[0]),
                Row.of("CVE-2021-44228", "CVE CVE-2021-44228"),
                Row.of("cve-2021-44228", "CVE CVE-2021-44228"), Row.of("ＣＶＥ－２０２１－４４２２８", "CVE CVE-2021-44228"),
                Row.of("CVE 2021-44228", "CVE CVE-2021-44228"),
                Row.of("CVE‐2021‐44228", "CVE CVE-2021-44228"), Row.of("CVE‑2021‑44228", "CVE CVE-2021-44228"),
                Row.of("CVE−2021−44228", "CVE CVE-2021-44228"), Row.of("CVE–2021—44228", "CVE CVE-2021-44228"),
                Row.of("ＣＶＥ－２０２１−４４２２８", "CVE CVE-2021-44228"), Row.of("CVEー2021ー44228", "CVE CVE-2021-44228"),
                Row.of("ＣＶＥｰ２０２１ｰ４４２２８", "CVE CVE-2021-44228"), Row.of("CVE・2021・44228", new String[0]),
                Row.of("CVE-2021-1", new String[0]),
                Row.of("JVN#12345678", new String[0]),
                Row.of("HKLM\\Software\\Evil", "REGISTRY_KEY HKEY_LOCAL_MACHINE\\software\\evil"),
                Row.of("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run に登録",
                        "REGISTRY_KEY HKEY_CURRENT_USER\\software\\microsoft\\windows nt\\currentversion\\run"),
                Row.of("HKCU\\Software\\Run was modified", "REGISTRY_KEY HKEY_CURRENT_USER\\software\\run"),
                Row.of("ＨＫＬＭ￥Ｓｏｆｔｗａｒｅ￥Ｅｖｉｌ", "REGISTRY_KEY HKEY_LOCAL_MACHINE\\software\\evil"),
                Row.of("HKLM¥Software¥Evil を作る", "REGISTRY_KEY HKEY_LOCAL_MACHINE\\software\\evil"),
                Row.of("被害額は￥1,000,000です", new String[0]),
                Row.of("HKCU:\\Software\\Run.", "REGISTRY_KEY HKEY_CURRENT_USER\\software\\run"),
                Row.of("HKLM", new String[0]),
                Row.of("User-Agent: Evil/1.0 (x)", "USER_AGENT Evil/1.0 (x)"),
                Row.of("ユーザーエージェント：Mozilla/5.0 (Windows NT 10.0)", "USER_AGENT Mozilla/5.0 (Windows NT 10.0)"),
                Row.of("UAは\"Mozilla/4.0 (compatible; MSIE 6.0)\"でした",
                        "USER_AGENT Mozilla/4.0 (compatible; MSIE 6.0)"));
    }

    @ParameterizedTest
    @MethodSource({"addresses", "noAddresses", "names", "noNames", "files", "urls", "others"})
    void whatStandsInATextIsFoundAndNothingElse(Row row) {
        assertThat(found(row.text())).as(row.text()).isEqualTo(row.values());
    }

    @Test
    void whatWasWrittenIsKeptWithItsPlace() {
        var text = "通信先は hxxp://evil[.]example/ａ です";
        var one = Finder.in(text).getFirst();
        assertThat(one.written()).isEqualTo("hxxp://evil[.]example/ａ");
        assertThat(text.substring(one.start(), one.end())).isEqualTo(one.written());
        assertThat(one.value()).isEqualTo("http://evil.example/a");
        assertThat(one.host()).isEqualTo("evil.example");
    }

    @Test
    void aNameIsAlsoShownInItsOwnScript() {
        assertThat(Finder.in("日本語.jp").getFirst().shown()).isEqualTo("日本語.jp");
        assertThat(Finder.in("HKLM\\Software\\Evil").getFirst().shown())
                .isEqualTo("HKEY_LOCAL_MACHINE\\Software\\Evil");
    }

    @Test
    void aTextThatWantsToBeSlowTakesTimeAsItsLength() {
        var pieces = List.of("[", "[.", "a.", "漢a.exe", "http://", "http://[", "a@", "@", "1.", "a:", "::", "hkcu\\",
                "HKLM\\a ",
                "(", "User-Agent: ", "CVE-", "f", "0", "日.", ".", "\\", "a b\\", "mozilla/5.0 (", "[ ",
                "http://a.com/((((", "\u200b",
                "[.] ", "。", "a。", "例。a", "http[s]", "CVEー", "￥", "-", "%", "( ( ", "v1.2.3.4 ");
        var slow = new ArrayList<String>();
        for (var piece : pieces) {
            Finder.in(piece.repeat(2_000));
            var short_ = quickest(piece.repeat(40_000 / piece.length()), 0);
            // eight times the length: eight times the time, and room for what else Java does
            var most = 20 * short_ + 200_000_000L;
            var long_ = quickest(piece.repeat(320_000 / piece.length()), most);
            if (long_ > most) slow.add(piece + " " + short_ + " " + long_);
        }
        assertThat(slow).isEmpty();
    }

    /// Of the processor's time: what others do on the machine does not count.
    ///
    /// @param enough what is as quick as that need not be tried again
    private static long quickest(String text, long enough) {
        var own = ManagementFactory.getThreadMXBean();
        var best = Long.MAX_VALUE;
        for (var n = 0; n < 3 && best > enough; n++) {
            var begin = own.getCurrentThreadCpuTime();
            Finder.in(text);
            best = Math.min(best, own.getCurrentThreadCpuTime() - begin);
        }
        return best;
    }
}
