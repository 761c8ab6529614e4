namespace Luma.Integrations.Ecw.Sandbox;

/// <summary>Monday to Friday, 8 to 17, lunch from 12 to 13; weekdays count from Sunday = 1. Mornings are for follow-ups, afternoons have room for physicals.</summary>
internal static class HoursSeed
{
    public static IEnumerable<SeedTable> Tables()
    {
        var sets = new SeedTable("workinghourssets", ["SetId", "UserId", "StartDate"]);
        var hours = new SeedTable("workhours", ["Id", "SetId", "Weekday", "StartTime", "EndTime", "facilityId"]);
        var rules = new SeedTable("visittyperules", ["Id", "SetId", "VisitTypeId", "StartTime", "EndTime", "TotalVisits"]);
        var blocks = new SeedTable("ApptBlocks", ["Id", "userId", "StartDate", "StartTime", "EndTime", "Reason", "facilityId"]);
        var dates = new SeedTable("ApptBlockDetails", ["Id", "Date"]);
        foreach (var provider in PracticeSeed.Providers)
        {
            var set = provider.Id - 100;
            sets.Add(set, provider.Id, new DateOnly(2026, 1, 1));
            for (var weekday = 2; weekday <= 6; weekday++)
            {
                var id = ((set - 1) * 5) + weekday - 1;
                hours.Add(id, set, weekday, "08:00:00", "17:00:00", provider.FacilityId);
                rules.Add((id * 2) - 1, id, 1, "08:00:00", "12:00:00", 8);
                rules.Add(id * 2, id, 3, "13:00:00", "17:00:00", 4);
            }

            blocks.Add(set, provider.Id, SandboxClinic.FirstDay, "12:00:00", "13:00:00", "Lunch", provider.FacilityId);
            foreach (var day in ScheduleSeed.Days()) dates.Add(set, day);
        }

        return [sets, hours, rules, blocks, dates];
    }
}
