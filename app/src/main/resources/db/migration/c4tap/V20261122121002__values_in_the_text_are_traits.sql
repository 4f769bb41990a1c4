-- A suspicious mail also names in its text what an attack is known by: addresses and names that are no links, hashes, mail addresses.
alter table c4tap.trait drop constraint trait_kind_check;
alter table c4tap.trait add constraint trait_kind_check
    check (kind in ('SUBJECT', 'FROM', 'REPLY_TO', 'RETURN_PATH', 'DATE', 'PROGRAM', 'RELAY', 'LINK', 'IN_TEXT',
                    'FILE_NAME', 'FILE_HASH', 'PACKAGE_NAME', 'PACKAGE_HASH'));
