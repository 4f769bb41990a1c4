-- A desk that watches warnings alone polls warnings alone: advisories stand by their importance, too. Source: handbook (試行版), the
-- advisory form (figures 7 and 8), 重要度.
alter table taxii.collection
    drop constraint collection_kind_check,
    add constraint collection_kind_check
        check (kind in ('ALL', 'TLP', 'SECTOR', 'PRODUCT', 'DRILL', 'QUARANTINE', 'C4TAP', 'C4TAP_DRILL'));
