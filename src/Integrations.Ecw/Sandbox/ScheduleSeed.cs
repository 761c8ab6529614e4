namespace Luma.Integrations.Ecw.Sandbox;

internal sealed record SeedVisit(SeedPatient Patient, SeedProvider Provider, SeedVisitType Type, DateOnly Day, TimeOnly Start, string Status)
{
    public TimeOnly End => Start.AddMinutes(Type.Minutes);
}

/// <summary>Eight weeks of visits around the clock's start: nobody double-booked, no holidays, most slots left open.</summary>
internal static class ScheduleSeed
{
    private static readonly TimeOnly Lunch = new(12, 0);
    private static readonly TimeOnly AfterLunch = new(13, 0);
    private static readonly TimeOnly Close = new(17, 0);
    private static readonly string[] PastStatuses = ["CHK", "CHK", "CHK", "CHK", "CHK", "CHK", "CHK", "N/S", "CANC", "CHK"];
    private static readonly string[] ComingStatuses = ["PEN", "PEN", "PEN", "PEN", "PEN", "PEN", "PEN", "CONF", "PEN", "CANC", "PEN", "PEN"];

    public static IEnumerable<DateOnly> Days()
    {
        for (var day = SandboxClinic.FirstDay; day <= SandboxClinic.LastDay; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !SandboxClinic.Holidays.Contains(day)) yield return day;
        }
    }

    public static IReadOnlyList<SeedVisit> Visits()
    {
        var random = new SeedRandom(20261201);
        var past = Days().Where(day => day < SandboxClinic.Today).ToList();
        var coming = Days().Where(day => day >= SandboxClinic.Today).ToList();
        var visits = new List<SeedVisit>();
        foreach (var patient in PeopleSeed.Patients.Where(patient => patient.Living))
        {
            for (var i = random.Next(3); i > 0; i--) Book(visits, random, patient, past, PastStatuses, sameDay: false);
            var ahead = random.Pick([0, 1, 1, 1, 2, 2, 2, 3]);
            for (var i = 0; i < ahead; i++) Book(visits, random, patient, coming, ComingStatuses, sameDay: false);

            // A second visit on the day of the last one, for every tenth patient who may have one more.
            if (ahead is 1 or 2 && patient.Id % 10 == 3) Book(visits, random, patient, [visits[^1].Day], ["PEN"], sameDay: true);
        }

        return [.. visits.OrderBy(visit => visit.Day).ThenBy(visit => visit.Start).ThenBy(visit => visit.Provider.Id)];
    }

    public static IEnumerable<SeedTable> Tables()
    {
        var table = new SeedTable("enc",
            ["encounterID", "patientID", "doctorID", "ResourceId", "facilityId", "date", "startTime", "endTime", "VisitType", "visittypeid", "STATUS", "visitstscodeid", "reason"]);
        var data = new SeedTable("encounterdata", ["encounterID"]);
        var log = new SeedTable("log", ["encounterId", "userId", "date", "time", "actionFlag"]);
        foreach (var visit in Visits())
        {
            var id = 20001 + table.Rows.Count;
            table.Add(id, visit.Patient.Id, visit.Provider.Id, visit.Provider.Id, visit.Provider.FacilityId, visit.Day, visit.Start, visit.End,
                visit.Type.Code, visit.Type.Id, visit.Status, PracticeSeed.StatusId(visit.Status), visit.Type.Description);
            data.Add(id);
            log.Add(id, 1, visit.Day.AddDays(-30), "10:00:00", 1);
        }

        return [table, data, log];
    }

    private static void Book(
        List<SeedVisit> visits, SeedRandom random, SeedPatient patient, IReadOnlyList<DateOnly> days, string[] statuses, bool sameDay)
    {
        var types = PracticeSeed.VisitTypes.Where(type => patient.Child ? type.ForChildren : type.ForAdults).ToList();
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var type = random.Pick(types);
            var start = new TimeOnly(8, 0).AddMinutes(15 * random.Next(36));
            var visit = new SeedVisit(patient, random.Pick(PracticeSeed.Providers), type, random.Pick(days), start, random.Pick(statuses));
            if (!FitsTheDay(visit) || visits.Any(other => Clashes(visit, other, sameDay))) continue;
            visits.Add(visit);
            return;
        }
    }

    private static bool FitsTheDay(SeedVisit visit) => visit.End <= Lunch || (visit.Start >= AfterLunch && visit.End <= Close);

    /// <summary>One visit of a patient a day, unless a second one is meant; and nobody in two places at once.</summary>
    private static bool Clashes(SeedVisit visit, SeedVisit other, bool sameDay)
    {
        if (visit.Day != other.Day) return false;
        if (visit.Patient == other.Patient && !sameDay) return true;
        return (visit.Patient == other.Patient || visit.Provider == other.Provider) && visit.Start < other.End && other.Start < visit.End;
    }
}
