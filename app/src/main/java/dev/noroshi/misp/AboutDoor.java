package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Language;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.node.JsonNodeFactory;

/// What clients of MISP ask before anything else: what we speak, who they are, which types there are.
@Controller
class AboutDoor {

    /// The format we write and read is that of this version.
    private static final String VERSION = "2.5.0";

    private final House house;
    private final Directory directory;
    private final Clock clock;

    AboutDoor(House house, Directory directory, Clock clock) {
        this.house = house;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping({MispAnswers.BASE + "/servers/getVersion", MispAnswers.BASE + "/servers/getVersion.json"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> version(Caller caller) {
        var said = JsonNodeFactory.instance.objectNode().put("version", VERSION)
                .put("pymisp_recommended_version", VERSION).put("perm_sync", false).put("perm_sighting", false)
                .put("perm_galaxy_editor", false).put("perm_analyst_data", false).put("filter_sightings", false)
                .put("uuid", house.event(0).toString());
        said.putArray("request_encoding");
        return MispAnswers.json(said);
    }

    @GetMapping({MispAnswers.BASE + "/servers/getPyMISPVersion", MispAnswers.BASE + "/servers/getPyMISPVersion.json"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> clientVersion(Caller caller) {
        return MispAnswers.json(JsonNodeFactory.instance.objectNode().put("version", VERSION));
    }

    /// Who is asking: the organisation and what may be done with the key, no name and no address of a person.
    @GetMapping({MispAnswers.BASE + "/users/view/me", MispAnswers.BASE + "/users/view/me.json"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> me(Caller caller) {
        var organisation = directory.organisation(caller.organisation(), LocalDate.now(clock)).orElseThrow();
        var uuid = house.organisation(caller.organisation());
        var number = Long.toString(House.number(uuid));
        var all = JsonNodeFactory.instance.objectNode();
        all.putObject("User").put("id", "1").put("org_id", number).put("email", "").put("role_id", "1")
                .put("autoalert", false).put("disabled", false).put("termsaccepted", true);
        var role = all.putObject("Role").put("id", "1").put("name", caller.role().code()).put("perm_auth", true)
                .put("permission", "0").put("permission_description", "read_only");
        for (var not : new String[]{"add", "modify", "modify_org", "publish", "delegate", "sync", "admin", "audit",
                "site_admin", "regexp_access", "tagger", "template", "sharing_group", "tag_editor", "sighting",
                "object_template", "galaxy_editor", "decaying", "warninglist", "view_feed_correlations"})
            role.put("perm_" + not, false);
        all.putObject("Organisation").put("id", number).put("name", organisation.name(Language.JA)).put("uuid",
                uuid.toString());
        all.putArray("UserSetting");
        return MispAnswers.json(all);
    }

    @GetMapping({MispAnswers.BASE + "/attributes/describeTypes", MispAnswers.BASE + "/attributes/describeTypes.json"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> types(Caller caller) {
        var all = JsonNodeFactory.instance.objectNode();
        var result = all.putObject("result");
        var defaults = result.putObject("sane_defaults");
        var types = result.putArray("types");
        for (var each : AttributeType.values()) {
            defaults.putObject(each.code()).put("default_category", each.category().code()).put("to_ids",
                    each.use() == AttributeType.Use.DETECT ? 1 : 0);
            types.add(each.code());
        }
        var categories = result.putArray("categories");
        var mappings = result.putObject("category_type_mappings");
        AttributeType.byCategory().forEach((category, codes) -> {
            categories.add(category);
            var list = mappings.putArray(category);
            codes.forEach(list::add);
        });
        return MispAnswers.json(all);
    }
}
