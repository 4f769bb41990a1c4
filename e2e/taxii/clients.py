"""The public Python clients, taxii2client and stix2, against a running program with the fictional world in it.

    clients.py http://localhost:8080 data/demo-accounts.csv

Each line says what was asked and what came back. The exit code is how many steps did not do what they should.
"""
import csv
import hashlib
import json
import sys
import time
import uuid

import requests
import stix2
import taxii2client
from stix2.datastore.filters import Filter
from taxii2client.exceptions import TAXIIServiceException
from taxii2client.v21 import ApiRoot, Collection, Server, as_pages

WRONG = []
# of nobody: a name nobody has registered, and the hash of the script's name
VALUES = ("clients-py.noroshi-example.top", hashlib.sha256(b"clients.py").hexdigest())


def step(name, good, said):
    print(f"{'ok' if good else 'WRONG':5} | {name} | {said}")
    if not good:
        WRONG.append(name)


def account(accounts, role):
    return next(each for each in accounts if each["role"] == role)


def parsed(objects):
    """Every object as stix2 reads it; strict, so a member it does not know is an error."""
    return [stix2.parse(each, allow_custom=False, version=each.get("spec_version", "2.0")) for each in objects]


def named_all(collections):
    return next(c for c in collections if c.custom_properties.get("alias", getattr(c, "alias", "")) == "all"
                or getattr(c, "_raw", {}).get("alias") == "all")


def issued(home, accounts):
    """An advisory for everybody whose text has values: drafted, approved and issued by API, and soon in the collection."""
    def call(role, path, body=None):
        answer = requests.post(home + "/api/v1/advisories" + path, json=body, timeout=30,
                               headers={"Authorization": "Bearer " + account(accounts, role)["api_token"]})
        answer.raise_for_status()
        return answer.json()

    path = "/" + call("centre-officer", "", {
        "title": "取得の確認（架空の通信先）", "importance": "ATTENTION", "tlp": "CLEAR", "target": "なし",
        "overview": "通信先：" + VALUES[0].replace(".", "[.]") + "、検体のSHA-256：" + VALUES[1],
        "handling-policy": "なし", "recipients": [{"ministry": "FSA", "sectors": ["finance"]}]})["id"]
    call("centre-officer", path + "/submit")
    call("centre-approver", path + "/approve")
    number = call("centre-officer", path + "/issue")["number"]
    everything = named_all(ApiRoot(home + "/taxii2/noroshi/", user="noroshi",
                                   password=account(accounts, "centre-officer")["api_token"]).collections)
    for _ in range(40):
        reports = [o for page in as_pages(everything.get_objects, per_request=1000, type="report")
                   for o in page["objects"]]
        if any(number in json.dumps(each.get("external_references", [])) for each in reports):
            break
        time.sleep(0.5)
    else:
        number = "nothing"
    step("an advisory with values is issued", number != "nothing", f"{number} came")


def discovery(home, token):
    server = Server(home + "/taxii2/", user="noroshi", password=token)
    step("discovery", bool(server.title), f"{server.title}; {len(server.api_roots)} API root(s)")
    root = server.default
    step("API root", root.max_content_length > 0, f"{root.url}; {root.versions}; {root.max_content_length} bytes at most")
    return server, root


