-- How often a number was answered within the hour is asked with every text that comes in.
create index outbound_messages_replies on outbound_messages (account_id, to_value, created_at) where purpose = 'REPLY';
