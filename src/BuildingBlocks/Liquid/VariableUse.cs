using System.Runtime.InteropServices;

namespace Luma.BuildingBlocks.Liquid;

/// <summary>
/// A place where a template reads its model. <paramref name="Path"/> is written with dots (<c>patient.firstName</c>); a literal index
/// stays as <c>[0]</c>, an index known only when rendering becomes <c>[*]</c>. Line and column count from 1.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VariableUse(string Path, int Line, int Column);
