namespace Luma.Integrations.Ecw.Sandbox;

internal static class InsuranceSeed
{
    public static IEnumerable<SeedTable> Tables()
    {
        var random = new SeedRandom(42);
        var payers = Synthea.Payers();
        var insurance = new SeedTable("insurance", ["insId", "insuranceName"]);
        for (var i = 0; i < payers.Count; i++) insurance.Add(i + 1, payers[i]);

        var details = new SeedTable("insurancedetail", ["Id", "pid", "insid", "SeqNo", "subscriberNo", "groupNo"]);
        foreach (var patient in PeopleSeed.Patients)
        {
            // Of ten patients one is uninsured and two have a second insurance.
            var count = (patient.Id % 10) switch { 0 => 0, 4 or 7 => 2, _ => 1 };
            for (var sequence = 1; sequence <= count; sequence++)
                details.Add(details.Rows.Count + 1, patient.Id, 1 + random.Next(payers.Count), sequence, $"SFM{(patient.Id * 10) + sequence}", $"G{100 + random.Next(900)}");
        }

        return [insurance, details];
    }
}
