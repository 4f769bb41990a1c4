"""Makes an account, an API root and a collection in an OpenTAXII whose settings OPENTAXII_CONFIG names; prints where to ask."""

from opentaxii.http import app

with app.app_context():
    server = app.taxii_server
    server.auth.api.create_account("bench", "bench", is_admin=True)
    token = server.auth.api.authenticate("bench", "bench")
    store = server.servers.taxii2.persistence.api
    root = store.add_api_root(title="bench", default=True)
    collection = store.add_collection(api_root_id=str(root.id), title="bench")
    print("READY", root.id, collection.id, token)
