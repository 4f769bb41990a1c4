package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Which passwords are refused.
class PasswordRulesTest {

    private static final List<String> ABOUT_WANDA = List.of("wanda.naomi", "wanda", "naomi", "椀田", "直美", "汐凪テレコム");

    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword", "Password-Password-1", "P@ssw0rd!2026", "sunshine2026!!",
            "123456789012",
            "1q2w3e4r5t6y", "qwertyuiop12", "aaaaaaaaaaaa", "abcdefghijkl", "パスワード12345678", "ﾊﾟｽﾜｰﾄﾞﾊﾟｽﾜｰﾄﾞ",
            "ぱすわーど-2026-11", "ＰＡＳＳＷＯＲＤ１２３４", "sakurasakura1", "狼煙のろし狼煙のろし", "wanda1234567890", "椀田直美椀田直美椀田直美",
            "汐凪テレコム20261120", "Naomi!Naomi!Naomi!", "東京東京東京東京東京東京", "reiwa8-202611"})
    void whatIsGuessedFirstIsRefused(String password) {
        assertThat(common(null).knows(password, List.of("wanda.naomi", "wanda", "naomi", "椀田", "直美", "椀田直美", "汐凪テレコム",
                "noroshi", "狼煙", "狼煙のろし"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a long sentence will do", "correct horse battery staple", "another long sentence",
            "ゆうがたの波止場でカモメが三羽", "kX9-vmQ2-pl7T", "password of the red lantern", "桜の下で読む本は二冊まで", "demo-abcdefgh2345"})
    void whatIsOnlyLongIsAccepted(String password) {
        assertThat(common(null).knows(password, ABOUT_WANDA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wanda-Noroshi-2026!", "汐凪テレコム狼煙2026年", "naomi.wanda.bank", "Bank!Noroshi!Bank!",
            "椀田直美の汐凪テレコム", "noroshi-bank-1234-x"})
    void wordsAboutThePersonInAnyOrderAreRefused(String password) {
        assertThat(common(null).knows(password, List.of("wanda", "naomi", "noroshi", "bank", "狼煙", "汐凪テレコム", "椀田",
                "直美"))).isTrue();
    }

    @Test
    void anAdministratorMayGiveALargerList(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("more.txt"), "first\nTengu on the old bridge\n天狗と古い橋の話\n");
        assertThat(common(file).knows("tengu on the old bridge", List.of())).isTrue();
        assertThat(common(file).knows("天狗と古い橋の話", List.of())).isTrue();
        assertThat(common(file).knows("tengu on the new bridge", List.of())).isFalse();
    }

    @Test
    void theLargerListMayBeAFolderOfHashes(@TempDir Path folder) throws IOException {
        // SHA-1 of "tengu on the old bridge", divided as the published ranges are
        Files.writeString(folder.resolve("F2D0D.txt"), "B5C3AA516CF542936052FD465463F77DB28:7\r\n");
        assertThat(common(folder).knows("tengu on the old bridge", List.of())).isTrue();
        assertThat(common(folder).knows("tengu on the new bridge", List.of())).isFalse();
    }

    @Test
    void aPasswordIsKeptAsArgon2idWithItsOwnSalt() {
        var passwords = new Passwords();
        var hash = passwords.hash("a long sentence will do").encoded();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("a long sentence will do").encoded()).isNotEqualTo(hash);
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19456, 2).matches("a long sentence will do", hash)).isTrue();
        assertThat(new PasswordHash(hash)).hasToString("PasswordHash[withheld]");
    }

    private static CommonPasswords common(@Nullable Path list) {
        return new CommonPasswords(new AccessSettings(null, List.of(), Duration.ofMinutes(15), Duration.ofHours(4),
                Duration.ofHours(12), 5, list, null, "noroshi@localhost", false, null));
    }
}
