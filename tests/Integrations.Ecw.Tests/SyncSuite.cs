using Luma.Application.Ehr;

namespace Luma.Integrations.Ecw.Tests;

/// <summary>What every eCW must let us do. A site class opens the clinic; these tests do not know what is behind schema <c>ecw</c>.</summary>
public abstract class SyncSuite : IAsyncLifetime
{
    protected EcwClinic Clinic { get; private set; } = null!;

    /// <summary>A visit next week that is still pending.</summary>
    protected long Visit { get; private set; }

    protected abstract Task<EcwClinic> OpenAsync();

    public virtual async Task InitializeAsync()
    {
        Clinic = await OpenAsync();
        Visit = await Clinic.EcwValueAsync<long>("""select min("encounterID") from ecw.enc where "date" > '2026-12-07' and "STATUS" = 'PEN'""");
    }

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    [Fact, Feature("REM-16")]
    public async Task The_first_sync_brings_everything_and_the_second_finds_nothing()
    {
        var first = await Clinic.SyncAsync();
        first.Kinds[EhrFeed.Patients].Created.ShouldBe(59);
        first.Kinds[EhrFeed.Facilities].Created.ShouldBe(3);
        first.Kinds[EhrFeed.Providers].Created.ShouldBe(8);
        first.Kinds[EhrFeed.AppointmentTypes].Created.ShouldBe(7);
        first.Total.Quarantined.ShouldBe(0);
        first.Kinds[EhrFeed.Appointments].Created.ShouldBe((int)await Clinic.EcwValueAsync<long>("""select count(*) from ecw.enc where "date" >= '2026-11-24'"""));
        (await Clinic.SyncAsync()).Total.ShouldBe(default);
        (await Clinic.SyncAsync(SyncMode.Full)).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-16")]
    public async Task A_visit_that_is_booked_moved_cancelled_and_restored_follows_the_EHR()
    {
        await Clinic.SyncAsync();
        await Clinic.EcwAsync("""insert into ecw.enc ("patientID", "doctorID", "facilityId", "date", "startTime", "VisitType") values (1002, 101, 1, '2026-12-09', '09:30', 'NP')""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(1, 1, 0, 0, 0));
        var booked = await Clinic.EcwValueAsync<long>("""select max("encounterID") from ecw.enc""");
        (await Clinic.AppointmentAsync<int>(booked, "duration_minutes")).ShouldBe(45);
        (await Clinic.AppointmentAsync<DateTime>(booked, "start")).ShouldBe(new DateTime(2026, 12, 9, 17, 30, 0, DateTimeKind.Utc));
        var knownAt = await Clinic.AppointmentAsync<DateTime>(booked, "known_at");

        Clinic.Clock.Advance(TimeSpan.FromHours(1));
        await Clinic.EcwAsync($"""update ecw.enc set "startTime" = '2:15 PM', "doctorID" = 102 where "encounterID" = {booked}""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(1, 0, 1, 0, 0));
        (await Clinic.AppointmentAsync<DateTime>(booked, "start")).ShouldBe(new DateTime(2026, 12, 9, 22, 15, 0, DateTimeKind.Utc));
        (await Clinic.ValueAsync<string>($"select p.ehr_id from appointments a join providers p on p.id = a.provider_id where a.ehr_id = '{booked}'")).ShouldBe("102");
        (await Clinic.AppointmentAsync<DateTime>(booked, "known_at")).ShouldBe(knownAt);

        await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = 'CANC' where "encounterID" = {booked}""");
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<string>(booked, "status")).ShouldBe("CANCELLED");

        await Clinic.EcwAsync($"""update ecw.enc set "deleteFlag" = 1 where "encounterID" = {booked}""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(0, 0, 0, 1, 0));
        await Clinic.EcwAsync($"""update ecw.enc set "deleteFlag" = 0, "STATUS" = 'PEN' where "encounterID" = {booked}""");
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<string>(booked, "status")).ShouldBe("UNCONFIRMED");
        (await Clinic.AppointmentAsync<DateTime?>(booked, "deleted_at")).ShouldBeNull();
        (await Clinic.AppointmentAsync<DateTime>(booked, "known_at")).ShouldBeGreaterThan(knownAt);

