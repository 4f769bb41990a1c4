package dev.noroshi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            電子メールアドレス | 電子ﾒｰﾙｱﾄﾞﾚｽ
            電子メールアドレス | 電子メ－ルアドレス
            ＦＡＸ番号         | fax番号
            項　　目           | 項目
            予兆・ヒヤリハット | 予兆･ひやりはっと
            Red = 宛先限り     | ＲＥＤ＝宛先限り
            R127–2             | Ｒ１２７－２
            10:00～11:00       | 10:00〜11:00
            ㈱山田             | (株)山田
            """)
    void writingsAPersonWouldCallTheSameFoldToTheSame(String one, String other) {
        assertThat(Fold.key(one)).isEqualTo(Fold.key(other));
        assertThat(Fold.same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            有 | 無
            誤り | 偽り
            はつ | ばつ
            髙 | 高
            """)
    void writingsAPersonWouldTellApartStayApart(String one, String other) {
        assertThat(Fold.same(one, other)).isFalse();
    }
}
