package dev.noroshi.indicator;

import dev.noroshi.c4tap.Recognising;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Recognises the indicators in the text of a suspicious mail, for whoever makes a case of it.
@Component
class MailSigns implements Recognising {

    @Override
    public List<String> in(String text) {
        var written = new LinkedHashMap<IndicatorId, String>();
        for (var found : Finder.in(text))
            written.putIfAbsent(IndicatorId.of(found.type(), found.value()), found.written());
        return List.copyOf(written.values());
    }
}
