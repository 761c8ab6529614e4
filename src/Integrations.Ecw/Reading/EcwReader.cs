using System.Runtime.CompilerServices;
using Luma.Application.Ehr;
using Luma.Integrations.Ecw.Catalog;
using Npgsql;

namespace Luma.Integrations.Ecw.Reading;

/// <summary>Reads eCW's tables in sets, whether they are local or foreign: each feed is one statement in a transaction of its own.</summary>
internal sealed class EcwReader(EcwConnections connections) : IEhrSource
{
    private const int MostNamed = 2000;

    private EcwNames Names => connections.Options.Names;

    public bool Serves(Guid accountId) => connections.Options.AccountId == accountId;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        // A foreign table is there even when its server is not: ask it for something.
        await using var session = await OpenAsync(cancellationToken);
        await TextsAsync(session, $"select 'here' from {session.Catalog.From(EcwTables.Facilities)} limit 1", cancellationToken);
    }

    public async Task<IReadOnlyList<EhrStatusCode>?> ReadStatusCodesAsync(CancellationToken cancellationToken)
    {
        const string T = EcwTables.StatusCodes;
        await using var session = await OpenAsync(cancellationToken);
        if (!session.Catalog.Has(T, "code")) return null;
        var sql = $"select {session.Catalog.Name("s", T, "code")}::text, {session.Catalog.Text("s", T, "status")}, {session.Catalog.Text("s", T, "color")} from {session.Catalog.From(T)} s";
        var codes = new List<EhrStatusCode>();
        await Failing.AsEhrAsync(async () =>
        {
            await using var command = new NpgsqlCommand(sql, session.Connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (Text(reader, 0) is { Length: > 0 } code) codes.Add(new(code, Text(reader, 1) ?? "", Text(reader, 2)));
            }
        });
        return [.. codes.DistinctBy(code => code.Code)];
    }

    public IAsyncEnumerable<EhrRow<EhrFacility>> ReadFacilitiesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        ReadAsync(reading, ResourceFeeds.Facilities, ResourceFeeds.Facility, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrProvider>> ReadProvidersAsync(EhrReading reading, CancellationToken cancellationToken) =>
        ReadAsync(reading, catalog => ResourceFeeds.Providers(catalog, Names), ResourceFeeds.Provider, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrAppointmentType>> ReadAppointmentTypesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        ReadAsync(reading, ResourceFeeds.AppointmentTypes, ResourceFeeds.AppointmentType, cancellationToken);

    public async IAsyncEnumerable<EhrRow<EhrPatient>> ReadPatientsAsync(
        EhrReading reading, PatientSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<string> held = [];
        if (selection.ModifiedSince is not null)
        {
            await using var session = await OpenAsync(cancellationToken);
            held = await HeldAsync(session, EhrFeed.Patients, cancellationToken);
        }

        // Naming very many would cost more than reading all.
        if (held.Count > MostNamed) selection = selection with { ModifiedSince = null };
        await foreach (var row in ReadAsync(reading, catalog => PatientFeed.Query(catalog, Names, selection, held), PatientFeed.Parse, cancellationToken))
            yield return row;
    }

    public IAsyncEnumerable<EhrRow<EhrInsurance>> ReadInsurancesAsync(EhrReading reading, CancellationToken cancellationToken) =>
        ReadAsync(reading, InsuranceFeed.Query, InsuranceFeed.Parse, cancellationToken);

    public IAsyncEnumerable<EhrRow<EhrAppointment>> ReadAppointmentsAsync(
        EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken) =>
        ReadAsync(reading, catalog => AppointmentFeed.Query(catalog, Names, reading, selection), AppointmentFeed.Parse, cancellationToken);

    public async Task<IReadOnlyList<string>> FindMissingAppointmentsAsync(
        EhrReading reading, AppointmentSelection selection, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        var theirs = AppointmentFeed.Query(session.Catalog, Names, reading, selection).Ids();
        var known = $"select ehr_id from ehr_known_appointments where local_date >= {SqlName.Literal(selection.From)}"
            + (selection.To is { } to ? $" and local_date <= {SqlName.Literal(to)}" : "");
        return await TextsAsync(session, $"{known} except ({theirs})", cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindMissingQuarantinedAsync(EhrReading reading, string feed, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        var held = await HeldAsync(session, feed, cancellationToken);
        if (held.Count == 0) return [];
        var theirs = feed switch
        {
            EhrFeed.Facilities => ResourceFeeds.Facilities(session.Catalog),
            EhrFeed.Providers => ResourceFeeds.Providers(session.Catalog, Names),
            EhrFeed.AppointmentTypes => ResourceFeeds.AppointmentTypes(session.Catalog),
            EhrFeed.Patients => PatientFeed.Query(session.Catalog, Names, new(EhrIds: held), held),
            EhrFeed.Insurances => InsuranceFeed.Query(session.Catalog),
            _ => AppointmentFeed.Query(session.Catalog, Names, reading, new(default, null, held)),
        };
        return theirs is null ? held : [.. held.Except(await TextsAsync(session, theirs.Ids(), cancellationToken), StringComparer.Ordinal)];
    }

    public async Task<string?> ReadPatientMarkAsync(CancellationToken cancellationToken)
    {
        const string U = EcwTables.Users;
        await using var session = await OpenAsync(cancellationToken);

        // Only a real timestamp can be trusted as a mark; text has no order.
        if (session.Catalog.FindColumn(U, "mdate") is not { IsDate: true }) return null;
        var marks = await TextsAsync(session, $"select max({session.Catalog.Name("u", U, "mdate")})::text from {session.Catalog.From(U)} u", cancellationToken);
        return marks.Count > 0 && EcwDates.TryDate(marks[0], out _) ? marks[0] : null;
    }

    private static Task<IReadOnlyList<string>> HeldAsync(EcwSession session, string feed, CancellationToken cancellationToken) =>
        TextsAsync(session, $"select ehr_id from ehr_known_quarantine where feed = {SqlName.Literal(feed)}", cancellationToken);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static async Task<IReadOnlyList<string>> TextsAsync(EcwSession session, string sql, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await Failing.AsEhrAsync(async () =>
        {
            await using var command = new NpgsqlCommand(sql, session.Connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (Text(reader, 0) is { } text) texts.Add(text);
            }
        });
        return texts;
    }

    private Task<EcwSession> OpenAsync(CancellationToken cancellationToken) => Failing.AsEhrAsync(() =>
        connections.OpenAsync(connections.Options.AccountId ?? default, connections.Options.ReadTimeout, cancellationToken));

    private async IAsyncEnumerable<EhrRow<T>> ReadAsync<T>(
        EhrReading reading, Func<EcwCatalog, FeedQuery?> build, FeedParser<T> parse, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await using var session = await OpenAsync(cancellationToken);
        if (build(session.Catalog) is not { } query) yield break;
        var row = new RawRow(query.Columns);
        await using var command = new NpgsqlCommand(query.Changed(reading.Everything), session.Connection)
        {
            CommandTimeout = (int)connections.Options.ReadTimeout.TotalSeconds,
        };
        await using var reader = await Failing.AsEhrAsync(() => command.ExecuteReaderAsync(cancellationToken));
        while (await Failing.AsEhrAsync(() => reader.ReadAsync(cancellationToken)))
        {
            row.Load(Text(reader, 0) ?? "", column => Text(reader, column + 2));
            var value = parse(row, reading);
            yield return new(row.EhrId, reader.GetString(1), row.Fault is null ? value : null, row.Fault);
        }
    }
}
