package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class FormDefinitionTest {

    @Test
    void theReportFormHasThirtyFieldsAndTheAdvisoryFormSixteen() {
        assertThat(TestForms.REPORT.fields()).hasSize(30);
        assertThat(TestForms.ADVISORY.fields()).hasSize(16);
        assertThat(TestForms.REPORT.titleJa()).isEqualTo("情報連絡様式");
        assertThat(TestForms.ADVISORY.titleJa()).isEqualTo("情報提供様式");
    }

    @Test
    void everyFieldHasAName() throws IllegalAccessException {
        assertThat(constants(ReportField.class)).containsExactlyElementsOf(ids(TestForms.REPORT));
        assertThat(constants(AdvisoryField.class)).containsExactlyElementsOf(ids(TestForms.ADVISORY));
    }

    private static List<FieldId> ids(FormDefinition form) {
        return form.fields().stream().map(FormField::id).toList();
    }

    private static List<FieldId> constants(Class<?> names) throws IllegalAccessException {
        var ids = new ArrayList<FieldId>();
        for (var constant : Arrays.stream(names.getDeclaredFields()).filter(f -> Modifier.isStatic(f.getModifiers()))
                .toList())
            ids.add((FieldId) constant.get(null));
        return ids;
    }

    @Test
    void onlyScopeAttachmentAndSectorAreAskedOfTheReporter() {
        assertThat(TestForms.REPORT.fields().stream().filter(FormField::isAskedOfPerson).map(FormField::id))
                .containsExactly(ReportField.TLP, ReportField.ATTACHMENT, ReportField.SECTOR);
    }

    @Test
    void theSectorsAreThoseOfTheRegistryOnThatDay() {
        var forms = new Forms(day -> day.getYear() < 2024 ? TestForms.SECTORS.subList(0, 14) : TestForms.SECTORS);
        assertThat(forms.reportForm(LocalDate.of(2023, 4, 1)).field(ReportField.SECTOR).option("port")).isEmpty();
        assertThat(forms.reportForm(LocalDate.of(2024, 4, 1)).field(ReportField.SECTOR).option("port")).isPresent();
    }

    @Test
    void amberStrictIsOfferedBesideTheFourScopesThePaperPrints() {
        for (var field : List.of(TestForms.REPORT.field(ReportField.TLP),
                TestForms.ADVISORY.field(AdvisoryField.TLP))) {
            assertThat(field.options().stream().map(FormOption::code)).containsExactly("RED", "AMBER+STRICT", "AMBER",
                    "GREEN", "WHITE");
            assertThat(field.printedOptions().stream().map(FormOption::code)).containsExactly("RED", "AMBER", "GREEN",
                    "WHITE");
        }
    }

    @Test
    void aRecordFindsTheEditionItWasWrittenOn() {
        assertThat(TestForms.FORMS.version("report-form-1", TestForms.DAY)).contains(TestForms.REPORT);
        assertThat(TestForms.FORMS.version("report-form-0", TestForms.DAY)).isEmpty();
    }

    @Test
    void aCauseIsExplainedAsTheHandbookDoes() {
        assertThat(TestForms.REPORT.field(ReportField.CAUSE).option("SUSPICIOUS_MAIL").orElseThrow().meaningJa())
                .isEqualTo("標的型攻撃メールやフィッシングメールなどの受信");
        assertThat(TestForms.REPORT.field(ReportField.IMPORTANCE).option("WARNING").orElseThrow().meaningJa())
                .startsWith("対策を実施する主体において");
    }

    @Test
    void theEventTypesOfTheFormAreThoseOfTheClassification() {
        var in = Objects.requireNonNull(getClass().getResourceAsStream("/reference/event-types.yaml"));
        Map<String, List<Map<String, String>>> types = new Yaml().load(in);
        assertThat(TestForms.REPORT.field(ReportField.EVENT_TYPE).options().stream().map(FormOption::code))
                .containsExactlyElementsOf(Objects.requireNonNull(types.get("event_types")).stream()
                        .map(type -> type.get("code")).toList());
    }
}
