using Luma.Domain.Common.Settings;

namespace Luma.Domain.Ehr;

/// <summary>What a clinic decides about its EHR: how status codes are read, what is written back, what is taken over.</summary>
[SettingsOf("ehr")]
public sealed record EhrSettings
{
    private const string ExactCodes = "Exact codes, one each, without descriptions or notes in parentheses.";

    [Setting("ehr.appointments.sync", "Read appointments from the EHR", Help = "Off: nothing is read; what is already here stays.")]
    public bool SyncAppointments { get; init; } = true;

    [Setting("ehr.patients.nightlySync", "Reconcile everything at night", Help = "Every patient and every future appointment is compared with the EHR.")]
    public bool NightlySync { get; init; } = true;

    [Setting("ehr.syncMinutes", "Minutes between syncs", Unit = "minutes", Min = 1, Max = 1440)]
    public int SyncMinutes { get; init; } = 15;

    [Setting("ehr.staleAfterMinutes", "A feed is stale after", Unit = "minutes", Min = 1, Max = 1440,
        Help = "Older than this, what a message says is checked against the EHR before it goes.")]
    public int StaleAfterMinutes { get; init; } = 15;

    [Setting("ehr.status.import", "Take over statuses from the EHR")]
    public bool ImportStatuses { get; init; } = true;

    [Setting("ehr.status.confirmed", "Codes read as confirmed", Help = ExactCodes)]
    public IReadOnlyList<string> Confirmed { get; init; } = ["CONF"];

    [Setting("ehr.status.cancelled", "Codes read as cancelled", Help = ExactCodes)]
    public IReadOnlyList<string> Cancelled { get; init; } = ["CANC"];

    [Setting("ehr.status.arrived", "Codes read as arrived", Help = ExactCodes)]
    public IReadOnlyList<string> Arrived { get; init; } = ["ARR"];

    [Setting("ehr.status.checkedIn", "Codes read as checked in", Help = ExactCodes)]
    public IReadOnlyList<string> CheckedIn { get; init; } = [];

    [Setting("ehr.status.noShow", "Codes read as no-show", Help = ExactCodes)]
    public IReadOnlyList<string> NoShow { get; init; } = ["N/S"];

    [Setting("ehr.status.completed", "Codes read as completed", Help = ExactCodes)]
    public IReadOnlyList<string> Completed { get; init; } = ["CHK"];

    [Setting("ehr.status.rescheduled", "Codes read as rescheduled", Help = ExactCodes)]
    public IReadOnlyList<string> Rescheduled { get; init; } = ["R/S"];

    [Setting("ehr.status.deleted", "Codes read as deleted", Help = "Appointments with such a code are not shown, not counted and not reminded of.")]
    public IReadOnlyList<string> Deleted { get; init; } = [];

    [Setting("ehr.status.unconfirmed", "Codes read as unconfirmed", Help = ExactCodes)]
    public IReadOnlyList<string> Unconfirmed { get; init; } = ["PEN"];

    [Setting("ehr.status.block", "Codes or visit types that block the schedule", Help = "Lunch, meetings: no appointments, no reminders, not bookable.")]
    public IReadOnlyList<string> Block { get; init; } = [];

    [Setting("ehr.status.custom", "Further codes",
        Help = "EHR code to status: unconfirmed, confirmed, cancelled, arrived, checkedIn, noShow, rescheduled, deleted or completed.")]
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Setting("ehr.push.confirmed", "Value written when a patient confirms", Help = "The exact code; one of those read as confirmed.")]
    public string PushConfirmed { get; init; } = "CONF";

    [Setting("ehr.push.cancelled", "Value written when an appointment is cancelled", Help = "The exact code; one of those read as cancelled.")]
    public string PushCancelled { get; init; } = "CANC";

    [Setting("ehr.push.arrived", "Value written when a patient arrives", Help = "The exact code; one of those read as arrived.")]
    public string PushArrived { get; init; } = "ARR";

    [Setting("ehr.push.noShowValues", "Values written when a cancellation counts as a no-show", MaxCount = 2,
        Help = "First: late cancellation by the patient; second, if given: no-show marked by staff. Empty: the cancellation value.")]
    public IReadOnlyList<string> PushNoShow { get; init; } = [];

    [Setting("ehr.push.confirmations", "Write confirmations into the EHR")]
    public bool PushConfirmations { get; init; } = true;

    [Setting("ehr.respectOptOut", "Respect the EHR's opt-out flag", Help = "A patient with the flag is Do Not Contact until the EHR lifts it.")]
    public bool RespectOptOut { get; init; }

    [Setting("ehr.importContactPreferences", "Import contact preferences", Help = "A method that the EHR switches off for a patient is never used.")]
    public bool ImportContactPreferences { get; init; }

    [Setting("ehr.contactFallback", "Methods to fall back on", MaxCount = 3)]
    public IReadOnlyList<string> ContactFallback { get; init; } = ["SMS", "VOICE", "EMAIL"];

    [Setting("ehr.ecw.languageFromPreferredName", "Read the language from the preferred name", Help = "For sites whose standard language codes are not in use.")]
    public bool LanguageFromPreferredName { get; init; }

    [Setting("ehr.ecw.languageNameMap", "Further language names", Help = "Text to language code, on top of the common names and codes.")]
    public IReadOnlyDictionary<string, string> LanguageNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Setting("ehr.ecw.filterSpecialCharacters", "Filter special characters in created appointments", Help = "For eClinicalWorks 11.52 or higher.")]
    public bool FilterSpecialCharacters { get; init; }

    [Setting("ehr.ecw.version", "eClinicalWorks version")]
    public string EcwVersion { get; init; } = "";

    [Setting("ehr.ecw.prohibitedCharacters", "Prohibited characters", Help = "Control characters are always among them.")]
    public string ProhibitedCharacters { get; init; } = "<>&\"'|^~\\";

    [Setting("ehr.syncStatusColors", "Match status values and colours to the EHR")]
    public bool SyncStatusColors { get; init; }
}
