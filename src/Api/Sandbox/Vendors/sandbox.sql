-- What the stand-in vendors remember. Applied only where the sandbox is on; several nodes share it.

create schema if not exists sandbox;

create table if not exists sandbox.messages (
    seq bigint generated always as identity primary key,
    -- The vendor's: SM…, MM…, CA… or an SES id.
    id text not null unique,
    provider text not null,
    channel text not null,
    direction text not null default 'outbound',
    sender text not null,
    recipient text not null,
    subject text,
    body text not null default '',
    html text,
    media_urls text[] not null default '{}',
    -- sent, delivered, undelivered, failed, canceled; received where it is a patient's.
    status text not null,
    error_code int,
    messaging_service text,
    callback text,
    -- Voice: where the pressed keys go.
    gather_action text,
    -- E-mail: the tags, which come back with every event.
    tags jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index if not exists messages_pair on sandbox.messages (recipient, sender, seq);

create table if not exists sandbox.faults (
    id bigint generated always as identity primary key,
    provider text not null,
    mode text not null,
    error_code text,
    -- Null: until told otherwise.
    remaining int,
    recipient text
);

-- What kind of line a number is; without a row it is a mobile.
create table if not exists sandbox.lines (
    number text primary key,
    type text not null
);

create table if not exists sandbox.sns_key (
    one boolean primary key default true check (one),
    private_key text not null,
    certificate text not null
);
