package dev.noroshi.directory;

import java.util.Collection;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Many rows in one bind: records as JSON, which the statement reads with `jsonb_to_recordset`.
final class Rows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Rows() {
    }

    static String json(Collection<? extends Record> rows) {
        return MAPPER.writeValueAsString(rows);
    }
}
