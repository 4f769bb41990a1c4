-- TLP 2.0's AMBER+STRICT is accepted wherever a marking is.
alter table advisory.issue
    drop constraint issue_tlp_check,
    add constraint issue_tlp_check check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'));
