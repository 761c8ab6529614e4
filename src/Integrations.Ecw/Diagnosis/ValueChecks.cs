using Luma.Domain.Common;
using Luma.Domain.Ehr;
using Luma.Integrations.Ecw.Catalog;
using Luma.Integrations.Ecw.Reading;

namespace Luma.Integrations.Ecw.Diagnosis;

/// <summary>Whether time zones, marks and status codes are such that they can be understood.</summary>
internal static class ValueChecks
{
    public static async Task RunAsync(Examination examination, EhrSettings settings, CancellationToken cancellationToken)
    {
        await ZonesAsync(examination, cancellationToken);
        if (examination.Catalog.FindColumn(EcwTables.Users, "mdate") is not { IsDate: true })
            examination.Note("users.mdate", "no timestamp, so every sync compares every patient", "Nothing, unless syncs take too long.");
        await CodesAsync(examination, settings, cancellationToken);
    }

    private static async Task ZonesAsync(Examination examination, CancellationToken cancellationToken)
    {
        const string F = EcwTables.Facilities;
        if (!examination.Catalog.Has(F)) return;
        var (zones, failure) = await examination.AskAsync(
            $"select distinct {examination.Catalog.Text("f", F, "TimeZoneCode")} from {examination.Catalog.From(F)} f where {examination.Catalog.Live("f", F, "DeleteFlag")}",
            cancellationToken);
        if (failure is not null) return;
        foreach (var zone in zones)
        {
            if (zone is null) examination.Note("time zones", "there are facilities without one: they get the clinic's", "Check that the account's time zone is theirs.");
            else if (EcwTimeZones.Find(zone) is { } iana) examination.Well("time zones", $"{zone} is {iana}");
            else examination.Problem("time zones", $"{zone} is not known; facilities that have it are quarantined", "Correct edi_facilities.TimeZoneCode in eCW.");
        }
    }

    private static async Task CodesAsync(Examination examination, EhrSettings settings, CancellationToken cancellationToken)
    {
        const string S = EcwTables.StatusCodes;
        if (!examination.Catalog.Has(S, "code"))
        {
            examination.Note("status codes", "eCW here has no list of them: what is written cannot be checked", "Compare the codes in the EHR settings with eCW's by hand.");
            return;
        }

        var (codes, failure) = await examination.AskAsync($"select {examination.Catalog.Name("s", S, "code")}::text from {examination.Catalog.From(S)} s order by 1", cancellationToken);
        if (failure is not null) return;
        var mapping = StatusMapping.From(settings);
        var read = codes.OfType<string>().Where(code => code.Trim().Length > 0).Distinct(StringComparer.Ordinal).Select(code => (Code: code, Meaning: mapping.Read(code))).ToList();
        examination.Well("status codes", "mapped: " + string.Join(", ", read.Where(pair => pair.Meaning.Mapped).Select(pair => $"{pair.Code} {(pair.Meaning.Deleted ? "deleted" : pair.Meaning.Status.Code())}")));
        var unmapped = read.Where(pair => !pair.Meaning.Mapped).Select(pair => pair.Code).ToList();
        if (unmapped.Count > 0)
            examination.Note("status codes", $"unmapped, read as unconfirmed: {string.Join(", ", unmapped)}", "Map them in the EHR settings (ehr.status.*).");

        if (!examination.Options.Writable) return;
        var written = new[] { settings.PushConfirmed, settings.PushCancelled, settings.PushArrived }.Concat(settings.PushNoShow).Distinct(StringComparer.Ordinal).ToList();
        var unknown = written.Except(codes.OfType<string>(), StringComparer.Ordinal).ToList();
        if (unknown.Count == 0) examination.Well("statuses written", string.Join(", ", written));
        else
            examination.Problem("statuses written", $"eCW does not have {string.Join(", ", unknown)} exactly so: these answers are not written",
                "Choose eCW's own codes in the EHR settings (ehr.push.*).");
    }
}
