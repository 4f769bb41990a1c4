package dev.noroshi.source;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The words around names: legal forms, titles, and words so ordinary that they name nobody by themselves. All folded as
/// [Folding#names] folds.
final class Wording {

    /// Legal forms as they stand before or after a name.
    static final List<String> FORMS = folded("""
            株式会社 (株) 有限会社 (有) 合同会社 (同) 合資会社 (資) 合名会社 (名) 相互会社 (相) 一般社団法人 (一社) 一般財団法人 (一財)
            公益社団法人 (公社) 公益財団法人 (公財) 社団法人 (社) 財団法人 (財) 医療法人社団 医療法人財団 社会医療法人 医療法人 (医)
            学校法人 (学) 社会福祉法人 (福) 宗教法人 国立大学法人 公立大学法人 独立行政法人 (独) 地方独立行政法人 国立研究開発法人
            特定非営利活動法人 npo法人 特殊法人""");
    static final List<String> READ_FORMS = folded("""
            かぶしきがいしゃ かぶしきかいしゃ ゆうげんがいしゃ ごうどうがいしゃ いっぱんしゃだんほうじん いっぱんざいだんほうじん
            こうえきしゃだんほうじん こうえきざいだんほうじん しゃかいいりょうほうじん いりょうほうじん がっこうほうじん
            どくりつぎょうせいほうじん そうごがいしゃ""");
    /// What an organisation's name ends in when it only says what it does.
    private static final List<String> TRADES = folded("""
            テレコム モバイル ネットワークス ネットワーク 通信 光通信 インターネット ケーブルテレビ ケーブルネットワーク ケーブルメディア
            コミュニティテレビ ケーブル放送 テレビ放送 放送 テレビ 銀行 信用金庫 信金 信用組合 信組 農業協同組合 農協 証券 証券取引所 振替機構
            生命保険 生命 損害保険 損保 火災海上保険 火災保険 火災 ペイメントカード ペイメント ペイ 送金サービス 前払サービス ウォレット 航空
            貨物航空 エアラインズ 国際空港 空港ビルディング 空港ターミナル 空港ビル 空港運営 空港 電鉄 急行電鉄 旅客鉄道 鉄道 モノレール
            電力送配電 送配電 電力 水力発電 発電 都市ガス ガス 瓦斯 エナジー導管 総合病院 記念病院 病院 医科大学病院 広域水道企業団
            水道企業団 上下水道局 水道部 企業局 ロジスティクス 海運 倉庫 急便 運輸 化学工業 石油化学 化成 ポリマー 樹脂工業 カード
            クレジットサービス 信販 製油 石油 エネルギー 港運 埠頭 ターミナルサービス 港湾荷役 システム工房 保守サービス ソフトウェア
            制御エンジニアリング セキュリティ データセンター クラウド システムズ システム サービス""");
    /// Words that share their characters with names but name nobody.
    private static final Set<String> ORDINARY = Set.copyOf(folded("""
            日本 全国 東部 西部 南部 北部 中部 中央 東日本 西日本 関東 関西 近畿 東北 北陸 東海 四国 九州 中国 北海道 首都圏 国際 地域
            みなと みらい さくら ひかり あおぞら のぞみ ひまわり こだま あさひ いずみ ふたば わかば きずな そら つばさ はやて 大和 平和
            第一 共同 協同 共立 総合 連合 総合病院 中央病院 電力会社 信用金庫 都市ガス 水道局 上下水道局 市民病院"""));
    private static final Set<String> ORDINARY_LATIN = Set.of("example", "system", "systems", "network", "networks",
            "service", "services", "internet", "security", "energy", "power", "cloud", "global", "digital", "mobile",
            "telecom", "server", "client", "portal", "support", "online", "japan", "tokyo", "osaka", "nippon", "nihon",
            "domain", "remote", "access", "control", "center", "centre", "general", "public", "private", "central",
            "national", "update", "gateway", "router", "windows", "office", "microsoft", "google", "amazon", "linux");
    static final List<String> PERSON_AFTER = folded("""
            氏 様 さま さん 殿 どの 先生 君 課長 部長 係長 次長 室長 社長 所長 局長 院長 支店長 主任 主査 主幹 班長 専務 常務 取締役 理事
            センター長 マネージャ リーダー 担当 技師 教授 博士 補佐 参事 ciso (""");
    private static final List<String> COMPANY_AFTER = folded("ホールディングス hd グループ さん 様 さま 殿 社 各社 本社 支社 本店 系列");
    private static final List<String> THING_AFTER = folded("システム サービス アプリ サーバ サイト ポータル クラウド 基盤");
    /// What may follow a short name of kanji without being part of a longer word.
    private static final List<String> KANJI_FOLLOW = folded("""
            社 様 殿 氏 側 内 等 他 宛 製 系 名 本社 本店 支店 支社 職員 社員 担当 課 部 室 長 株式会社 有限会社 合同会社 補 主 技 教 先 取 理""");
    private static final String PARTICLES = "はがをにでともへのやかよなだ";

    private Wording() {
    }

    static List<String> folded(String words) {
        return Arrays.stream(words.split("\\s+")).filter(word -> !word.isBlank())
                .map(word -> Folding.names(word).text()).distinct()
                .sorted(Comparator.comparing(String::length).reversed()).toList();
    }

    /// The name without any legal form before, after or in it.
    static String bare(String foldedName) {
        var bare = foldedName;
        for (var form : Stream.concat(FORMS.stream(), READ_FORMS.stream()).toList())
            if (bare.startsWith(form) || bare.endsWith(form)) bare = bare.replace(form, "");
        return bare;
    }

    /// What is left of a name without what only says what the organisation does; empty when nothing telling is.
    static String stem(String bare) {
        return TRADES.stream().filter(trade -> bare.endsWith(trade) && bare.length() > trade.length()).findFirst()
                .map(trade -> bare.substring(0, bare.length() - trade.length())).orElse("");
    }

    static boolean isOrdinary(String folded) {
        return ORDINARY.contains(folded);
    }

    static boolean isOrdinaryLatin(String plain) {
        return ORDINARY_LATIN.contains(plain);
    }

    static boolean isParticle(int c) {
        return PARTICLES.indexOf(c) >= 0;
    }

    static boolean followsKanji(String after) {
        return startsWithAny(after, KANJI_FOLLOW);
    }

    /// Whether a legal form or another sign of an organisation stands beside the name.
    static boolean isOrganisation(String before, String after, boolean ordinary) {
        if (endsInForm(before) || beginsWithForm(after)) return true;
        return !ordinary && startsWithAny(after, COMPANY_AFTER);
    }

    static boolean endsInForm(String before) {
        return endsWithAny(before, FORMS) || endsWithAny(before, READ_FORMS);
    }

    static boolean beginsWithForm(String after) {
        return startsWithAny(after, FORMS) || startsWithAny(after, READ_FORMS);
    }

    static boolean isThing(String before, String after) {
        return startsWithAny(after, THING_AFTER) || before.endsWith("「") && after.startsWith("」")
                || before.endsWith("『") && after.startsWith("』") || before.endsWith("\"") && after.startsWith("\"");
    }

    static boolean isPerson(String after) {
        return startsWithAny(after, PERSON_AFTER);
    }

    private static boolean startsWithAny(String text, List<String> words) {
        return words.stream().anyMatch(text::startsWith);
    }

    private static boolean endsWithAny(String text, List<String> words) {
        return words.stream().anyMatch(text::endsWith);
    }

}
