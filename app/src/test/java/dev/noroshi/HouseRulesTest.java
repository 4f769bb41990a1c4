package dev.noroshi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.transaction.annotation.Transactional;
import dev.noroshi.platform.database.Crossing;
import org.springframework.modulith.core.ApplicationModules;

/// What the house expects of every room, see ARCHITECTURE.md.
class HouseRulesTest {

    private static final int LONGEST_FILE_LINES = 500;
    private static final Path SOURCES = Path.of("src/main/java/dev/noroshi");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.noroshi");
    private static final Pattern INNER = Pattern.compile("dev\\.noroshi\\.(?<room>\\w+)\\.(web|api|internal)(\\..*)?");

    @Test
    void roomsNameOnlyTheRoomsTheyAreAllowed() {
        ApplicationModules.of(Noroshi.class).verify();
    }

    /// ASVS 1.4.1: memory is Java's.
    @Test
    void nobodyReachesIntoMemory() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("sun.misc..", "jdk.internal..", "java.lang.foreign..").check(HOUSE);
        noMethods().should().haveModifier(JavaModifier.NATIVE).check(HOUSE);
    }

    @Test
    void nobodyNamesThePagesOrTheInsideOfAnotherRoom() {
        noClasses().should(new ArchCondition<>("name another room's web, api or internal") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                for (var dependency : each.getDirectDependenciesFromSelf())
                    if (reachesInside(dependency))
                        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
            }
        }).check(HOUSE);
    }

    /// The platform's web is what all pages are made with.
    private static boolean reachesInside(Dependency dependency) {
        var inner = INNER.matcher(dependency.getTargetClass().getPackageName());
        return inner.matches() && !inner.group("room").equals("platform")
                && !dependency.getOriginClass().getPackageName().matches(
                        "dev\\.noroshi\\." + inner.group("room") + "(\\..*)?");
    }

    @Test
    void whatIsOnlyThereInTheFictionalWorldIsCalledDemo() {
        classes().that(describe("are there only with noroshi.demo", each -> each
                .tryGetAnnotationOfType(ConditionalOnProperty.class)
                .filter(condition -> List.of(condition.value()).contains("noroshi.demo")).isPresent()))
                .should().haveSimpleNameStartingWith("Demo").check(HOUSE);
    }

    @Test
    void nobodyButTheClockAsksTheMachineForTheTime() {
        noClasses().that(resideOutsideOfPackage("dev.noroshi.platform.clock"))
                .should().callMethodWhere(asksTheMachineForTheTime())
                .orShould().callConstructor(java.util.Date.class)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("asks the machine for the time", call -> {
            var asked = call.getTarget();
            var owner = asked.getOwner();
            var givenClock = asked.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return switch (asked.getName()) {
                case "now" -> owner.getPackageName().equals("java.time") && !givenClock;
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                default -> owner.isEquivalentTo(Clock.class) && asked.getName().matches("system.*|tick.+")
                        && !givenClock;
            };
        });
    }

    @Test
    void nobodyButTheGuardedClientGoesOut() {
        noClasses().that(resideOutsideOfPackage("dev.noroshi.platform.outbound"))
                .should().dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc..",
                        "org.springframework.web.client..", "org.springframework.web.reactive.function.client.."))
                .orShould().callMethod(java.net.URL.class, "openConnection")
                .orShould().callMethod(java.net.URL.class, "openStream")
                .orShould().callMethod(java.net.URL.class, "openConnection", java.net.Proxy.class)
                .orShould().callMethod(java.net.URL.class, "getContent")
                .orShould().dependOnClassesThat(type(java.net.Socket.class))
                .orShould().dependOnClassesThat(type(java.nio.channels.SocketChannel.class))
                .check(HOUSE);
    }

    @Test
    void filesAreHandedOutInOneWay() {
        noClasses().that(resideOutsideOfPackage("dev.noroshi.platform.web"))
                .should().dependOnClassesThat(type(org.springframework.http.ContentDisposition.class))
                .orShould().dependOnClassesThat(type(
                        org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody.class))
                .because("platform.web.Download names a file and makes it an attachment").check(HOUSE);
    }

    @Test
    void transactionsAndCrossingsAreMarkedWhereTheWorkIsDone() {
        noMethods().that().areDeclaredInClassesThat().areInterfaces()
                .should().beAnnotatedWith(Transactional.class).orShould().beAnnotatedWith(Crossing.class)
                .because("platform.database.Marked looks at classes only").check(HOUSE);
        noClasses().that().areInterfaces()
                .should().beAnnotatedWith(Transactional.class).orShould().beAnnotatedWith(Crossing.class).check(HOUSE);
    }

    @Test
    void theKernelNeedsNothingButTheJdk() {
        noClasses().that(resideInAPackage("dev.noroshi.kernel.."))
                .should().dependOnClassesThat(resideOutsideOfPackages("dev.noroshi.kernel..", "java..",
                        "org.jspecify.annotations", "org.springframework.modulith"))
                .check(HOUSE);
    }

    @Test
    void sqlNamesOnlyTheSchemaOfItsOwnRoom() throws IOException {
        var rooms = roomsWithTables();
        var foreign = new ArrayList<String>();
        for (var file : filesUnder(SOURCES, ".java")) {
            var room = SOURCES.relativize(file).getName(0).toString();
            SqlWords.schemasIn(SqlWords.literals(Files.readString(file)))
                    .filter(schema -> rooms.contains(schema) && !schema.equals(room))
                    .forEach(schema -> foreign.add(file.getFileName() + " names the schema " + schema));
        }
        for (var file : filesUnder(MIGRATIONS, ".sql")) {
            var room = MIGRATIONS.relativize(file).getName(0).toString();
            SqlWords.schemasIn(SqlWords.withoutComments(Files.readString(file)))
                    .filter(schema -> rooms.contains(schema) && !schema.equals(room))
                    .forEach(schema -> foreign.add(file.getFileName() + " names the schema " + schema));
        }
        assertThat(foreign).isEmpty();
    }

    /// What stands before a dot is only sometimes a schema: `extract(year from r.noticed)`.
    private static Set<String> roomsWithTables() throws IOException {
        try (var folders = Files.list(MIGRATIONS)) {
            return folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aFileIsShortEnoughToBeRead() throws IOException {
        var long_ = new ArrayList<String>();
        for (var folder : List.of("src/main/java", "src/test/java", "src/main/jte", "src/main/resources/db"))
            for (var file : filesUnder(Path.of(folder), "")) {
                var lines = Files.readString(file).lines().count();
                if (lines > LONGEST_FILE_LINES) long_.add(file + " has " + lines + " lines");
            }
        assertThat(long_).isEmpty();
    }

    @Test
    void migrationsHaveTheirOwnTimeAndBeginWithTheirReason() throws IOException {
        var files = filesUnder(MIGRATIONS, ".sql");
        assertThat(files).extracting(file -> file.getFileName().toString().replaceFirst("__.*", ""))
                .doesNotHaveDuplicates().allMatch(version -> version.matches("V[0-9]{14}"));
        for (var file : files)
            assertThat(Files.readString(file)).as(file.toString()).startsWith("-- ");
    }

    private static List<Path> filesUnder(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(ending)).sorted()
                    .toList();
        }
    }
}
