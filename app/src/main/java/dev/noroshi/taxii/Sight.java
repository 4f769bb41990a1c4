package dev.noroshi.taxii;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a caller may see now.
///
/// @param audiences those they belong to, in the words of PostgreSQL: `{1,2,7}`
/// @param giving whether they may send objects
/// @param circle whether they read cases of C4TAP that were passed on
/// @param upTo up to which entry of each collection (by number) the audiences are known; what was added later may have gone
///        to one that is not among them
record Sight(Organisation organisation, Reads reads, String audiences, Giving giving, Circle circle,
        Map<Integer, Instant> upTo) {

    /// Whether somebody may send objects.
    enum Giving {
        MAY_SEND, MAY_NOT
    }

    /// Whether somebody takes part in C4TAP, or is the centre.
    enum Circle {
        INSIDE, OUTSIDE
    }

    static String list(int[] audiences) {
        return IntStream.of(audiences).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }

    OrganisationId id() {
        return organisation.id();
    }

    boolean isCentre() {
        return organisation.actorClass() == ActorClass.NISC;
    }

    /// Whether the collection is there for them.
    boolean knows(Collection collection) {
        return switch (collection.kind()) {
            case ALL, PRODUCT, DRILL -> true;
            case TLP -> readsOf(Tlp.valueOf(collection.code()));
            case SECTOR -> isCentre() || organisation.sectors().contains(new SectorCode(collection.code()));
            case QUARANTINE -> isCentre() || isOwn(collection);
            case C4TAP, C4TAP_DRILL -> circle == Circle.INSIDE;
        };
    }

    /// Whether they may send objects into it, and take them out again.
    boolean writes(Collection collection) {
        return collection.kind() == Collection.Kind.QUARANTINE && isOwn(collection) && giving == Giving.MAY_SEND;
    }

    private boolean isOwn(Collection collection) {
        return collection.code().equals(organisation.id().value());
    }

    private boolean readsOf(Tlp tlp) {
        return reads.always().contains(tlp) || reads.ifConcerned().contains(tlp);
    }

    /// When the last entry was added of which is known whether they see it.
    Instant upTo(Collection collection) {
        return upTo.getOrDefault(collection.number(), Instant.EPOCH);
    }

    /// The same for all who see the same: a page of theirs can be kept for all of them.
    String key() {
        return audiences;
    }

    @Override
    public String toString() {
        return "Sight of " + organisation.id() + " " + Arrays.asList(audiences.split(",")).size();
    }
}
