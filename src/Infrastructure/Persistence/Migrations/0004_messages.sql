-- Outbound messages, delivery attempts, conversations, open questions.

create table sending_numbers (
    id uuid primary key,
    account_id uuid not null references accounts,
    value text not null unique,
    facility_id uuid references facilities,
    main boolean not null default false,
    messages_per_second numeric not null default 1 check (messages_per_second > 0),
    next_free_at timestamptz,
    created_at timestamptz not null
);
select enable_tenancy('sending_numbers');
create policy worker on sending_numbers to luma_worker using (true);
grant select, update on sending_numbers to luma_worker;

create table outbound_messages (
    id uuid primary key,
    account_id uuid not null references accounts,
    patient_id uuid references patients,
    appointment_id uuid references appointments,
    purpose text not null,
    -- The plan's unique key: what automation, which step of it, for what (architecture: planning is declarative).
    automation text not null,
    step text not null,
    anchor text not null,
    template text,
    channel text,
    to_value text,
    from_value text,
    language text,
    subject text,
    body text,
    planned_for timestamptz not null,
    due_at timestamptz not null,
    state text not null,
    reason text,
    explanation jsonb not null default '[]',
    forced boolean not null default false,
    claimed_by text,
    claimed_until timestamptz,
    attempt int not null default 0,
    -- When an attempt of unknown outcome is settled by asking the vendor.
    settle_at timestamptz,
    -- The turn that the sending number gave it; kept, so that a message that waits for its turn never queues twice.
    rate_slot timestamptz,
    provider text,
    provider_message_id text,
    sent_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, automation, step, anchor)
);
create index outbound_messages_due on outbound_messages (due_at) where state = 'PLANNED';
create index outbound_messages_unsettled on outbound_messages (settle_at) where state = 'SENDING' and settle_at is not null;
create index outbound_messages_held on outbound_messages (claimed_until) where state in ('CLAIMED', 'SENDING');
create index on outbound_messages (account_id, appointment_id);
create index on outbound_messages (account_id, patient_id, due_at);
create index outbound_messages_blackout on outbound_messages (account_id, to_value, template, sent_at) where sent_at is not null;
create index on outbound_messages (account_id, due_at);
select enable_tenancy('outbound_messages');
create policy worker on outbound_messages to luma_worker using (true);
grant select, update on outbound_messages to luma_worker;

create table delivery_attempts (
    id uuid not null,
    account_id uuid not null references accounts,
    message_id uuid not null,
    number int not null,
    channel text not null,
    to_value text not null,
    from_value text not null,
    provider text not null,
    provider_message_id text,
    outcome text not null,
    error_code text,
    detail text,
    at timestamptz not null,
    settled_at timestamptz,
    primary key (id, at)
) partition by range (at);
create index on delivery_attempts (message_id);
select enable_tenancy('delivery_attempts');
select add_monthly_partitions('delivery_attempts', '2026-01-01', 24);
create table delivery_attempts_default partition of delivery_attempts default;

create table conversations (
    id uuid primary key,
    account_id uuid not null references accounts,
    contact_value text not null,
    our_number text not null,
    patient_id uuid references patients,
    state text not null default 'OPEN',
    queue text not null default 'UNASSIGNED',
    needs_person boolean not null default false,
    needs_person_since timestamptz,
    last_entry_at timestamptz not null,
    created_at timestamptz not null,
    unique (account_id, contact_value, our_number)
);
create index on conversations (account_id, needs_person, last_entry_at desc);
select enable_tenancy('conversations');

create sequence conversation_entry_sequence;
grant usage on sequence conversation_entry_sequence to luma_app;
create table conversation_entries (
    id uuid not null,
    -- The order in which things were said; many can share a moment.
    sequence bigint not null default nextval('conversation_entry_sequence'),
    account_id uuid not null references accounts,
    conversation_id uuid not null,
    at timestamptz not null,
    direction text not null check (direction in ('INBOUND', 'OUTBOUND', 'EVENT')),
    channel text not null,
    body text not null,
    media_urls text[] not null default '{}',
    provider_message_id text,
    message_id uuid,
    patient_id uuid,
    meaning text,
    primary key (id, at)
) partition by range (at);
create index on conversation_entries (conversation_id, sequence);
select enable_tenancy('conversation_entries');
select add_monthly_partitions('conversation_entries', '2026-01-01', 24);
create table conversation_entries_default partition of conversation_entries default;

-- What a patient was asked and may still answer, per number.
create table open_questions (
    id uuid primary key,
    account_id uuid not null references accounts,
    kind text not null,
    contact_value text not null,
    our_number text not null,
    patient_id uuid references patients,
    appointment_id uuid references appointments,
    message_id uuid not null references outbound_messages,
    accepts text not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    answer text,
    closed_at timestamptz,
    closed_reason text,
    unique (message_id, contact_value)
);
create index on open_questions (account_id, contact_value, asked_at) where closed_at is null;
create index on open_questions (appointment_id) where closed_at is null;
select enable_tenancy('open_questions');

create table short_links (
    code text primary key,
    account_id uuid not null references accounts,
    patient_id uuid not null references patients,
    appointment_id uuid references appointments,
    message_id uuid,
    expires_at timestamptz not null,
    clicks int not null default 0,
    created_at timestamptz not null
);
create index on short_links (message_id);
select enable_tenancy('short_links');
-- A link is opened before its tenant is known; the worker reads whose it is, nothing more.
create policy worker on short_links for select to luma_worker using (true);
grant select on short_links to luma_worker;
