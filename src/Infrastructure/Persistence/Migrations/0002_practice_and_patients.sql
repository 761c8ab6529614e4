-- Practice resources, patients and how they may be reached.

create table facilities (
    id uuid primary key,
    account_id uuid not null references accounts,
    ehr_id text,
    name text not null,
    phone text,
    address_line text,
    city text,
    state text,
    postal_code text,
    time_zone text,
    reminders_enabled boolean not null default true,
    special_instructions text not null default '',
    active boolean not null default true,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
select enable_tenancy('facilities');

create table providers (
    id uuid primary key,
    account_id uuid not null references accounts,
    ehr_id text,
    name text not null,
    speciality text,
    npi text,
    reminders_enabled boolean not null default true,
    special_instructions text not null default '',
    active boolean not null default true,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
select enable_tenancy('providers');

create table appointment_types (
    id uuid primary key,
    account_id uuid not null references accounts,
    ehr_id text,
    name text not null,
    duration_minutes int not null default 15 check (duration_minutes between 1 and 1440),
    reminders_enabled boolean not null default true,
    special_instructions text not null default '',
    hidden boolean not null default false,
    active boolean not null default true,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
select enable_tenancy('appointment_types');

create table patients (
    id uuid primary key,
    account_id uuid not null references accounts,
    ehr_id text,
    mrn text,
    first_name text not null,
    last_name text not null,
    date_of_birth date,
    sex text,
    language text,
    deceased boolean not null default false,
    -- What the EHR's own flags say; null: the EHR says nothing.
    ehr_sms_enabled boolean,
    ehr_voice_enabled boolean,
    ehr_email_enabled boolean,
    ehr_opted_out boolean not null default false,
    preferred_channel text,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
create index on patients (account_id, last_name, first_name);
select enable_tenancy('patients');

create table patient_contacts (
    id uuid primary key,
    account_id uuid not null references accounts,
    patient_id uuid not null references patients on delete cascade,
    kind text not null check (kind in ('MOBILE', 'HOME', 'WORK', 'EMAIL')),
    value text not null,
    position int not null default 0,
    active boolean not null default true,
    valid boolean not null default true,
    invalid_reason text,
    line_type text,
    looked_up_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (patient_id, kind, value)
);
create index on patient_contacts (account_id, value);
select enable_tenancy('patient_contacts');

create table patient_insurances (
    id uuid primary key,
    account_id uuid not null references accounts,
    patient_id uuid not null references patients on delete cascade,
    ehr_id text,
    sequence int not null default 1,
    insurer_name text not null,
    member_number text,
    group_number text,
    ehr_hash text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (account_id, ehr_id)
);
create index on patient_insurances (patient_id);
select enable_tenancy('patient_insurances');

-- A patient (all contacts) or one value; open until lifted. Only its own source may lift it (REM-43).
create table do_not_contact_entries (
    id uuid primary key,
    account_id uuid not null references accounts,
    patient_id uuid references patients,
    value text,
    source text not null check (source in ('STAFF', 'PATIENT', 'EHR')),
    sending_number text,
    reason text,
    created_at timestamptz not null,
    created_by text not null,
    lifted_at timestamptz,
    lifted_by text,
    check ((patient_id is null) <> (value is null))
);
create index on do_not_contact_entries (account_id, value) where lifted_at is null;
create index on do_not_contact_entries (account_id, patient_id) where lifted_at is null;
select enable_tenancy('do_not_contact_entries');
