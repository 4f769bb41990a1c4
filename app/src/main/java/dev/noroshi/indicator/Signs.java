package dev.noroshi.indicator;

import dev.noroshi.kernel.Occasion;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an advisory or a report says an attack is recognised by, for rooms that tell machines.
@Component
public class Signs {

    private final SourceRows sources;
    private final MentionRows mentions;
    private final JudgementRows judgements;

    Signs(SourceRows sources, MentionRows mentions, JudgementRows judgements) {
        this.sources = sources;
        this.mentions = mentions;
        this.judgements = judgements;
    }

    /// What stands in an issue of an advisory, its files included, in its order; as far as whoever is asking may see.
    ///
    /// What a warning list names that is the same for everybody is left out: it must not be blocked, and of nobody is it known that
    /// they observed it. What is somebody's own is not looked at, so that the objects are the same for everybody and nobody can
    /// tell from them whose a value is. Nothing is told of a drill: a blocked address does not know that it was one.
    ///
    /// With it goes what the centre has judged of it, which is read by everybody who knows the value from what was shared with them.
    /// Nothing is judged of a weakness: nobody blocks one.
    @Transactional(readOnly = true)
    public List<JudgedSign> in(UUID subject) {
        var signs = sources.ofSubject(subject).filter(source -> source.occasion() == Occasion.REAL)
                .map(source -> mentions.in(source.id()).stream().filter(Signs::isSign).toList()).orElse(List.of());
        var judged = judgements.spans(signs.stream().filter(each -> each.type() != IndicatorType.CVE)
                .map(Mention::indicator).toList());
        return signs.stream().map(each -> new JudgedSign(Sign.of(each),
                judged.getOrDefault(each.indicator(), List.of()))).toList();
    }

    private static boolean isSign(Mention mention) {
        var host = mention.host();
        return WarningLists.of(mention.type(), mention.value(), host == null ? "" : host).isEmpty();
    }
}
