-- What each account has due, for claims in turns.
create index outbound_messages_due_in_turn on outbound_messages (account_id, due_at, id) where state = 'PLANNED';
