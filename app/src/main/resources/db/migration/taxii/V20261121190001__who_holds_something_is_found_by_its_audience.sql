-- Whoever hands an advisory on asks first who has it already; without this every row was looked at.
create index named_by_audience on taxii.named (audience);
