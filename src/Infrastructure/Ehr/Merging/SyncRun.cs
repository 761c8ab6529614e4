using System.Security.Cryptography;
using System.Text;
using Luma.Application.Ehr;
using Luma.Domain.Common;

namespace Luma.Infrastructure.Ehr.Merging;

/// <summary>The feeds of one sync, one after the other.</summary>
internal sealed class SyncRun(MergeContext context, IEhrSource source, SyncMode mode)
{
    private const int DaysBack = 7;
    private const int DaysAhead = 200;
    private readonly Feeds _feeds = new(context);

    /// <summary>The feed that is being read: where an error belongs.</summary>
    public string Feed { get; private set; } = EhrFeed.Facilities;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await source.CheckAsync(cancellationToken);
        if (await source.ReadStatusCodesAsync(cancellationToken) is { } codes) await StatusCodes.StoreAsync(context, codes, cancellationToken);
        await FeedAsync(EhrFeed.Facilities, "1", (reading, _) => FeedMerge.RunAsync(context, Feed, source.ReadFacilitiesAsync(reading, cancellationToken),
            (connection, good, _) => ResourceMerge.FacilitiesAsync(context, connection, good, cancellationToken), cancellationToken), cancellationToken);
        await FeedAsync(EhrFeed.Providers, "1", (reading, _) => FeedMerge.RunAsync(context, Feed, source.ReadProvidersAsync(reading, cancellationToken),
            (connection, good, _) => ResourceMerge.ProvidersAsync(context, connection, good, cancellationToken), cancellationToken), cancellationToken);
        await FeedAsync(EhrFeed.AppointmentTypes, "1", (reading, _) => FeedMerge.RunAsync(context, Feed, source.ReadAppointmentTypesAsync(reading, cancellationToken),
            (connection, good, _) => ResourceMerge.TypesAsync(context, connection, good, cancellationToken), cancellationToken), cancellationToken);

        var newMark = await source.ReadPatientMarkAsync(cancellationToken);
        await FeedAsync(EhrFeed.Patients, PatientFingerprint(),
            (reading, mark) => PatientsAsync(reading, new(mode == SyncMode.Full || reading.Everything ? null : mark), cancellationToken), cancellationToken, newMark);
        await FeedAsync(EhrFeed.Insurances, "1", (reading, _) => FeedMerge.RunAsync(context, Feed, source.ReadInsurancesAsync(reading, cancellationToken),
            (connection, good, bad) => InsuranceMerge.RunAsync(context, connection, good, bad, cancellationToken), cancellationToken), cancellationToken);

        Calendar? calendar = null;
        await context.InTransactionAsync(async connection => calendar = await Calendar.LoadAsync(connection, context.Zone, cancellationToken), cancellationToken);
        var appointments = new AppointmentMerge(context, calendar!);
        await FeedAsync(EhrFeed.Appointments, AppointmentFingerprint(calendar!), (reading, _) => AppointmentsAsync(reading, appointments, cancellationToken), cancellationToken);
        await StatusCodes.MarkUnmappedAsync(context, cancellationToken);
    }

    private async Task FeedAsync(
        string feed, string fingerprint, Func<EhrReading, string?, Task> work, CancellationToken cancellationToken, string? newMark = null)
    {
        Feed = feed;
        var (mark, before) = await _feeds.BeginAsync(feed, cancellationToken);
        var reading = new EhrReading(context.AccountId, context.Settings, before is not null && before != fingerprint);
        await work(reading, mark);
        var left = await source.FindMissingQuarantinedAsync(reading, feed, cancellationToken);
        if (left.Count > 0)
            await context.InTransactionAsync(connection => Quarantine.ForgetAsync(connection, feed, [.. left], cancellationToken), cancellationToken);
        await _feeds.FinishAsync(feed, mode, newMark, fingerprint, cancellationToken);
    }

    private Task PatientsAsync(EhrReading reading, PatientSelection selection, CancellationToken cancellationToken) =>
        FeedMerge.RunAsync(context, EhrFeed.Patients, source.ReadPatientsAsync(reading, selection, cancellationToken),
            (connection, good, _) => PatientMerge.RunAsync(context, connection, good, cancellationToken), cancellationToken);

    private async Task AppointmentsAsync(EhrReading reading, AppointmentMerge merge, CancellationToken cancellationToken)
    {
        var today = context.Now.DayIn(context.Zone);
        var window = new AppointmentSelection(today.AddDays(-DaysBack), mode == SyncMode.Full ? null : today.AddDays(DaysAhead));
        await TakeAsync(reading, window, merge, cancellationToken);

        var missing = await source.FindMissingAppointmentsAsync(reading, window, cancellationToken);
        foreach (var ids in missing.Chunk(MergeContext.BatchSize))
        {
            // Not in the window any more: moved out of it, unreadable, or gone. Only asking for the rows themselves tells.
            var there = new HashSet<string>(StringComparer.Ordinal);
            await TakeAsync(reading with { Everything = true }, window with { EhrIds = ids }, merge, cancellationToken, there);
            string[] gone = [.. ids.Where(id => !there.Contains(id))];
            await context.InTransactionAsync(
                async connection => context.Tally.Add(EhrFeed.Appointments, new(0, 0, 0, await merge.DeleteAsync(connection, gone, cancellationToken), 0)),
                cancellationToken);
        }
    }

    private async Task TakeAsync(
        EhrReading reading, AppointmentSelection selection, AppointmentMerge merge, CancellationToken cancellationToken, HashSet<string>? seen = null)
    {
        await foreach (var batch in source.ReadAppointmentsAsync(reading, selection, cancellationToken).Chunk(MergeContext.BatchSize).WithCancellation(cancellationToken))
        {
            seen?.UnionWith(batch.Select(row => row.EhrId));
            await FetchMissingPatientsAsync(reading, batch, cancellationToken);
            await FeedMerge.BatchAsync(context, EhrFeed.Appointments, batch, (connection, good, bad) => merge.RunAsync(connection, good, bad, cancellationToken), cancellationToken);
        }
    }

    /// <summary>A visit may name a patient whom the mark left out: he is read by name.</summary>
    private async Task FetchMissingPatientsAsync(EhrReading reading, EhrRow<EhrAppointment>[] batch, CancellationToken cancellationToken)
    {
        string[] named = [.. batch.Where(row => row.Value is not null).Select(row => row.Value!.PatientEhrId).Distinct(StringComparer.Ordinal)];
        string[] missing = [];
        await context.InTransactionAsync(
            async connection =>
            {
                var known = await References.PatientsAsync(connection, named, cancellationToken);
                missing = [.. named.Where(id => !known.ContainsKey(id))];
            },
            cancellationToken);
        if (missing.Length > 0) await PatientsAsync(reading with { Everything = false }, new(EhrIds: missing), cancellationToken);
    }

    private string PatientFingerprint() => Hash(string.Join('\n',
    [
        $"{context.Settings.LanguageFromPreferredName} {context.Settings.RespectOptOut} {context.Settings.ImportContactPreferences}",
        .. context.Settings.LanguageNames.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
    ]));

    private string AppointmentFingerprint(Calendar calendar) => Hash($"{context.Mapping.Fingerprint()}\n{calendar.Fingerprint()}\n{context.Settings.ImportStatuses}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
