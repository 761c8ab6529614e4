-- For Luma's PostgreSQL: makes schema ecw of foreign tables, as far as eCW's database has what Luma reads. Run it as the database's owner, after the
-- server "ecw_server" and the user mappings were made (docs/ecw.md), and again after every upgrade of eCW: it replaces what it made before.
--
-- Tables and columns are found in any letter case. Keys and flags become numbers; everything else becomes text, because a single zero date
-- (0000-00-00) or a time beyond 24 hours would otherwise end the reading of the whole table. What a column is in MySQL is kept as its comment.
do $$
declare
    remote_database constant text := coalesce(nullif(current_setting('luma.ecw_database', true), ''), 'mobiledoc');
    wanted record;
    found_table text;
    definition text;
    comments text;
begin
    create schema if not exists ecw;
    drop foreign table if exists ecw.luma_catalog;
    execute 'create foreign table ecw.luma_catalog ("TABLE_SCHEMA" text, "TABLE_NAME" text, "COLUMN_NAME" text, "DATA_TYPE" text)
        server ecw_server options (dbname ''information_schema'', table_name ''COLUMNS'')';
    create temp table luma_columns on commit drop as
        select "TABLE_NAME" as tab, "COLUMN_NAME" as col, lower("DATA_TYPE") as type from ecw.luma_catalog where "TABLE_SCHEMA" = remote_database;
    drop foreign table ecw.luma_catalog;
    if not exists (select from luma_columns) then
        raise exception 'The MySQL user sees no table of the database "%". Is its name right (set luma.ecw_database), and were the grants made?', remote_database;
    end if;

    -- The key comes first: mysql_fdw finds a row that it updates by the first column.
    for wanted in select * from (values
        ('users', 'uid ufname ulname UserType umobileno upPhone uemail dob ptDob sex LANGUAGE preferredname delFlag mdate prefix'),
        ('patients', 'pid ControlNo hl7Id language deceased VoiceEnabled textenabled enableEmail optout isPtOptsOut'),
        ('doctors', 'doctorID PrintName NPI speciality inactive'),
        ('edi_facilities', 'Id Name AddressLine1 AddressLine2 City State Zip Tel TimeZoneCode DeleteFlag'),
        ('visitcodes', 'CodeId Name Description deleteFlag'),
        ('visitcodesdetails', 'CodeId DoctorId Minutes'),
        ('enc', 'encounterID patientID date startTime STATUS deleteFlag doctorID ResourceId facilityId endTime VisitType visittypeid encType visitstscodeid arrivedTime'),
        ('visitstscodes', 'code CodeId status color'),
        ('insurance', 'insId insuranceName deleteFlag'),
        ('insurancedetail', 'Id pid insid SeqNo subscriberNo groupNo DeleteFlag'),
        ('workinghourssets', 'SetId UserId DeleteFlag'),
        ('workhours', 'SetId Weekday'),
        ('log', 'encounterId userId date time actionFlag')) w (name, columns)
    loop
        select tab into found_table from luma_columns where lower(tab) = lower(wanted.name) order by tab = wanted.name desc, tab limit 1;
        execute format('drop foreign table if exists ecw.%I', wanted.name);
        if found_table is null then
            raise notice 'eCW here has no table %, or the MySQL user may not see it.', wanted.name;
            continue;
        end if;

        select string_agg(format('%I %s', c.col, case
                when c.type in ('tinyint', 'smallint', 'mediumint', 'int', 'bigint') then 'bigint'
                when c.type = 'bit' then 'bit(1)'
                else 'text' end), ', ' order by w.place),
            string_agg(format('comment on column ecw.%I.%I is %L', wanted.name, c.col, c.type), '; ')
        into definition, comments
        from string_to_table(wanted.columns, ' ') with ordinality w (name, place)
        join luma_columns c on c.tab = found_table and lower(c.col) = lower(w.name);
        execute format('create foreign table ecw.%I (%s) server ecw_server options (dbname %L, table_name %L)', wanted.name, definition, remote_database, found_table);
        execute comments;
    end loop;

    drop table luma_columns;
    grant usage on schema ecw to luma_app;
    grant select on all tables in schema ecw to luma_app;
    if to_regclass('ecw.enc') is not null then grant update on ecw.enc to luma_app; end if;
    if to_regclass('ecw.log') is not null then grant insert on ecw.log to luma_app; end if;
end $$;
