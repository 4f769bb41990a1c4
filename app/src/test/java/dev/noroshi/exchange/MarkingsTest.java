package dev.noroshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.ReadObject;
import dev.noroshi.stix.ReadingLimits;
import dev.noroshi.stix.StixReader;
import dev.noroshi.stix.TlpMark;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How far an object may go, tried with every two markings of TLP there are, in every two places.
class MarkingsTest {

    private static final StixReader READER = new StixReader(ReadingLimits.USUAL);

    /// The ids of both TLP: five of 2.0 first, then four of 1.0.
    private static List<String> marks() {
        return TlpMark.definitions().stream().map(each -> each.id().toString()).toList();
    }

    private static boolean isTwo(String mark) {
        return marks().indexOf(mark) < Tlp.values().length;
    }

    private static Tlp alone(String mark) {
        return TlpMark.narrowest(List.of(mark)).orElseThrow();
    }

    private static ObjectNode object() {
        return (ObjectNode) JsonMapper.shared().readTree(Objects.indicator(Objects.id(), "a.example.net"));
    }

    private static ObjectNode whole(ObjectNode object, String... marks) {
        var refs = object.putArray("object_marking_refs");
        for (var each : marks)
            refs.add(each);
        return object;
    }

    private static ObjectNode part(ObjectNode object, String selector, String mark) {
        object.withArray("granular_markings").addObject().put("marking_ref", mark).putArray("selectors").add(selector);
        return object;
    }

    /// Everybody who asks is told the same.
    private static void assertMarked(JsonNode object, Tlp tlp) {
        assertThat(TlpMark.of(object)).as(object.toString()).contains(tlp);
        assertThat(Markings.NONE.of(object)).isEqualTo(tlp);
        assertThat(READER.judge(object)).isInstanceOfSatisfying(ReadObject.Sound.class,
                sound -> assertThat(sound.tlp()).contains(tlp));
    }

    @Test
    void whatIsSaidOfTheWholeAndOfAPartIsHeldToTheNarrowerOfTheTwo() {
        for (var one : marks())
            for (var other : marks())
                assertMarked(part(whole(object(), one), "pattern", other), alone(one).narrowest(alone(other)));
    }

    @Test
    void whatIsSaidOfTwoPartsIsHeldToTheNarrowerOfTheTwo() {
        for (var one : marks())
            for (var other : marks())
                assertMarked(part(part(object(), "pattern", one), "valid_from", other),
                        alone(one).narrowest(alone(other)));
    }

    @Test
    void whatIsSaidTwiceOfTheSameIsMeantAsTheNewerTlpSaysIt() {
        for (var one : marks())
            for (var other : marks()) {
                var meant = isTwo(one) == isTwo(other)
                        ? alone(one).narrowest(alone(other))
                        : isTwo(one) ? alone(one) : alone(other);
                if (!one.equals(other)) assertMarked(whole(object(), one, other), meant);
                assertMarked(part(part(object(), "pattern", one), "pattern", other), meant);
            }
    }

    @Test
    void aNarrowMarkingOfTheOlderTlpOnAPartIsNotLostBesideAWideOneOnTheWhole() {
        var green = TlpMark.of(Tlp.GREEN).id().toString();
        var olderRed = TlpMark.of(Tlp.RED).refs().getLast().toString();
        assertMarked(part(whole(object(), green), "pattern", olderRed), Tlp.RED);
    }

    @Test
    void whatWeMarkOurselvesIsReadAsWeMeanItInEveryPlace() {
        for (var tlp : Tlp.values()) {
            var refs = TlpMark.of(tlp).refs().stream().map(Object::toString).toList();
            assertMarked(whole(object(), refs.toArray(String[]::new)), tlp);
            var granular = object();
            refs.forEach(each -> part(granular, "pattern", each));
            assertMarked(granular, tlp);
        }
    }

    @Test
    void theLanguageOfATextIsNoMarking() {
        var object = whole(object(), marks().getFirst());
        object.withArray("granular_markings").addObject().put("lang", "ja").putArray("selectors").add("pattern");
        assertThat(TlpMark.of(object)).contains(Tlp.CLEAR);
        assertThat(Markings.NONE.of(object)).isEqualTo(Tlp.CLEAR);
    }
}
