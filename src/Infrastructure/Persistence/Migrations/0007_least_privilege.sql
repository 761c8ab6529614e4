-- Partitions are reached through their table only: row-level security and revoked rights belong to the table, and a partition has neither.
create or replace function add_monthly_partitions(target regclass, first_month date, months int) returns void language plpgsql as $$
declare
    month date := date_trunc('month', first_month)::date;
    partition text;
begin
    for i in 1..months loop
        partition := format('%s_%s', target::text, to_char(month, 'YYYYMM'));
        if to_regclass(partition) is null then
            execute format('create table %I partition of %s for values from (%L) to (%L)',
                partition, target, month, (month + interval '1 month')::date);
            execute format('revoke all on %I from luma_app, luma_worker', partition);
        end if;
        month := (month + interval '1 month')::date;
    end loop;
end $$;

do $$
declare
    partition regclass;
begin
    for partition in select oid from pg_class where relnamespace = 'public'::regnamespace and relispartition and relkind = 'r' loop
        execute format('revoke all on %s from luma_app, luma_worker', partition);
    end loop;
end $$;

-- A chain without its head could be begun anew.
revoke delete on audit_heads from luma_app;

-- The worker sees whose work is due, and nothing of what it says.
revoke select on accounts, sending_numbers, outbound_messages, short_links from luma_worker;
revoke update on sending_numbers, outbound_messages from luma_worker;
drop policy worker on sending_numbers;
create policy worker on sending_numbers for select to luma_worker using (true);
grant select (id, time_zone) on accounts to luma_worker;
grant select (account_id, value) on sending_numbers to luma_worker;
grant select (account_id, code) on short_links to luma_worker;
grant select (id, account_id, state, due_at, claimed_by, claimed_until, settle_at),
      update (state, claimed_by, claimed_until, settle_at) on outbound_messages to luma_worker;
