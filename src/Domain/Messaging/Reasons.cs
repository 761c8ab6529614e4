namespace Luma.Domain.Messaging;

/// <summary>Why a message was not sent, or not yet (NEW-01): the code is public and stable, the sentence is for staff, the remedy names what would
/// change it.</summary>
public sealed record Reason(string Code, string Sentence, string Remedy)
{
    public override string ToString() => Code;
}

/// <summary>The public list; at most 40 codes.</summary>
public static class Reasons
{
    public static readonly Reason RemindersDisabled = new("remindersDisabled",
        "Reminders are switched off for the account, the facility, the provider or the appointment type.", "Switch reminders on for it.");

    public static readonly Reason NotFirstOfDay = new("notFirstOfDay",
        "The patient has an earlier appointment that day, and only the first one is reminded of.", "Set reminders.multiAppointment.sendFor to all.");

    public static readonly Reason Confirmed = new("confirmed",
        "The patient has confirmed, so this reminder is not needed.", "Set reminders.afterConfirm to sendAll.");

    public static readonly Reason Blocked = new("blocked",
        "Staff blocked the reminders of this appointment.", "Unblock its reminders.");

    public static readonly Reason AppointmentCancelled = new("appointmentCancelled",
        "The appointment is cancelled.", "Book it again.");

    public static readonly Reason AppointmentOver = new("appointmentOver",
        "The patient has arrived, or the visit is over.", "Nothing: it is no longer ahead.");

    public static readonly Reason AppointmentStarted = new("appointmentStarted",
        "The appointment's start has passed.", "Nothing: a reminder after the start helps nobody.");

    public static readonly Reason AppointmentDeleted = new("appointmentDeleted",
        "The appointment no longer exists in the EHR.", "Restore it in the EHR.");

    public static readonly Reason AppointmentMoved = new("appointmentMoved",
        "The appointment moved to another day; its reminders were planned anew.", "Nothing: see the new reminders.");

    public static readonly Reason CadenceChanged = new("cadenceChanged",
        "The step is no longer part of the cadence.", "Add the day to reminders.cadenceDays.");

    public static readonly Reason PastWhenKnown = new("pastWhenKnown",
        "The moment had passed before the appointment was known.", "Nothing: a missed step is not sent late; a catch-up reminder may follow.");

    public static readonly Reason SameDay = new("sameDay",
        "Moved to a day that already has a reminder for this appointment.", "Change the cadence so that the steps fall on different days.");

    public static readonly Reason Superseded = new("superseded",
        "A later reminder of the same appointment is due as well.", "Nothing: the later one goes.");

    public static readonly Reason CatchUpDisabled = new("catchUpDisabled",
        "The final reminder was missed and catch-up reminders are switched off.", "Switch on reminders.catchUp.enabled.");

    public static readonly Reason NoSlot = new("noSlot",
        "No catch-up hour remained before the appointment.", "Add an hour to reminders.catchUp.hours.");

    public static readonly Reason Holiday = new("holiday",
        "It was due on a holiday, and no other day before the appointment remained.", "Set delivery.holidays.send, or change the closing days.");

    public static readonly Reason Sunday = new("sunday",
        "It fell on a Sunday, on which the account sends nothing.", "Switch off delivery.sundayToSaturday.");

    public static readonly Reason QuietHours = new("quietHours",
        "It fell outside the hours in which messages may go.", "Change delivery.workingHours or delivery.quietHours.");

    public static readonly Reason OutsideWindow = new("outsideWindow",
        "The sending window did not open again before the appointment.", "Widen delivery.schedulableWindow.");

    public static readonly Reason NoContact = new("noContact",
        "The patient has no contact for the methods that the account uses.", "Add a contact, or enable another method in contacts.enabledMethods.");

    public static readonly Reason InvalidContact = new("invalidContact",
        "The patient's contacts were found not to work.", "Correct the number or address in the EHR.");

    public static readonly Reason NotTextable = new("notTextable",
        "The only number is a landline.", "Add a mobile number.");

    public static readonly Reason NoFormat = new("noFormat",
        "The template has no text for a channel that reaches the patient.", "Add the format to the template.");

    public static readonly Reason DoNotContact = new("doNotContact",
        "The patient or this contact is on the Do Not Contact list.", "Lift the entry; an opt-out is lifted by the patient texting START.");

    public static readonly Reason BlockedContact = new("blockedContact",
        "The account blocks this number or address.", "Remove it from contacts.blocked.");

    public static readonly Reason NotInLimitedContacts = new("notInLimitedContacts",
        "The account may only contact a short list, and this contact is not on it.", "Switch off contacts.limitEnabled or add the contact.");

    public static readonly Reason EhrPreference = new("ehrPreference",
        "The EHR says that the patient must not be reached in this way.", "Change the patient's flags in the EHR.");

    public static readonly Reason Deceased = new("deceased",
        "The patient has died.", "Correct the patient's record in the EHR if this is wrong.");

    public static readonly Reason Blackout = new("blackout",
        "The same message went to the same person at this contact a short while ago.", "Shorten delivery.blackout.minutes.");

    public static readonly Reason SendingRate = new("sendingRate",
        "It waits its turn: the sending number may only send so many a second.", "Raise the number's rate with the carrier, or add a number.");

    public static readonly Reason VendorBusy = new("vendorBusy",
        "The vendor asked for patience.", "Nothing: it is tried again.");

    public static readonly Reason RetryWaiting = new("retryWaiting",
        "It could not be delivered and is tried once more.", "Nothing: it is tried again.");

    public static readonly Reason TemplateFailed = new("templateFailed",
        "The template could not be rendered.", "Correct the template.");

    public static readonly Reason NoSendingNumber = new("noSendingNumber",
        "The account has no number to send from.", "Connect a sending number.");

    public static readonly Reason VendorRefused = new("vendorRefused",
        "The vendor refused the message.", "See the attempt's error code.");

    public static readonly Reason Undelivered = new("undelivered",
        "The carrier could not deliver it, also on another try.", "Correct the contact, then send again.");

    public static readonly Reason OutcomeUnknown = new("outcomeUnknown",
        "The vendor never said whether it took the message, so it was not sent again.", "Ask the patient, or send by hand.");

    public static readonly Reason ReplyLimit = new("replyLimit",
        "This number got several automatic answers within the hour; a person answers next.", "Answer in the Hub.");

    public static readonly Reason Restored = new("restored",
        "It was due before the database was restored from a backup, so it may have gone already.", "Ask the patient, or send it now.");

    public static IReadOnlyList<Reason> All { get; } =
        [.. typeof(Reasons).GetFields().Where(field => field.FieldType == typeof(Reason)).Select(field => (Reason)field.GetValue(null)!)];

    private static readonly Dictionary<string, Reason> ByCode = All.ToDictionary(reason => reason.Code, StringComparer.Ordinal);

    public static Reason? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var reason) ? reason : null;
}
