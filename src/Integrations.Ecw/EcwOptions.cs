using Luma.Integrations.Ecw.Catalog;

namespace Luma.Integrations.Ecw;

/// <summary>The connection to one clinic's eCW database, as the schema of local or foreign tables that stands for it.</summary>
public sealed class EcwOptions
{
    /// <summary>The account whose EHR this is; null: no account is connected.</summary>
    public Guid? AccountId { get; set; }

    public string Schema { get; set; } = "ecw";

    /// <summary>False where the tables can only be read (SQL Server through <c>tds_fdw</c>): statuses are then kept here and not written.</summary>
    public bool Writable { get; set; } = true;

    /// <summary>How long one statement may read; a first import streams through a single one.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromMinutes(30);

    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the catalog that was checked at connect is taken to hold; zero: it is read at every connect.</summary>
    public TimeSpan CatalogAge { get; set; } = TimeSpan.FromMinutes(1);

    public EcwNames Names { get; set; } = new();
}
