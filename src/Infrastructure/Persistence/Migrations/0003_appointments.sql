create table appointments (
    id uuid primary key,
    account_id uuid not null references accounts,
    ehr_id text,
    patient_id uuid not null references patients,
    provider_id uuid references providers,
    facility_id uuid references facilities,
    appointment_type_id uuid references appointment_types,
    start timestamptz not null,
    -- The facility's calendar day, kept so that a patient's day is found by index.
    local_date date not null,
    duration_minutes int not null check (duration_minutes between 1 and 1440),
    status text not null,
    ehr_status_code text,
    -- What the code meant when it was last taken over. A status of ours that differs is our own news, until the EHR says something new.
    ehr_status text,
    counted_as_no_show boolean not null default false,
    reminders_blocked boolean not null default false,
    -- Since when this visit on this day could be reminded of: steps before it are not sent late (REM-03).
    known_at timestamptz not null,
    deleted_at timestamptz,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
create index on appointments (account_id, start);
create index on appointments (account_id, patient_id, local_date);
select enable_tenancy('appointments');
