package dev.noroshi.audit;

import dev.noroshi.kernel.Language;
import java.util.List;
import java.util.Optional;

/// What a recomputation of the trail found.
///
/// @param lines how many lines are sealed
/// @param unsealed how many were written within the last second or so and wait for their seal
/// @param heads how many signed ends there are
/// @param covered up to which line the last signed end reaches
/// @param from the first line that was recomputed: 1 when all were, more when those before it had been found sound before
/// @param fault the first thing that is wrong; empty when nothing is
/// @param remarks what is not wrong but should be known
public record Verdict(long lines, long unsealed, long heads, long covered, long from, Optional<Fault> fault,
        List<Remark> remarks) {

    /// What is not wrong but should be known.
    public enum Remark {
        /// There was no data folder to compare the signed ends and the key with.
        NOT_COMPARED,
        /// A key was not signed by the one before it: compare its fingerprint with what was written down.
        KEY_NOT_ENDORSED
    }

    /// What can be wrong.
    public enum What {
        CHANGED("証跡の{0}番目の行（記録番号{1}）は、封をした後に書き換えられています。",
                "Line {0} of the trail (record {1}) was changed after it was sealed."),
        REMOVED("証跡の{0}番目の行（記録番号{1}）が消されています。", "Line {0} of the trail (record {1}) was removed."),
        SEAL_REMOVED("証跡の{0}番目の封が消されています（次に残っている記録は{1}）。",
                "Seal {0} of the trail was removed (the next record left is {1})."),
        INSERTED("記録番号{1}の行は、封のないまま差し込まれています（証跡は{0}行）。",
                "Record {1} was put in without ever being sealed (the trail has {0} lines)."),
        CUT("証跡の末尾が切り取られています。署名された末尾は{0}行目ですが、{1}行しか残っていません。",
                "The end of the trail was cut off: a signed end stands at line {0}, and {1} lines are left."),
        HEAD_CHANGED("{1}番目の署名された末尾が、証跡の{0}番目の行と合いません。",
                "Signed end {1} does not agree with line {0} of the trail."),
        HEAD_NOT_SIGNED("{1}番目の署名された末尾（{0}行目）の署名が正しくありません。",
                "The signature of signed end {1} (line {0}) is not valid."),
        HEAD_REMOVED("{1}番目の署名された末尾（{0}行目）が消されています。", "Signed end {1} (line {0}) was removed."),
        KEY_CHANGED("{1}番目の署名鍵の記録が書き換えられています（{0}）。", "The record of signing key {1} was changed ({0})."),
        KEY_FOREIGN("{1}番目の署名鍵は、このデータフォルダーの鍵ではありません（{0}）。",
                "Signing key {1} is not the key of this data folder ({0}).");

        private final String japanese;
        private final String english;

        What(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }
    }

    /// The first thing that is wrong.
    ///
    /// @param place the line of the trail, or the fingerprint of a key
    /// @param record the number of the record, head or key
    public record Fault(What what, String place, long record) {

        /// One sentence.
        public String sentence(Language language) {
            return language.choose(what.japanese, what.english).replace("{0}", place)
                    .replace("{1}", Long.toString(record));
        }
    }

    public boolean isSound() {
        return fault.isEmpty();
    }
}
