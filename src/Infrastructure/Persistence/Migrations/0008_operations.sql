-- Operators see how old what we know of the EHRs is, without seeing whose error says what.
create policy worker on ehr_feeds for select to luma_worker using (true);
grant select (account_id, feed, last_started_at, last_finished_at) on ehr_feeds to luma_worker;
