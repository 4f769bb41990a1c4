-- A handover is the sender's secret. A foreign key to the receiver's dossier would make it a way back from there, through
-- whatever tool follows keys; the sender's own end keeps its key.
alter table relay.handover drop constraint handover_to_dossier_fkey;
