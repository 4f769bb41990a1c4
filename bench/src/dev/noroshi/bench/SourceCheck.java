package dev.noroshi.bench;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/// Compares an advisory of 20 kB with some fifty thousand identifiers of 4,300 organisations, about as many as there are. Needs no running program,
/// only its classes.
final class SourceCheck {

    private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";
    private static final String KANJI = "汐凪蒼嶺椿浦雲居夕銀杏原星野暁浜霧鳴瀬東雲深雪綾遠浅潮入朝峠雁木守大渡南灯琥珀群青浅葱瑪瑙";
    private static final String[] TRADES = {"テレコム", "銀行", "電力", "ガス", "水道企業団", "鉄道", "証券", "運輸"};
    private static final String PROSE = "遠隔保守に使うVPN装置（版 9.4.2 以前）に、認証を経ずに侵入される事案が確認されました。通信先は 203.0.113.8 及び "
            + "update[.]example[.]net です。電話 03-0000-1257 にお尋ねください。Check the version of your gateways. ";

    private final Path jar;

    SourceCheck(Path jar) {
        this.jar = jar;
    }

    void run() throws Exception {
        try (var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, getClass().getClassLoader())) {
            var lookout = loader.loadClass("dev.noroshi.source.Lookout");
            Method over = lookout.getMethod("over", Collection.class);
            Method in = lookout.getMethod("in", String.class);
            var identifiers = identifiers(loader);
            var compiled = over.invoke(null, identifiers);
            Figures.of(1, 5, () -> over.invoke(null, identifiers)).print("compile " + identifiers.size() + " identifiers", 5000);
            var text = new StringBuilder();
            while (text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length < 20_000)
                text.append(PROSE).append(text.length() / 7 % 100).append('\n');
            var advisory = text.toString();
            var leaking = advisory + "汐 凪-銀行㈱";
            Figures.of(50, 200, () -> in.invoke(compiled, leaking)).print("source check of 20 kB against them", 50);
        }
    }

    /// Twelve of each organisation: name, reading, English name, alias, system, service, two people, domain, mail, telephone, range.
    private static List<Object> identifiers(ClassLoader loader) throws Exception {
        var kinds = loader.loadClass("dev.noroshi.source.Kind");
        var classes = loader.loadClass("dev.noroshi.directory.ActorClass");
        var sector = loader.loadClass("dev.noroshi.kernel.SectorCode").getConstructor(String.class).newInstance("finance");
        var body = loader.loadClass("dev.noroshi.source.Body").getConstructors()[0].newInstance(constant(classes, "OPERATOR"), sector);
        var made = loader.loadClass("dev.noroshi.source.Identifier").getConstructors()[0];
        var random = new Random(7);
        var identifiers = new ArrayList<Object>();
        for (var n = 0; n < 4_300; n++) {
            var reading = letters(random, KANA, 5) + "ぎんこう";
            identifiers.add(made.newInstance(constant(kinds, "NAME"), letters(random, KANJI, 2 + n % 3) + TRADES[n % 8] + "株式会社", body));
            identifiers.add(made.newInstance(constant(kinds, "READING"), reading, body));
            identifiers.add(made.newInstance(constant(kinds, "DOMAIN"), "o" + Integer.toString(n * 7919 + 46_656, 36) + "-co.example.jp", body));
            identifiers.add(made.newInstance(constant(kinds, "TELEPHONE"), "03-%04d-%04d".formatted(n, 9999 - n), body));
            identifiers.add(made.newInstance(constant(kinds, "NETWORK"), "100.%d.%d.0/28".formatted(n / 256, n % 256), body));
            var latin = letters(random, "abcdefghijklmnoprstuvwy", 7);
            identifiers.add(made.newInstance(constant(kinds, "NAME"), latin + " Bank Co., Ltd.", body));
            identifiers.add(made.newInstance(constant(kinds, "ALIAS"), letters(random, KANJI, 3) + "さん", body));
            identifiers.add(made.newInstance(constant(kinds, "SYSTEM"), letters(random, KANJI, 2) + "勘定系", body));
            identifiers.add(made.newInstance(constant(kinds, "SERVICE"), letters(random, KANA, 4) + "ネット", body));
            identifiers.add(made.newInstance(constant(kinds, "PERSON"), letters(random, KANJI, 2) + " " + letters(random, KANJI, 2), body));
            identifiers.add(made.newInstance(constant(kinds, "PERSON"), letters(random, KANJI, 2) + " " + letters(random, KANA, 3), body));
            identifiers.add(made.newInstance(constant(kinds, "MAIL"), latin + n + "@o" + n + "-co.example.jp", body));
        }
        return identifiers;
    }

    private static String letters(Random random, String of, int many) {
        var text = new StringBuilder();
        for (var n = 0; n < many; n++)
            text.append(of.charAt(random.nextInt(of.length())));
        return text.toString();
    }

    private static Object constant(Class<?> type, String name) throws Exception {
        return type.getMethod("valueOf", String.class).invoke(null, name);
    }
}
