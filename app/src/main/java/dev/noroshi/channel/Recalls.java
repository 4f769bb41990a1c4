package dev.noroshi.channel;

import dev.noroshi.channel.MessageRows.Decided;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells of a recall by every means by which people were told of what is recalled, whatever they have chosen for the hour:
/// somebody who has it on paper, or heard of it by telephone at night, is told the same way that it no longer holds.
@Component
class Recalls {

    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final Clock clock;

    Recalls(Deliveries deliveries, JdbcClient jdbc, Clock clock) {
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A way by which somebody was told.
    private record Way(Party to, Means means, String address) {
    }

    /// A way, in the language of who was told.
    private record Used(Way way, Language language) {
    }

    /// What is to be said beside what is decided already.
    List<Decided> decide(Collection<Parcel> parcels, Collection<Decided> decided) {
        var recalls = parcels.stream().filter(Parcel::isRecall).toList();
        if (recalls.isEmpty()) return List.of();
        var used = used(recalls);
        var known = new HashSet<Said>();
        for (var each : decided)
            if (each.parcel() != null)
                known.add(new Said(each.parcel(), new Way(each.to(), each.means(), each.address())));
        var more = new ArrayList<Decided>();
        for (var recall : recalls)
            for (var each : used.getOrDefault(new Told(recall.subject(), recall.recipient()), List.of()))
                if (known.add(new Said(recall.id(), each.way()))) more.add(decided(recall, each));
        return more;
    }

    /// That a parcel is told of by a way.
    private record Said(ParcelId parcel, Way way) {
    }

    /// That an organisation was handed a subject.
    private record Told(UUID subject, OrganisationId recipient) {
    }

    private Map<Told, List<Used>> used(List<Parcel> recalls) {
        var before = deliveries.carrying(recalls.stream().map(Parcel::subject).collect(Collectors.toSet())).stream()
                .filter(parcel -> !parcel.isRecall())
                .collect(Collectors.toMap(Parcel::id, parcel -> new Told(parcel.subject(), parcel.recipient())));
        var used = new HashMap<Told, List<Used>>();
        jdbc.sql("""
                select distinct parcel, organisation, person, means, address, language from channel.message
                where parcel = any(:parcels) and state in ('HANDED', 'DELIVERED') and reason in ('NEW', 'REMINDER')
                order by parcel, organisation, person nulls first, means, address""")
                .param("parcels", before.keySet().stream().map(ParcelId::value).toArray(UUID[]::new))
                .query(row -> {
                    var told = before.get(new ParcelId(row.getObject("parcel", UUID.class)));
                    var person = row.getObject("person", Long.class);
                    var to = new Party(new OrganisationId(row.getString("organisation")), person(person));
                    if (told != null && told.recipient().equals(to.organisation()))
                        used.computeIfAbsent(told, each -> new ArrayList<>())
                                .add(new Used(new Way(to, Means.valueOf(row.getString("means")),
                                        row.getString("address")), Language.valueOf(row.getString("language"))));
                });
        return used;
    }

    private static @Nullable PersonId person(@Nullable Long number) {
        return number == null ? null : new PersonId(number);
    }

    private Decided decided(Parcel recall, Used used) {
        return new Decided(recall.id(), Reason.NEW, 0, recall.sender(), used.way().to(), used.way().means(),
                used.way().address(), used.language(), Pace.AT_ONCE, recall.occasion(), recall.tlp(),
                recall.importance(), recall.number(), recall.task(), recall.link(), clock.instant(), null);
    }
}
