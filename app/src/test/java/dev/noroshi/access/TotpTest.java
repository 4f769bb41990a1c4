package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test vectors of RFC 6238 (appendix B), RFC 4226 (appendix D) and RFC 4648 (section 10).
class TotpTest {

    private static final String SEED = "12345678901234567890";

    @ParameterizedTest
    @CsvSource({"59,94287082,46119246,90693936", "1111111109,07081804,68084774,25091201",
            "1111111111,14050471,67062674,99943326", "1234567890,89005924,91819424,93441116",
            "2000000000,69279037,90698825,38618901", "20000000000,65353130,77737706,47863826"})
    void theCodesAreThoseOfTheStandard(long time, String sha1, String sha256, String sha512) {
        var step = Totp.step(Instant.ofEpochSecond(time));
        assertThat(Totp.code(seed(20), step, 8, Totp.Algorithm.SHA1)).isEqualTo(sha1);
        assertThat(Totp.code(seed(32), step, 8, Totp.Algorithm.SHA256)).isEqualTo(sha256);
        assertThat(Totp.code(seed(64), step, 8, Totp.Algorithm.SHA512)).isEqualTo(sha512);
    }

    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "6,287922", "7,162583",
            "8,399871", "9,520489"})
    void sixDigitsAreThoseOfTheCounterStandard(long counter, String code) {
        assertThat(Totp.code(seed(20), counter, 6, Totp.Algorithm.SHA1)).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodForItsStepAndTheOnesBesideIt() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var present = Totp.step(now);
        for (var away = -3; away <= 3; away++) {
            var code = Totp.code(seed(20), present + away, 6, Totp.Algorithm.SHA1);
            var step = Totp.stepOf(seed(20), code, now);
            if (Math.abs(away) <= 1) assertThat(step).describedAs("%d steps away", away).hasValue(present + away);
            else assertThat(step).describedAs("%d steps away", away).isEmpty();
        }
        assertThat(Totp.stepOf(seed(20), "", now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void secretsAreWrittenAsAppsTakeThem(String text, String written) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    private static byte[] seed(int length) {
        return SEED.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
