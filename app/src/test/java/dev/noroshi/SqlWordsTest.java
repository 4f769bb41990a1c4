package dev.noroshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlWordsTest {

    @Test
    void aForeignSchemaIsFoundInATextBlock() {
        var java = "jdbc.sql(\"\"\"\n   select r.id from relay.parcel p\n   join  report.report r on true\n\"\"\")";
        assertThat(SqlWords.schemasIn(SqlWords.literals(java))).containsExactly("relay", "report");
    }

    @Test
    void aForeignSchemaIsFoundInAString() {
        assertThat(SqlWords.schemasIn(SqlWords.literals("x(\"update \\\"q\\\" \" + \"into audit.entry\")")))
                .containsExactly("audit");
    }

    @Test
    void commentsAndCodeAreNoSql() {
        assertThat(SqlWords.literals("// \"from a.b\"\n/* \"from a.b\" */ char q = '\"'; var x = from.b;")).isBlank();
    }

    @Test
    void columnsAreNoTables() {
        assertThat(SqlWords.schemasIn("select p.id where p.id = r.id")).isEmpty();
    }
}
