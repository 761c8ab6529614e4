using Luma.Application.Common;
using Luma.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Patients;

public enum PatientKey
{
    LastName,
    FirstName,
    DateOfBirth,
}

/// <summary>Which patients of the account; null leaves open.</summary>
/// <param name="Search">A part of "first last", in any case.</param>
public sealed record PatientFilter(string? Search = null, string? EhrId = null)
{
    internal IQueryable<Patient> Apply(IQueryable<Patient> patients)
    {
        if (EhrId is { } ehrId) patients = patients.Where(patient => patient.EhrId == ehrId);
        if (Search is not { Length: > 0 } search) return patients;
        var pattern = $"%{search.Trim().Replace("%", "", StringComparison.Ordinal).ToUpperInvariant()}%";
#pragma warning disable CA1304, CA1311, MA0011 // It becomes SQL's upper().
        return patients.Where(patient => EF.Functions.Like((patient.FirstName + " " + patient.LastName).ToUpper(), pattern));
#pragma warning restore CA1304, CA1311, MA0011
    }

    /// <summary>By the keys, then by name and id, so that every order is one.</summary>
    internal static IQueryable<Patient> Order(IQueryable<Patient> patients, IReadOnlyList<Sort<PatientKey>> keys)
    {
        IOrderedQueryable<Patient>? ordered = null;
        foreach (var key in keys)
        {
            ordered = (key.By, key.Descending) switch
            {
                (PatientKey.FirstName, false) => ordered?.ThenBy(patient => patient.FirstName) ?? patients.OrderBy(patient => patient.FirstName),
                (PatientKey.FirstName, true) => ordered?.ThenByDescending(patient => patient.FirstName) ?? patients.OrderByDescending(patient => patient.FirstName),
                (PatientKey.DateOfBirth, false) => ordered?.ThenBy(patient => patient.DateOfBirth) ?? patients.OrderBy(patient => patient.DateOfBirth),
                (PatientKey.DateOfBirth, true) => ordered?.ThenByDescending(patient => patient.DateOfBirth) ?? patients.OrderByDescending(patient => patient.DateOfBirth),
                (_, false) => ordered?.ThenBy(patient => patient.LastName) ?? patients.OrderBy(patient => patient.LastName),
                (_, true) => ordered?.ThenByDescending(patient => patient.LastName) ?? patients.OrderByDescending(patient => patient.LastName),
            };
        }

        return (ordered?.ThenBy(patient => patient.LastName) ?? patients.OrderBy(patient => patient.LastName))
            .ThenBy(patient => patient.FirstName).ThenBy(patient => patient.Id);
    }
}