def reads(root):
    collections = root.collections
    step("collections", bool(collections) and all(c.can_read for c in collections),
         ", ".join(f"{c.title} ({'rw' if c.can_write else 'r'})" for c in collections))
    everything = named_all(collections)
    pages = list(as_pages(everything.get_objects, per_request=7))
    objects = [o for page in pages for o in page.get("objects", [])]
    ids = [(o["id"], o.get("modified")) for o in objects]
    step("get_objects by as_pages of 7", len(pages) > 1 and len(ids) == len(set(ids)),
         f"{len(objects)} objects on {len(pages)} pages, none twice")
    whole = [o for page in as_pages(everything.get_objects, per_request=1000) for o in page.get("objects", [])]
    step("the same at once", whole == objects, f"{len(whole)} objects, the same in the same order")
    manifest = [m for page in as_pages(everything.get_manifest, per_request=5) for m in page.get("objects", [])]
    step("get_manifest by as_pages of 5", [m["id"] for m in manifest] == [o["id"] for o in objects],
         f"{len(manifest)} records; from {manifest[0]['date_added']} to {manifest[-1]['date_added']}")
    after = everything.get_objects(added_after=manifest[len(manifest) // 2]["date_added"], limit=1000)
    step("added_after as text", len(after["objects"]) == len(manifest) - len(manifest) // 2 - 1,
         f"{len(after['objects'])} objects")
    none = everything.get_objects(added_after=manifest[-1]["date_added"])
    step("nothing since", not none.get("objects"), "an empty answer")
    types = sorted({o["type"] for o in objects})
    for kind in types:
        some = [o for page in as_pages(everything.get_objects, per_request=1000, type=kind) for o in page["objects"]]
        step(f"match[type]={kind}", len(some) == sum(o["type"] == kind for o in objects), f"{len(some)} objects")
    report = next(o for o in objects if o["type"] == "report")
    one = everything.get_object(report["id"])
    step("get_object", [o["id"] for o in one["objects"]] == [report["id"]], report["id"])
    versions = everything.object_versions(report["id"])
    step("object_versions", report["modified"] in versions["versions"], versions["versions"])
    every = everything.get_object(report["id"], version="all")
    step("get_object, all versions", len(every["objects"]) == len(versions["versions"]), f"{len(every['objects'])}")
    understood = parsed(objects)
    step("stix2.parse, strict, of everything", len(understood) == len(objects), ", ".join(
        f"{sum(o['type'] == kind for o in objects)} {kind}" for kind in types))
    indicators(everything, objects)
    return everything, objects


def indicators(collection, objects):
    """What an advisory is recognised by came with it, and its report refers to each."""
    told = {o["id"]: o for o in objects if o["type"] == "indicator" and not o.get("revoked")}
    reports = [o for o in objects if o["type"] == "report" and set(o.get("object_refs", [])) & set(told)]
    step("indicators of advisories", bool(told) and bool(reports),
         f"{len(told)} that hold, referred to by {len(reports)} report(s)")
    step("none that no report refers to",
         set(told) <= {ref for each in reports for ref in each["object_refs"]}, f"{len(told)} referred to")
    patterns = sorted(o["pattern"] for o in told.values())
    step("their patterns", all(any(value in pattern for pattern in patterns) for value in VALUES), ", ".join(patterns))
    one = next(iter(told.values()), None)
    step("get_object of an indicator", one is not None and
         collection.get_object(one["id"])["objects"][0]["pattern"] == one["pattern"], "the one indicator")


def source(collection, objects):
    found = stix2.TAXIICollectionSource(collection, items_per_page=7)
    reports = found.query([Filter("type", "=", "report")])
    step("TAXIICollectionSource.query by type over several pages",
         len(reports) == sum(o["type"] == "report" for o in objects), f"{len(reports)} reports")
    named = found.query([Filter("type", "=", "report"), Filter("name", "contains", reports[0].name[:4])])
    step("query with a filter of stix2's own", reports[0].id in [r.id for r in named], f"{len(named)} reports")
    step("TAXIICollectionSource.get", found.get(reports[0].id).id == reports[0].id, reports[0].id)
    step("get of what is not there", found.get("report--" + str(uuid.uuid4())) is None, "None")
    versions = found.all_versions(reports[0].id)
    step("TAXIICollectionSource.all_versions", bool(versions) and versions[0].id == reports[0].id, f"{len(versions)}")


def writes(root):
    own = next(c for c in root.collections if c.can_write)
    indicator = stix2.v21.Indicator(name="clients.py", pattern="[domain-name:value = 'evil.example']",
                                    pattern_type="stix", valid_from="2026-01-01T00:00:00Z",
                                    object_marking_refs=[stix2.v21.TLP_GREEN])
    address = stix2.v21.IPv4Address(value="198.51.100.23")
    bad = {**json.loads(indicator.serialize()), "id": "indicator--" + str(uuid.uuid4()),
           "pattern": "[domain-name:value = "}
    status = own.add_objects({"objects": [json.loads(indicator.serialize()),
                                          json.loads(address.serialize()), bad]})
    step("add_objects, one of three unsound", (status.status, status.success_count, status.failure_count) ==
         ("complete", 2, 1), f"{status.success_count} kept; {status.failures[0]['message']}")
    again = root.get_status(status.id)
    step("get_status", again.id == status.id and again.total_count == 3, again.status)
    back = own.get_object(indicator.id)["objects"][0]
    step("what was sent comes back as it was", stix2.parse(back) == indicator, indicator.id)
    sink = stix2.TAXIICollectionSink(own)
    sink.add(stix2.v21.Malware(id="malware--" + str(uuid.uuid5(uuid.NAMESPACE_URL, "clients.py")), name="clients.py",
                               is_family=False, created="2026-01-01T00:00:00Z", modified="2026-01-01T00:00:00Z"))
    store = stix2.TAXIICollectionStore(own)
    step("TAXIICollectionSink.add, a bundle in the envelope's place",
         [m.name for m in store.query([Filter("type", "=", "malware")])] == ["clients.py"], "malware")
    own.delete_object(indicator.id)
    step("delete_object", store.get(indicator.id) is None, "gone")


def refusals(home, root, stranger):
    for name, call, wanted in [
        ("a wrong token", lambda: Server(home + "/taxii2/", user="x", password="nrs_wrong").title, 401),
        ("no token", lambda: Server(home + "/taxii2/").title, 401),
        ("a collection that is not there", lambda: Collection(f"{root.url}collections/{uuid.uuid4()}/").title, 401),
        ("somebody else's quarantine", lambda: Collection(next(c for c in root.collections if c.can_write).url,
                                                          user="x", password=stranger).title, 404),
        ("limit=-1", lambda: root.collections[0].get_objects(limit=-1), 400),
        ("added_after=yesterday", lambda: root.collections[0].get_objects(added_after="yesterday"), 400),
    ]:
        try:
            call()
            step(name, False, "answered")
        except requests.exceptions.HTTPError as error:
            said = error.response
            step(name, said.status_code == wanted and "title" in said.json(),
                 f"{said.status_code} {said.json()['description']}")
        except (TAXIIServiceException, ValueError) as error:
            step(name, True, f"refused by the client itself: {error}")


def main(home, file):
    print(f"taxii2client {taxii2client.__version__}, stix2 {stix2.__version__}, Python {sys.version.split()[0]}")
    with open(file, encoding="utf-8-sig") as lines:
        accounts = list(csv.DictReader(lines))
    issued(home, accounts)
    for role in ("centre-officer", "operator-manager", "partner"):
        print(f"-- as {role}")
        token = account(accounts, role)["api_token"]
        server, root = discovery(home, token)
        everything, objects = reads(root) if role != "partner" else (None, [])
        if everything is not None:
            source(everything, objects)
        writes(root)
    refusals(home, root, account(accounts, "operator-manager")["api_token"])
    bearer = ApiRoot(home + "/taxii2/noroshi/", auth=taxii2client.common.TokenAuth(token))
    step("a token by taxii2client's TokenAuth", len(bearer.collections) > 0, "Authorization: Token …")
    return len(WRONG)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
