namespace Luma.Integrations.Ecw.Tests.MariaDb;

public sealed class MariaDbDoctorTests : DoctorSuite
{
    protected override Task<EcwClinic> OpenAsync() => MariaDbEcw.OpenAsync();

    // On MySQL's side: PostgreSQL would still let us try.
    protected override Task ForbidWritingAsync() => ((MariaDbEcw)Clinic.Ecw).RevokeWritingAsync();
}
