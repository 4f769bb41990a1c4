package dev.noroshi.relay;

import dev.noroshi.kernel.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How the trail of an entry is stored: a list of hops, the reporter first; a withheld hop is an empty object.
@Component
class Trails {

    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(List<Hop> trail) {
        var array = mapper.createArrayNode();
        for (var hop : trail) {
            var node = array.addObject();
            if (hop.organisation() != null) node.put("organisation", hop.organisation().value());
            if (hop.handedOnAt() != null) node.put("handed-on-at", hop.handedOnAt().toString());
        }
        return array.toString();
    }

    List<Hop> read(String json) {
        var trail = new ArrayList<Hop>();
        for (var node : mapper.readTree(json))
            trail.add(new Hop(node.has("organisation") ? new OrganisationId(node.get("organisation").asString()) : null,
                    node.has("handed-on-at") ? Instant.parse(node.get("handed-on-at").asString()) : null));
        return trail;
    }
}
