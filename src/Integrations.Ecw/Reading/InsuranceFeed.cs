using Luma.Application.Ehr;
using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw.Reading;

internal static class InsuranceFeed
{
    private const string T = EcwTables.InsuranceDetail;
    private const string I = EcwTables.Insurance;

    /// <summary>Null where the site has no insurance tables to read.</summary>
    public static FeedQuery? Query(EcwCatalog catalog)
    {
        if (!catalog.HasAll(T, "Id", "pid", "insid") || !catalog.HasAll(I, "insId", "insuranceName")) return null;
        return new(EhrFeed.Insurances, "ehr_known_insurances", catalog.Name("d", T, "Id"),
            [
                ("pid", catalog.Text("d", T, "pid")),
                ("SeqNo", catalog.Text("d", T, "SeqNo")),
                ("insuranceName", catalog.Text("i", I, "insuranceName")),
                ("subscriberNo", catalog.Text("d", T, "subscriberNo")),
                ("groupNo", catalog.Text("d", T, "groupNo")),
            ],
            $"{catalog.From(T)} d join {catalog.From(I)} i on {catalog.Same("i", I, "insId", "d", T, "insid")}",
            [catalog.Live("d", T, "DeleteFlag")]);
    }

    public static EhrInsurance Parse(RawRow row, EhrReading reading)
    {
        row.CheckId("Id");
        return new(row.Id(0) ?? row.Bad(0, "is empty") ?? "", row.Number(1, 0, 99) ?? 1, row.Required(2, 200), row.Text(3, 60), row.Text(4, 60));
    }
}
