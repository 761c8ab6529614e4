namespace Luma.Api.Sandbox.Ecw;

/// <summary>A request that the stand-in database cannot serve, as an RFC 9457 problem.</summary>
internal sealed class SandboxRefusal(int status, string title, IReadOnlyDictionary<string, string[]>? errors = null) : Exception(title)
{
    public static SandboxRefusal Field(string field, string reason) =>
        new(StatusCodes.Status400BadRequest, "The request is not valid.", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [reason] });

    public static SandboxRefusal Bad(string title) => new(StatusCodes.Status400BadRequest, title);

    public static SandboxRefusal NoTable(string table) => new(StatusCodes.Status404NotFound, $"There is no table '{table}'.");

    public IResult ToResult() => Results.Problem(
        title: Message, statusCode: status, type: errors is null ? null : "VALIDATION",
        extensions: errors is null ? null : [KeyValuePair.Create<string, object?>("errors", errors)]);
}
