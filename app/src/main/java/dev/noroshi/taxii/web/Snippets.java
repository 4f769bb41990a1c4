package dev.noroshi.taxii.web;

import dev.noroshi.platform.web.Page;
import dev.noroshi.taxii.KnownCollections;
import dev.noroshi.taxii.KnownCollections.Known;
import dev.noroshi.taxii.web.MachinesView.Feed;
import dev.noroshi.taxii.web.MachinesView.Snippet;
import java.util.List;
import java.util.Map;

/// Commands and settings of common clients, with the real addresses filled in. The token is never: `$TOKEN` stands for it.
///
/// Sources of what the fields are called: taxii2client 2.3.0; MISP 2.5 (`TaxiiServers`, whose key is Basic in Base64, and
/// `Feeds`); Microsoft Sentinel, connector "Threat intelligence - TAXII"; Splunk Enterprise Security, threat intelligence
/// management.
final class Snippets {

    private static final String CURL = """
            TOKEN=nrs_…
            curl --fail-with-body -H "Authorization: Bearer $TOKEN" \\
              -H "Accept: application/taxii+json;version=2.1" \\
              "{collection}objects/?limit=100"
            """;
    private static final String PYTHON = """
            # pip install taxii2-client
            import os
            from taxii2client.v21 import Collection, as_pages

            collection = Collection("{collection}",
                                    user="noroshi", password=os.environ["TOKEN"])
            for page in as_pages(collection.get_objects, per_request=100):
                for each in page.get("objects", []):
                    print(each["type"], each["id"], each.get("modified"))
            """;
    private static final String SENTINEL = """
            Friendly name:     Noroshi {alias}
            API root URL:      {root}
            Collection ID:     {id}
            Username:          noroshi
            Password:          $TOKEN
            Import indicators: All available
            Polling frequency: Once an hour
            """;
    private static final String SPLUNK = """
            Type:             taxii
            Description:      Noroshi {alias}
            URL:              {home}/taxii2/
            POST arguments:   taxii_version="2.1" api_root="noroshi" collection="{id}"
                              taxii_username="noroshi" taxii_password="$TOKEN"
            """;
    private static final String SEND = """
            curl --fail-with-body -H "Authorization: Bearer $TOKEN" \\
              -H "Accept: application/taxii+json;version=2.1" \\
              -H "Content-Type: application/taxii+json;version=2.1" \\
              --data-binary @envelope.json "{collection}objects/"
            """;
    private static final String MISP_SENDS = """
            Base URL:   {home}/taxii2
            API Root:   noroshi
            Collection: {id}
            API key:    base64("noroshi:$TOKEN")
            """;
    private static final String LIST = """
            TOKEN=nrs_…
            curl --fail-with-body -H "Authorization: Bearer $TOKEN" \\
              -o {file} "{address}"
            """;
    private static final String MISP_FEED = """
            Name:          Noroshi
            Provider:      Noroshi
            Input Source:  Network
            URL:           {address}
            Source Format: Freetext Parsed Feed
            Any headers:   Authorization: Bearer $TOKEN
            """;
    private static final String SURICATA = """
            suricata-update add-source noroshi {address} \\
              --http-header "Authorization: Bearer $TOKEN"
            suricata-update
            """;
    private static final String OPEN = """
            curl --fail-with-body "{metadata}"
            curl --fail-with-body -o noroshi.atom "{atom}"
            """;

    private Snippets() {
    }

    /// To fetch a collection.
    static List<Snippet> fetching(Page page, String home, Known collection) {
        var words = words(home, collection);
        return List.of(snippet(page, "curl", CURL, words), snippet(page, "python", PYTHON, words),
                snippet(page, "sentinel", SENTINEL, words), snippet(page, "splunk", SPLUNK, words));
    }

    /// To send to the collection that is the caller's own.
    static List<Snippet> sending(Page page, String home, Known collection) {
        var words = words(home, collection);
        return List.of(snippet(page, "send", SEND, words), snippet(page, "misp-sends", MISP_SENDS, words));
    }

    /// To fetch a list.
    static List<Snippet> list(Page page, Feed list, String file) {
        var words = Map.of("address", list.address(), "file", file);
        var curl = snippet(page, "list-curl", LIST, words);
        return switch (list.code()) {
            case "suricata" -> List.of(curl, snippet(page, "suricata", SURICATA, words));
            case "plain" -> List.of(curl, snippet(page, "misp-feed", MISP_FEED, words));
            default -> List.of(curl);
        };
    }

    /// To fetch what is everybody's.
    static List<Snippet> open(Page page, String metadata, String atom) {
        return List.of(snippet(page, "open", OPEN, Map.of("metadata", metadata, "atom", atom)));
    }

    private static Map<String, String> words(String home, Known collection) {
        return Map.of("home", home, "root", home + KnownCollections.ROOT, "collection", home + collection.path(), "id",
                collection.id().toString(), "alias", collection.alias());
    }

    private static Snippet snippet(Page page, String id, String text, Map<String, String> words) {
        var filled = text;
        for (var each : words.entrySet())
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        return new Snippet(id, page.say("taxii.snippet." + id), filled.stripTrailing());
    }
}
