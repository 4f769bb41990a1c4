-- TLP 2.0's AMBER+STRICT is accepted wherever a marking is, and negotiated like the others.
alter table relay.entry
    drop constraint entry_tlp_check,
    add constraint entry_tlp_check check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'));

alter table relay.negotiation
    drop constraint negotiation_wanted_check,
    drop constraint negotiation_granted_check,
    add constraint negotiation_wanted_check check (wanted in ('AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR')),
    add constraint negotiation_granted_check check (granted in ('AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'));
