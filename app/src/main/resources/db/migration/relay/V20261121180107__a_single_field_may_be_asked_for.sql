-- Parts of a report have scopes of their own (特記事項): the source may be asked to let one field go further and nothing else.
alter table relay.negotiation add column field text;  -- field id of the report form; null: the report as a whole