        await Clinic.EcwAsync($"""delete from ecw.enc where "encounterID" = {booked}""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].Deleted.ShouldBe(1);
        (await Clinic.SyncAsync()).Total.ShouldBe(default);
    }

    [Fact]
    public async Task A_visit_that_moves_beyond_the_window_is_kept()
    {
        await Clinic.SyncAsync();
        await Clinic.EcwAsync($"""update ecw.enc set "date" = '2027-11-01' where "encounterID" = {Visit}""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].ShouldBe(new SyncCount(1, 0, 1, 0, 0));
        (await Clinic.AppointmentAsync<DateTime?>(Visit, "deleted_at")).ShouldBeNull();
        (await Clinic.SyncAsync(SyncMode.Full)).Total.ShouldBe(default);
    }

    [Fact, Feature("REM-80", "REM-83", "REM-84", "REM-87")]
    public async Task Codes_are_read_whole_and_unknown_ones_are_listed()
    {
        await Clinic.SyncAsync();
        foreach (var (code, status) in new[] { ("CONF", "CONFIRMED"), ("CONF2", "UNCONFIRMED"), ("CANCEL", "UNCONFIRMED"), ("N/S", "NO_SHOW"), ("TELEOK", "UNCONFIRMED") })
        {
            await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = '{code}' where "encounterID" = {Visit}""");
            await Clinic.SyncAsync();
            (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe(status, code);
            (await Clinic.AppointmentAsync<string>(Visit, "ehr_status_code")).ShouldBe(code);
        }

        (await Clinic.ValueAsync<string>("select string_agg(code, ' ' order by code) from ehr_status_codes where unmapped_at is not null")).ShouldBe("CANCEL CONF2 TELEOK");
        Clinic.Settings = Clinic.Settings with { Custom = new Dictionary<string, string> { ["TELEOK"] = "confirmed" } };
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<string>(Visit, "status")).ShouldBe("CONFIRMED");
        (await Clinic.ValueAsync<string>("select string_agg(code, ' ' order by code) from ehr_status_codes where unmapped_at is not null")).ShouldBe("CANCEL CONF2");
    }

    [Fact, Feature("REM-81", "REM-86")]
    public async Task Blocks_and_codes_that_mean_deleted_are_no_appointments()
    {
        Clinic.Settings = Clinic.Settings with { Block = ["LUNCH", "BLK"], Deleted = ["DEL"] };
        await Clinic.SyncAsync();
        await Clinic.EcwAsync("""
            insert into ecw.enc ("patientID", "doctorID", "date", "startTime", "VisitType", "STATUS", "encType")
            values (1002, 101, '2026-12-09', '12:00', 'LUNCH', 'PEN', 1), (1002, 101, '2026-12-09', '13:00', 'FU', 'BLK', 1),
                (1002, 101, '2026-12-09', '14:00', 'PTDASH', 'PEN', 1), (1002, 101, '2026-12-09', '15:00', 'FU', 'PEN', 2)
            """);
        (await Clinic.SyncAsync()).Total.ShouldBe(default);
        await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = 'DEL' where "encounterID" = {Visit}""");
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].Deleted.ShouldBe(1);
        await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = 'PEN' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync();
        (await Clinic.AppointmentAsync<DateTime?>(Visit, "deleted_at")).ShouldBeNull();
    }

    [Theory]
    [InlineData("date", "'2026-13-45'")]
    [InlineData("date", "null")]
    [InlineData("date", "'soon'")]
    [InlineData("startTime", "'25:99'")]
    [InlineData("startTime", "null")]
    [InlineData("endTime", "'noon'")]
    [InlineData("endTime", "'00:30:00'")]
    [InlineData("patientID", "999999")]
    [InlineData("patientID", "null")]
    [InlineData("STATUS", "repeat('X', 60)")]
    public async Task A_row_malformed_in_one_column_is_quarantined_alone_until_it_reads_well(string column, string value)
    {
        await Clinic.SyncAsync();
        var before = await Clinic.EcwValueAsync<string>($"""select "{column}"::text from ecw.enc where "encounterID" = {Visit}""");
        await Clinic.EcwAsync($"""
            update ecw.enc set "{column}" = {value} where "encounterID" = {Visit};
            update ecw.enc set "STATUS" = 'CONF' where "encounterID" = {Visit} + 1
            """);
        var counts = (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments];
        counts.Quarantined.ShouldBeGreaterThanOrEqualTo(1);
        counts.Deleted.ShouldBe(0);
        (await Clinic.ValueAsync<string>("select string_agg(ehr_id || ' ' || field, ',') from ehr_quarantine")).ShouldBe($"{Visit} {column}");
        (await Clinic.AppointmentAsync<string>(Visit + 1, "status")).ShouldBe("CONFIRMED");

        await Clinic.EcwAsync($"""update ecw.enc set "{column}" = '{before}' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync();
        (await Clinic.ValueAsync<long>("select count(*) from ehr_quarantine")).ShouldBe(0);
    }

    [Fact]
    public async Task A_patient_with_an_impossible_birth_date_waits_and_so_does_the_visit()
    {
        await Clinic.SyncAsync();
        await Clinic.EcwAsync("""
            insert into ecw.users ("uid", "ufname", "ulname", "dob") values (7001, 'Ada', 'Late', '02/30/1990');
            insert into ecw.enc ("patientID", "doctorID", "date", "startTime") values (7001, 101, '2026-12-09', '10:00')
            """);
        var counts = await Clinic.SyncAsync();
        counts.Kinds[EhrFeed.Appointments].Quarantined.ShouldBe(1);
        (await Clinic.ValueAsync<string>("select string_agg(feed || ' ' || field, ',' order by feed) from ehr_quarantine")).ShouldBe("appointments patientID,patients dob");
        await Clinic.EcwAsync("""update ecw.users set "dob" = '02/28/1990' where "uid" = 7001""");
        counts = await Clinic.SyncAsync();
        counts.Kinds[EhrFeed.Appointments].Created.ShouldBe(1);
        (await Clinic.ValueAsync<DateTime>("select date_of_birth from patients where ehr_id = '7001'")).ShouldBe(new DateTime(1990, 2, 28));
        (await Clinic.ValueAsync<long>("select count(*) from ehr_quarantine")).ShouldBe(0);
    }

    [Fact]
    public async Task Times_in_the_gap_move_forward_and_double_ones_are_the_first()
    {
        await Clinic.SyncAsync();
        await Clinic.EcwAsync("""
            insert into ecw.enc ("encounterID", "patientID", "doctorID", "facilityId", "date", "startTime")
            values (90001, 1002, 101, 1, '2027-03-14', '02:30:00'), (90002, 1002, 101, 1, '2027-11-07', '01:30:00')
            """);
        await Clinic.SyncAsync(SyncMode.Full);
        (await Clinic.AppointmentAsync<DateTime>(90001, "start")).ShouldBe(new DateTime(2027, 3, 14, 10, 30, 0, DateTimeKind.Utc));
        (await Clinic.AppointmentAsync<DateTime>(90002, "start")).ShouldBe(new DateTime(2027, 11, 7, 8, 30, 0, DateTimeKind.Utc));
    }

    [Fact, Feature("REM-34")]
    public async Task Contacts_follow_the_EHR_and_keep_what_was_learnt_about_unchanged_values()
    {
        await Clinic.EcwAsync("""update ecw.users set "umobileno" = '(310) 555-0199 x12', "upPhone" = '310-555-0188', "uemail" = 'Ada@Example.com' where "uid" = 1002""");
        await Clinic.SyncAsync();
        (await Contacts()).ShouldBe("EMAIL ada@example.com true,HOME +13105550188 true,MOBILE +13105550199 true");
        await Clinic.RunAsync("""
            update patient_contacts set valid = false, invalid_reason = 'CARRIER', line_type = 'MOBILE' where value = '+13105550188';
            update patient_contacts set value = '+14155550101' where value = '+13105550199'
            """);
        await Clinic.EcwAsync("""update ecw.users set "uemail" = null, "ulname" = 'Wunsch-Lee' where "uid" = 1002""");
        await Clinic.SyncAsync();
        (await Contacts()).ShouldBe("HOME +13105550188 false,MOBILE +13105550199 true");
        await Clinic.EcwAsync("""update ecw.users set "umobileno" = '12345' where "uid" = 1002""");
        await Clinic.SyncAsync();
        (await Contacts()).ShouldBe("HOME +13105550188 false,MOBILE 12345 false");

        Task<string?> Contacts() => Clinic.ValueAsync<string>(
            "select string_agg(kind || ' ' || value || ' ' || valid, ',' order by kind) from patient_contacts c join patients p on p.id = c.patient_id where p.ehr_id = '1002'");
    }

    [Fact, Feature("REM-90")]
    public async Task The_EHRs_opt_out_comes_and_goes_and_leaves_the_patients_own()
    {
        await Clinic.EcwAsync("""update ecw.patients set "optout" = '1' where "pid" = 1002""");
        await Clinic.SyncAsync();
        (await OpenEntries()).ShouldBe(0);
        Clinic.Settings = Clinic.Settings with { RespectOptOut = true };
        await Clinic.SyncAsync();
        (await OpenEntries()).ShouldBe(1);
        await Clinic.RunAsync($"insert into do_not_contact_entries (id, account_id, value, source, created_at, created_by) values (gen_random_uuid(), '{EcwClinic.Account}', '+13105550101', 'PATIENT', now(), 'x')");
        await Clinic.EcwAsync("""update ecw.patients set "optout" = '0' where "pid" = 1002""");
        await Clinic.SyncAsync();
        (await OpenEntries()).ShouldBe(0);
        (await Clinic.ValueAsync<long>("select count(*) from do_not_contact_entries where source = 'PATIENT' and lifted_at is null")).ShouldBe(1);

        Task<long> OpenEntries() => Clinic.ValueAsync<long>("select count(*) from do_not_contact_entries where source = 'EHR' and lifted_at is null");
    }

    [Fact, Feature("REM-79")]
    public async Task The_preferred_name_gives_the_language_only_when_asked_to()
    {
        await Clinic.EcwAsync("""update ecw.users set "LANGUAGE" = null, "preferredname" = case "uid" when 1002 then 'SPANISH' else 'Bobby' end where "uid" in (1002, 1003)""");
        await Clinic.SyncAsync();
        (await Language(1002)).ShouldBeNull();
        Clinic.Settings = Clinic.Settings with { LanguageFromPreferredName = true };
        await Clinic.SyncAsync();
        (await Language(1002)).ShouldBe("es");
        (await Language(1003)).ShouldBeNull();
        (await Language(1004)).ShouldBe("vi");

        Task<string?> Language(int uid) => Clinic.ValueAsync<string>($"select language from patients where ehr_id = '{uid}'");
    }

    [Fact, Feature("NEW-10")]
    public async Task An_EHR_that_lacks_a_column_is_an_error_that_names_it()
    {
        await Clinic.EcwAsync("""alter table ecw.enc rename column "startTime" to "begins" """);
        await Clinic.Ecw.RefreshAsync();
        var result = await Clinic.TrySyncAsync();
        result.Errors.ShouldHaveSingleItem().Message.ShouldContain("column ecw.enc.startTime");
        (await Clinic.ValueAsync<string>("select last_error from ehr_feeds")).ShouldNotBeNull().ShouldContain("startTime");
        Clinic.Options.Names.Columns["enc.startTime"] = "begins";
        await Clinic.Ecw.RefreshAsync(("startTime", "begins"));
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].Created.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Names_in_other_letters_case_and_missing_optional_columns_do_no_harm()
    {
        await Clinic.Ecw.AllowOddNamesAsync();
        await Clinic.EcwAsync("""
            alter table ecw.enc rename column "patientID" to "patientId";
            alter table ecw.enc rename column "ResourceId" to "resourceID";
            alter table ecw."edi_facilities" rename to "EDI_Facilities";
            alter table ecw.patients drop column "textenabled";
            drop table ecw.visitcodesdetails
            """);
        await Clinic.Ecw.RefreshAsync();
        (await Clinic.SyncAsync()).Kinds[EhrFeed.Appointments].Created.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Changes_are_told_to_the_product_in_the_same_transaction()
    {
        await Clinic.SyncAsync();
        await Clinic.RunAsync("delete from messaging.messages");
        await Clinic.EcwAsync($"""update ecw.enc set "STATUS" = 'CONF' where "encounterID" = {Visit}""");
        await Clinic.SyncAsync();
        var id = await Clinic.AppointmentAsync<Guid>(Visit, "id");
        (await Clinic.ValueAsync<string>("select string_agg(concat_ws(' ', name, tenant, body), ';') from messaging.messages")).ShouldNotBeNull()
            .ShouldBe($$"""appointments.changed {{EcwClinic.Account}} {"appointmentIds":["{{id}}"]}""");
    }
}

public sealed class LocalSyncTests : SyncSuite
{
    protected override Task<EcwClinic> OpenAsync() => LocalEcw.OpenAsync();
}
