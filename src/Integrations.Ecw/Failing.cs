using Luma.Application.Ehr;
using Npgsql;

namespace Luma.Integrations.Ecw;

/// <summary>Turns what the database says into what the connector's callers know. Values are kept out: they may be PHI.</summary>
internal static class Failing
{
    public static async Task<T> AsEhrAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (PostgresException e)
        {
            // Errors of class 22 quote the value that offends.
            var detail = e.SqlState.StartsWith("22", StringComparison.Ordinal) ? "a value of the wrong form" : e.MessageText;
            throw new EhrException($"The EHR's database answered {e.SqlState}: {detail}", e);
        }
        catch (NpgsqlException e)
        {
            throw new EhrException("The EHR's database could not be reached.", e);
        }
    }

    public static Task AsEhrAsync(Func<Task> work) => AsEhrAsync(async () =>
    {
        await work();
        return true;
    });
}
