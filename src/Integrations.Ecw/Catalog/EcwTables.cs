namespace Luma.Integrations.Ecw.Catalog;

/// <summary>A table that is read or written: without the required columns there is no connection, the others are used when present.</summary>
internal sealed record EcwTable(string Name, bool Required, string[] RequiredColumns, string[] OptionalColumns);

internal static class EcwTables
{
    public const string Users = "users";
    public const string Patients = "patients";
    public const string Doctors = "doctors";
    public const string Facilities = "edi_facilities";
    public const string VisitCodes = "visitcodes";
    public const string VisitCodeDetails = "visitcodesdetails";
    public const string Enc = "enc";
    public const string StatusCodes = "visitstscodes";
    public const string Insurance = "insurance";
    public const string InsuranceDetail = "insurancedetail";
    public const string Log = "log";
    public const string HourSets = "workinghourssets";
    public const string Hours = "workhours";

    public static readonly IReadOnlyList<EcwTable> All =
    [
        new(Users, true, ["uid", "ufname", "ulname", "UserType"],
            ["umobileno", "upPhone", "uemail", "dob", "ptDob", "sex", "LANGUAGE", "preferredname", "delFlag", "mdate", "prefix"]),
        new(Patients, true, ["pid"],
            ["ControlNo", "hl7Id", "language", "deceased", "VoiceEnabled", "textenabled", "enableEmail", "optout", "isPtOptsOut"]),
        new(Doctors, true, ["doctorID"], ["PrintName", "NPI", "speciality", "inactive"]),
        new(Facilities, true, ["Id", "Name"], ["AddressLine1", "AddressLine2", "City", "State", "Zip", "Tel", "TimeZoneCode", "DeleteFlag"]),
        new(VisitCodes, true, ["CodeId", "Name"], ["Description", "deleteFlag"]),
        new(VisitCodeDetails, false, ["CodeId", "DoctorId", "Minutes"], []),
        new(Enc, true, ["encounterID", "patientID", "date", "startTime", "STATUS", "deleteFlag"],
            ["doctorID", "ResourceId", "facilityId", "endTime", "VisitType", "visittypeid", "encType", "visitstscodeid", "arrivedTime"]),
        new(StatusCodes, false, ["code"], ["CodeId", "status", "color"]),
        new(Insurance, false, ["insId", "insuranceName"], ["deleteFlag"]),
        new(InsuranceDetail, false, ["Id", "pid", "insid"], ["SeqNo", "subscriberNo", "groupNo", "DeleteFlag"]),
        new(HourSets, false, ["SetId", "UserId"], ["DeleteFlag"]),
        new(Hours, false, ["SetId", "Weekday"], []),
        new(Log, false, ["encounterId", "userId", "date", "time", "actionFlag"], []),
    ];
}
