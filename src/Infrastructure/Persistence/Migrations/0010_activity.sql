-- The account's latest attempts and entries, for the activity list: read from their ends.
create index on delivery_attempts (account_id, at desc);
create index on conversation_entries (account_id, at desc);
