package dev.noroshi.misp;

import java.util.Map;
import java.util.Set;

/// What of an event is kept: the members the core format gives each of its parts, as far as they mean something outside the
/// instance they come from. Source: MISP core format, sections on events, attributes, objects, tags, galaxies and event reports.
///
/// @param values members that are a text, a number, yes or no, or a list of texts
/// @param parts members that are parts themselves
/// @param passed members that say nothing outside of where they come from, or that we say ourselves; whoever brings an event is
///        told their names, and docs/misp.md lists them
record Shape(Set<String> values, Map<String, Shape> parts, Set<String> passed) {

    private static final Set<String> NUMBERS = Set.of("id", "event_id", "object_id", "org_id", "orgc_id", "user_id",
            "galaxy_id", "galaxy_cluster_id", "tag_id", "sharing_group_id", "attribute_count", "proposal_email_lock",
            "locked", "numerical_value", "exportable", "hide_tag", "is_galaxy", "is_custom_galaxy", "inherited",
            "local",
            "local_only", "enabled", "default", "sighting_timestamp", "Org", "protected", "source_uuid", "source_id",
            "referenced_id", "object_uuid", "event_uuid", "warnings", "attribute_tag_id", "event_tag_id", "created",
            "modified");

    private static final Shape TAG = new Shape(Set.of("name", "colour", "relationship_type"), Map.of(), NUMBERS);
    private static final Shape META = new Shape(Set.of("*"), Map.of(), Set.of());
    private static final Shape CLUSTER = new Shape(Set.of("uuid", "type", "value", "tag_name", "description", "source",
            "version", "authors", "collection_uuid", "relationship_type", "distribution", "published", "extends_uuid",
            "extends_version"), Map.of("meta", META), NUMBERS);
    private static final Shape GALAXY = new Shape(
            Set.of("uuid", "name", "type", "description", "version", "icon", "namespace", "distribution"),
            Map.of("GalaxyCluster", CLUSTER), NUMBERS);
    private static final Shape ATTRIBUTE = new Shape(
            Set.of("uuid", "type", "category", "to_ids", "value", "comment", "timestamp", "first_seen", "last_seen",
                    "distribution", "disable_correlation", "object_relation", "deleted"),
            Map.of("Tag", TAG, "Galaxy", GALAXY), NUMBERS);
    /// A reference from an object to another part of the event.
    static final Shape REFERENCE = new Shape(Set.of("uuid", "referenced_uuid", "referenced_type",
            "relationship_type", "comment", "timestamp", "deleted"), Map.of(), NUMBERS);
    private static final Shape OBJECT = new Shape(
            Set.of("uuid", "name", "meta-category", "description", "template_uuid", "template_version", "comment",
                    "timestamp", "first_seen", "last_seen", "distribution", "deleted"),
            Map.of("Attribute", ATTRIBUTE, "ObjectReference", REFERENCE), NUMBERS);
    private static final Shape REPORT = new Shape(
            Set.of("uuid", "name", "content", "timestamp", "distribution", "deleted"), Map.of(), NUMBERS);
    private static final Shape ORGANISATION = new Shape(Set.of("uuid", "name"), Map.of(), NUMBERS);

    /// The event as a whole.
    static final Shape EVENT = new Shape(
            Set.of("uuid", "info", "date", "threat_level_id", "analysis", "timestamp", "published", "publish_timestamp",
                    "distribution", "extends_uuid", "disable_correlation"),
            Map.of("Orgc", ORGANISATION, "Tag", TAG, "Galaxy", GALAXY, "Attribute", ATTRIBUTE, "Object", OBJECT,
                    "EventReport", REPORT),
            NUMBERS);

    boolean keeps(String name) {
        return values.contains(name) || values.contains("*");
    }
}
