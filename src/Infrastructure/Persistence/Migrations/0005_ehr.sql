-- What we know of the EHR's rows: feeds, quarantine, pushes, status codes.

create table ehr_feeds (
    account_id uuid not null references accounts,
    feed text not null,
    high_water_mark text,
    last_started_at timestamptz,
    last_finished_at timestamptz,
    last_full_at timestamptz,
    last_error text,
    -- Of the settings that decide how rows are read: when it changes, known rows are read again (REM-80).
    settings_fingerprint text,
    primary key (account_id, feed)
);
select enable_tenancy('ehr_feeds');

-- A row that could not be read stays here, alone, with its reason, until it reads well or disappears.
create table ehr_quarantine (
    account_id uuid not null references accounts,
    feed text not null,
    ehr_id text not null,
    field text not null,
    reason text not null,
    row jsonb not null,
    ehr_hash text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (account_id, feed, ehr_id)
);
select enable_tenancy('ehr_quarantine');

create table ehr_status_codes (
    account_id uuid not null references accounts,
    code text not null,
    description text not null default '',
    color text,
    -- False: seen on appointments only; the EHR's own list of codes does not have it.
    listed boolean not null default true,
    -- When an appointment last came with this code while no mapping knew it; null: mapped, or never seen.
    unmapped_at timestamptz,
    primary key (account_id, code)
);
select enable_tenancy('ehr_status_codes');

-- A status on its way to the EHR. While one is pending, the EHR's older status does not undo the patient's answer (REM-81).
create table ehr_pushes (
    id uuid primary key,
    account_id uuid not null references accounts,
    appointment_id uuid not null references appointments,
    status text not null,
    ehr_status_code text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'DONE', 'FAILED', 'DROPPED')),
    attempts int not null default 0,
    last_error text,
    created_at timestamptz not null,
    settled_at timestamptz
);
create index on ehr_pushes (appointment_id) where state = 'PENDING';
create index on ehr_pushes (account_id, state, created_at);
select enable_tenancy('ehr_pushes');

-- What we know of the EHR's rows, by feed: an incremental sync reads only what differs. The caller's row-level security applies.
create view ehr_known_facilities with (security_invoker = true) as
    select ehr_id, ehr_hash as hash from facilities where ehr_id is not null;
create view ehr_known_providers with (security_invoker = true) as
    select ehr_id, ehr_hash as hash from providers where ehr_id is not null;
create view ehr_known_appointment_types with (security_invoker = true) as
    select ehr_id, ehr_hash as hash from appointment_types where ehr_id is not null;
create view ehr_known_patients with (security_invoker = true) as
    select ehr_id, ehr_hash as hash from patients where ehr_id is not null;
create view ehr_known_insurances with (security_invoker = true) as
    select ehr_id, ehr_hash as hash from patient_insurances where ehr_id is not null;
-- Deleted ones are left out, so that a row which the EHR has again counts as new and is restored.
create view ehr_known_appointments with (security_invoker = true) as
    select ehr_id, ehr_hash as hash, local_date from appointments where ehr_id is not null and deleted_at is null;
create view ehr_known_quarantine with (security_invoker = true) as
    select feed, ehr_id from ehr_quarantine;
