package dev.noroshi.mailin;

import dev.noroshi.channel.Bounces.Fate;
import dev.noroshi.channel.Cause;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What mail servers write for people when a mail comes back, in English and Japanese.
final class Sentences {

    private static final Pattern FULL = Pattern.compile(
            "mailbox (?:is |was )?(?:full|exceeded|over)|over ?quota|quota ?exceed|exceed(?:s|ed) (?:the |its |your |their )?(?:local limit|quota|storage|mailbox)|mailbox.{0,30}limit|insufficient (?:system )?storage|容量.{0,20}(?:超|オーバー|不足)|いっぱい|一杯|満杯|受信箱.{0,20}上限|メールボックス.{0,20}上限|保存できる.{0,20}超");
    private static final Pattern UNKNOWN = Pattern.compile(
            "user unknown|unknown user|unknown recipient|unknown (?:local|virtual)|no such (?:user|recipient|mailbox|address|account|person)|no mailbox here|not our customer|invalid (?:recipient|address|mailbox|user)|recipient (?:address )?(?:rejected|unknown|not found|does not exist)|user (?:not found|does ?n.?t exist|is unknown)|does ?n.?t (?:exist|have an? account)|not listed in|address (?:not found|unknown)|mailbox (?:not found|unavailable|does not exist)|unrouteable address|domain not found|host (?:unknown|not found)|resolver\\.adr|account (?:has been )?(?:disabled|closed)|no longer (?:valid|available|exists)|宛先不明|(?:あて先|宛先|宛て先|アドレス|ユーザー?|メールボックス|受信者|ドメイン).{0,80}(?:存在しま|存在しない|見つかりませ|不明|登録されて(?:い)?ません|間違|誤)|(?:ユーザー?|受信者|メールボックス|アドレス)(?:が|は)(?:い|おり|あり|ござい)ません|該当(?:する)?(?:ユーザー?|メールアドレス).{0,20}(?:いません|ありません)|現在使われておりません");
    private static final Pattern POLICY = Pattern.compile(
            "spam|blocked|block ?list|blacklist|black ?listed|policy|dmarc|spf |reputation|access denied|relay(?:ing)? denied|not (?:authori[sz]ed|permitted|allowed)|forbidden|迷惑メール|受信(?:を)?拒否|拒否(?:され|設定|しま)|ブロック|ポリシー|なりすまし|許可されて(?:い)?(?:ない|ません)");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "connection (?:refused|timed ?out|lost|reset)|timed ?out|could ?n.?t connect|cannot connect|unable to connect|no route to host|unreachable|temporarily unavailable|接続(?:が)?(?:できません|できない|拒否|タイムアウト)|タイムアウト|応答が(?:ありません|ない)|通信できません");
    private static final Pattern DELAYED = Pattern.compile(
            "not yet been delivered|(?:delivery|message|mail).{0,40}delayed|delay(?:ed)? (?:in|notification|notice)|still undelivered|will (?:keep trying|be retried|retry|continue trying)|warning: (?:message|could not send)|you do not need to (?:resend|re-?send)|まだ(?:配信|配送|届|送信)|遅延|遅れて(?:い)?ます|再送(?:を|信を|信し)|再試行|再度(?:送信|配送|配信)(?:を|し)|引き続き(?:配信|配送|送信)|再送信する必要はありません");
    private static final Pattern FAILED = Pattern.compile(
            "undeliver|not (?:be )?deliver|wasn.?t able to deliver|(?:delivery|mail|message).{0,40}(?:fail|reject|return)|returned (?:mail|to sender)|failure notice|(?:permanent|fatal) (?:fatal )?error|delivery problems|could not be sent|was rejected|were rejected|user unknown|unknown user|mailbox (?:is )?full|mail system error|配信不能|配達不能|配送不能|不達|宛先不明|返送|送信エラー|エラーメール|エラーのため|(?:配信|配達|配送|送信|お届け)(?:する)?(?:が|は|を|こと.{0,4})?.{0,6}(?:できません|失敗|出来ません)|届けられません|届きません(?:でした)?|受信(?:を)?拒否|メールボックス.{0,20}(?:いっぱい|一杯)|存在しません|見つかりません");

    private Sentences() {
    }

    /// Why it came back; empty when no sentence says.
    static Optional<Cause> cause(String text) {
        var folded = folded(text);
        if (FULL.matcher(folded).find()) return Optional.of(Cause.MAILBOX_UNAVAILABLE);
        if (UNKNOWN.matcher(folded).find()) return Optional.of(Cause.ADDRESS_UNKNOWN);
        if (POLICY.matcher(folded).find()) return Optional.of(Cause.REFUSED_BY_POLICY);
        return UNREACHABLE.matcher(folded).find() ? Optional.of(Cause.UNREACHABLE) : Optional.empty();
    }

    /// Whether it failed or is late; empty when neither is said. Whoever goes on trying says so beside what failed so far.
    static Optional<Fate> fate(String text) {
        var folded = folded(text);
        if (DELAYED.matcher(folded).find()) return Optional.of(Fate.DELAYED);
        return FAILED.matcher(folded).find() ? Optional.of(Fate.FAILED) : Optional.empty();
    }

    /// The line in which the cause stands.
    static String line(String text) {
        return text.lines().map(String::strip).filter(line -> cause(line).isPresent()).findFirst().orElse("");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
