package dev.noroshi.e2e;

import java.util.List;

/// The people a report passes on its way up, and an advisory on its way down again.
///
/// @param operator writes the report
/// @param officer of the centre, who drafts the advisory
/// @param approver of the centre, a second officer
/// @param operatorIsKnownBy words that lead to the operator and must not go past the secretariat
record Chain(Account operator, Account secretariat, Account ministry, Account officer, Account approver,
        List<String> operatorIsKnownBy) {

    /// つづら信用金庫, the banks' secretariat, 金融庁, 国家サイバー統括室.
    static Chain ofBanks(Product product) {
        return new Chain(product.accountOf("haginomiya.wataru"), product.accountOf("yunohana.gaku"),
                product.accountOf("namine.mai"), product.accountOf("kanetsuki.ren"),
                product.accountOf("mametahara.ritsuko"), List.of("つづら", "Tsuzura", "tsuzura", "op-bank-02", "萩ノ宮",
                        "haginomiya", "03-0000-1040", "03-0000-9016"));
    }

    /// 灯守電力送配電, the secretariat of 電力, 経済産業省, 国家サイバー統括室.
    static Chain ofElectricity(Product product) {
        return new Chain(product.accountOf("hakariya.satoshi"), product.accountOf("izutsuhara.kotone"),
                product.accountOf("shakuno.ritsuko"), product.accountOf("rindoya.naoto"),
                product.accountOf("harunada.kenji"), List.of("灯守", "Himori", "himori", "op-electricity-01", "秤屋",
                        "hakariya", "03-0000-1133", "03-0000-9055"));
    }

    /// The words among them that stand in a text.
    List<String> wordsNamingTheOperatorIn(String text) {
        return operatorIsKnownBy.stream().filter(text::contains).toList();
    }
}
