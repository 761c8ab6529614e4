using System.Diagnostics;

namespace Luma.Application.Common;

public static class Telemetry
{
    public const string Name = "Luma";

    public static readonly ActivitySource Activities = new(Name);
}
