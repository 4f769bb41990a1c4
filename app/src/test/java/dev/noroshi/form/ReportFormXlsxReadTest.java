package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormXlsxReadTest {

    private static final ReportFormXlsx XLSX = new ReportFormXlsx(TestForms.REPORT);

    static final FormContent EXAMPLE = TestForms.report("""
            {"importance": "REFERENCE", "report-number": 1, "report-datetime": "2019-10-15T13:00:00+09:00",
             "sender-ministry": "経済産業省", "sender-person": "連絡　太郎", "sender-department": "YY課",
             "sender-phone": "03-0000-1111", "sender-fax": "03-0000-2222", "sender-mail": "renraku.taro@example.go.jp",
             "tlp": "GREEN", "tlp-remarks": "企業名・該当サービス等、企業が特定される事項を除いて他分野への情報提供可。",
             "event-type": "INT_INFORMATION_DESTRUCTION", "cause": ["UNKNOWN"], "attachment": "NO", "sector": "credit",
             "operator": "○○株式会社", "known-datetime": "2019-10-15T00:00:00+09:00",
             "occurred-datetime": {"datetime": "2019-10-14T00:00:00+09:00", "precision": "minute", "basis_ja": "サーバログ等より推測"},
             "affected-system": "会員情報管理サービス（https://example.com/top.php）\\n・会員がアクセスし、個人情報の変更やサービス申込等を実施。",
             "event-summary": "・○○株式会社の会員情報管理サービスのWEBサイトが改竄された。\\n・閲覧したユーザにウイルス感染の恐れがあり、現在、当該サイトを一時閉鎖しサービス停止中。\\n・多数の個人情報流出が確認されており、被害の詳細を調査中。",
             "system-status": "STOPPED", "service-level-deviation": "NO", "spread-possibility": "NO",
             "timeline": [{"datetime": "2019-10-15T00:00:00+09:00", "status": "外部より○○株式会社のHPがおかしいと匿名メールを受信。"},
               {"datetime": "2019-10-15T01:00:00+09:00", "status": "サーバ運用ベンダへ連絡。サーバログ等の調査をし、HPが改ざんされていることを確認。"},
               {"datetime": "2019-10-15T03:00:00+09:00", "status": "アクセスした利用者にウィルス感染のおそれがあるためサーバを停止。"}],
             "supplement": "・10月15日現在、1,200件の個人情報流出を確認。（名前、住所、電話番号、メールアドレスが漏えい。）\\n・コンテンツ管理システムＹＹＹＹのv99.99の脆弱性を突かれたものと想定される。",
             "publication": {"choice": "DONE", "text": "10/15 09:00頃　○○株式会社のトップページにニュースリリースを掲載予定。"},
             "other-contacts": "10/15 10:00頃　○○県警へ通報", "next-steps": "ONGOING",
             "lessons": "・現時点での得られた教訓は、経営層への情報のエスカレーション体制を普段から確認し、迅速な判断ができるようにすること。"}""");

    static Reading reading(byte[] workbook) {
        return ((FileReading.Read) XLSX.read(workbook, TestForms.NOW)).reading();
    }

    /// Names only the fields that differ: a whole form is long.
    static void assertSame(FormContent content, FormContent expected) {
        for (var field : expected.changedFields(content))
            assertThat(content.get(field)).as(field.value()).isEqualTo(expected.get(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-form-example.xlsx", "report-form-example-two-sheets.xlsx"})
    void theExampleOfTheHandbookIsReadCompletely(String sample) {
        var reading = reading(TestForms.sample(sample));
        assertSame(reading.content(), EXAMPLE);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.unread()).isEmpty();
        assertThat(reading.content().values()).hasSize(29);
    }

    @Test
    void theBlankFormIsBlankAndAsksForTheThreeChoices() {
        var reading = reading(TestForms.sample("report-form-blank.xlsx"));
        assertThat(reading.content()).isEqualTo(FormContent.empty());
        assertThat(reading.unread()).isEmpty();
        assertThat(reading.problems()).containsExactly(Problem.of("tlp", "choose-one").at("シート「情報連絡様式」 A10"),
                Problem.of("attachment", "choose-one").at("シート「情報連絡様式」 D47"),
                Problem.of("sector", "choose-one").at("シート「情報連絡様式」 A49"));
    }
}
