package dev.noroshi.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// The products of a CSAF document: defined anywhere in its tree, by themselves, in branches or by relationships.
///
/// @param names of the products by their ids
/// @param twice ids that are defined more than once
/// @param groups the products of each group
/// @param groupsTwice ids of groups that are defined more than once
/// @param relations what a product that is defined by a relationship is made of
record CsafTree(SequencedMap<String, String> names, Set<String> twice, Map<String, List<String>> groups,
        Set<String> groupsTwice, Map<String, List<String>> relations) {

    static CsafTree of(JsonNode document) {
        var tree = new CsafTree(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>(),
                new LinkedHashSet<>(), new LinkedHashMap<>());
        var root = document.path("product_tree");
        root.path("full_product_names").forEach(tree::define);
        tree.branches(root.path("branches"));
        root.path("relationships").forEach(relation -> {
            tree.define(relation.path("full_product_name"));
            tree.relations.put(relation.path("full_product_name").path("product_id").asString(""),
                    List.of(relation.path("product_reference").asString(""),
                            relation.path("relates_to_product_reference").asString("")));
        });
        root.path("product_groups").forEach(group -> {
            var id = group.path("group_id").asString("");
            if (tree.groups.put(id, texts(group.path("product_ids"))) != null) tree.groupsTwice.add(id);
        });
        return tree;
    }

    private void define(JsonNode product) {
        var id = product.path("product_id").asString("");
        if (names.put(id, product.path("name").asString("")) != null) twice.add(id);
    }

    // as deep as the reader lets anything be nested
    private void branches(JsonNode branches) {
        branches.forEach(branch -> {
            if (branch.has("product")) define(branch.path("product"));
            branches(branch.path("branches"));
        });
    }

    /// Every branch, with its place.
    static void eachBranch(JsonNode branches, String place, BiConsumer<JsonNode, String> look) {
        for (var i = 0; i < branches.size(); i++) {
            var at = place + "/" + i;
            look.accept(branches.get(i), at);
            eachBranch(branches.get(i).path("branches"), at + "/branches", look);
        }
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asString("")));
        return texts;
    }
}
