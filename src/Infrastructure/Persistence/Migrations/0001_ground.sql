-- Roles, tenancy, accounts, users, settings, audit.

-- luma_app serves one tenant at a time under row-level security; luma_worker sees what is due across tenants and nothing else.
do $$
begin
    if not exists (select from pg_roles where rolname = 'luma_app') then create role luma_app nologin; end if;
    if not exists (select from pg_roles where rolname = 'luma_worker') then create role luma_worker nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
end $$;

do $$
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant luma_app, luma_worker to %I', current_user);
    end if;
end $$;

grant usage on schema public to luma_app, luma_worker;
alter default privileges in schema public grant select, insert, update, delete on tables to luma_app;

create function current_account() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('luma.account_id', true), '')::uuid $$;

-- Puts a tenant table under its policy: without a tenant nothing is read and nothing is written.
create function enable_tenancy(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy tenant on %s to luma_app using (account_id = current_account()) with check (account_id = current_account())',
        target);
end $$;

-- Adds the partitions of an append-only table for a span of months.
create function add_monthly_partitions(target regclass, first_month date, months int) returns void language plpgsql as $$
declare
    month date := date_trunc('month', first_month)::date;
    partition text;
begin
    for i in 1..months loop
        partition := format('%s_%s', target::text, to_char(month, 'YYYYMM'));
        if to_regclass(partition) is null then
            execute format('create table %I partition of %s for values from (%L) to (%L)',
                partition, target, month, (month + interval '1 month')::date);
        end if;
        month := (month + interval '1 month')::date;
    end loop;
end $$;

create table accounts (
    id uuid primary key,
    name text not null,
    time_zone text not null,
    default_language text not null default 'en',
    phone text,
    created_at timestamptz not null
);
alter table accounts enable row level security;
create policy tenant on accounts to luma_app using (id = current_account());
create policy worker on accounts for select to luma_worker using (true);
grant select on accounts to luma_worker;

create table users (
    id uuid primary key,
    account_id uuid not null references accounts,
    name text not null,
    email text not null,
    role text not null,
    active boolean not null default true,
    created_at timestamptz not null,
    unique (account_id, email)
);
select enable_tenancy('users');

-- Only what differs from the defaults in code. Scope ACCOUNT has the account's own id.
create table setting_overrides (
    account_id uuid not null references accounts,
    product text not null,
    scope_kind text not null,
    scope_id uuid not null,
    key text not null,
    value jsonb not null,
    updated_at timestamptz not null,
    updated_by text not null,
    primary key (account_id, product, scope_kind, scope_id, key)
);
select enable_tenancy('setting_overrides');

-- Append-only and hash-chained: each row's hash covers its own content and the hash before it.
create table audit_entries (
    id uuid not null,
    account_id uuid not null references accounts,
    sequence bigint not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    resource_kind text,
    resource_id text,
    detail jsonb not null default '{}',
    previous_hash bytea not null,
    hash bytea not null,
    primary key (id, at)
) partition by range (at);
create index on audit_entries (account_id, sequence);
create index on audit_entries (account_id, resource_kind, resource_id, at);
select enable_tenancy('audit_entries');
revoke update, delete on audit_entries from luma_app;
select add_monthly_partitions('audit_entries', '2026-01-01', 24);
create table audit_entries_default partition of audit_entries default;

create table audit_heads (
    account_id uuid primary key references accounts,
    sequence bigint not null,
    hash bytea not null
);
select enable_tenancy('audit_heads');
