package dev.noroshi.taxii;

import dev.noroshi.c4tap.CaseId;
import dev.noroshi.c4tap.CaseParcels;
import dev.noroshi.c4tap.PassedOnCases;
import dev.noroshi.c4tap.PassedOnCases.PassedOn;
import dev.noroshi.delivery.Bundled;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.words.Words;
import dev.noroshi.stix.Bundle;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// A case of C4TAP as a bundle for the system of an organisation that takes part when it is called: the same objects as in the feed, and
/// when the case is taken back, versions of them that say so.
@Component
@Crossing("a case of C4TAP as objects, to the system of an organisation that takes part")
class BundledCases implements Bundled {

    private final Deliveries deliveries;
    private final PassedOnCases cases;
    private final CaseObjects objects;
    private final AdvisoryObjects centre;
    private final Words words;

    BundledCases(Deliveries deliveries, PassedOnCases cases, CaseObjects objects, AdvisoryObjects centre, Words words) {
        this.deliveries = deliveries;
        this.cases = cases;
        this.objects = objects;
        this.centre = centre;
        this.words = words;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(CaseParcels.NOTE, CaseParcels.RECALLED);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> bundle(OrganisationId recipient, ParcelId parcel) {
        return deliveries.find(recipient, parcel).map(found -> told(recipient, found)).filter(told -> !told.isEmpty())
                .map(told -> new Bundle(StixId.of("bundle", parcel.toString()),
                        Stream.concat(Stream.of(centre.centre().json()), told.stream()).toList()).text());
    }

    private List<ObjectNode> told(OrganisationId recipient, Parcel parcel) {
        var id = new CaseId(parcel.subject());
        return parcel.task().equals(CaseParcels.RECALLED)
                ? cases.takenBack(id).filter(each -> mayHave(recipient, each)).map(each -> revoked(each, parcel))
                        .orElse(List.of())
                : cases.find(id).filter(each -> mayHave(recipient, each)).map(this::standing).orElse(List.of());
    }

    /// Who takes part no longer, or may not have what is marked so, is shown nothing in the feed either; and a system is read by
    /// several people.
    private boolean mayHave(OrganisationId recipient, PassedOn passedOn) {
        return !Tlp.GREEN.isWiderThan(passedOn.tlp()) && cases.mayHave(recipient, passedOn);
    }

    private List<ObjectNode> standing(PassedOn passedOn) {
        return Stream.concat(
                objects.withdrawn(passedOn, words.say(Language.JA, "taxii.case.judged")).stream(),
                objects.of(passedOn).stream().map(each -> each.json())).toList();
    }

    private List<ObjectNode> revoked(PassedOn passedOn, Parcel parcel) {
        var name = words.say(Language.JA, "taxii.case.taken-back");
        return objects.of(passedOn).stream()
                .flatMap(each -> Revocations.of(each.json(), parcel.sentAt(), name).stream()).toList();
    }
}
