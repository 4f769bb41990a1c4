-- Mails come in from addresses, and somebody must say whose they are.
create index post_by_email on directory.post (lower(email));
create index organisation_by_domain on directory.organisation_state (lower(domain));
