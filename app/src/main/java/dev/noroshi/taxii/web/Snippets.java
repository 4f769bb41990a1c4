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
/// Sources of what the fields are called: taxii2client 2.3.0; PyMISP 2.5; MISP 2.5 (`TaxiiServers`, whose key is Basic in Base64,
/// and `Feeds`, which puts a slash of its own after the address of a feed); Microsoft Learn, connector "Threat intelligence -
/// TAXII"; suricata-update, which before 1.3.1 passed over a file whose name does not end in `.rules`. That the threat
/// intelligence framework of Splunk Enterprise Security takes TAXII 2.1 from 8.2 on says Splunk Lantern, "CTIS Integration
/// Overview"; what its fields are called could not be seen, so the frame holds only what goes into them.
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
            TAXII version:  2.1
            Discovery URL:  {home}/taxii2/
            API root URL:   {root}
            Collection ID:  {id}
            Username:       noroshi
            Password:       $TOKEN
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
              --http-header "Authorization: Bearer $TOKEN" --no-checksum
            suricata-update
            """;
    private static final String MISP_EVENTS = """
            Name:          Noroshi
            Provider:      Noroshi
            Input Source:  Network
            URL:           {home}/misp/feed
            Source Format: MISP Feed
            Any headers:   Authorization: $TOKEN
            """;
    private static final String PYMISP = """
            # pip install pymisp
            import os
            from pymisp import PyMISP

            misp = PyMISP("{home}/misp/", os.environ["TOKEN"])
            for event in misp.search(controller="events", timestamp="5d", pythonify=True):
                print(event.uuid, event.info, len(event.attributes), len(event.objects))
            """;
    /// The same as in the guide for machines.
    private static final String WEBHOOK = """
            import hashlib, hmac, time

            def is_from_noroshi(secret, headers, body):  # body: the bytes as they came
                stamp = headers.get("Noroshi-Timestamp", "")
                if not (stamp.isascii() and stamp.isdigit()) or abs(time.time() - int(stamp)) > 300:
                    return False  # not of the last five minutes
                signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256)
                sent = headers.get("Noroshi-Signature", "")
                return hmac.compare_digest(("v1=" + signed.hexdigest()).encode(), sent.encode())
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

    /// To read advisories as events of MISP.
    static List<Snippet> misp(Page page, String home) {
        var words = Map.of("home", home);
        return List.of(snippet(page, "misp-events", MISP_EVENTS, words), snippet(page, "pymisp", PYMISP, words));
    }

    /// To know who calls.
    static List<Snippet> webhook(Page page) {
        return List.of(snippet(page, "webhook", WEBHOOK, Map.of()));
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
