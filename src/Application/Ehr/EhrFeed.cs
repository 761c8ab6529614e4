namespace Luma.Application.Ehr;

/// <summary>The kinds of rows that come in from the EHR, in the order in which they depend on each other.</summary>
public static class EhrFeed
{
    public const string Facilities = "facilities";
    public const string Providers = "providers";
    public const string AppointmentTypes = "appointmentTypes";
    public const string Patients = "patients";
    public const string Insurances = "insurances";
    public const string Appointments = "appointments";

    public static readonly IReadOnlyList<string> All = [Facilities, Providers, AppointmentTypes, Patients, Insurances, Appointments];
}
