using Luma.Domain.Accounts;
using Luma.Domain.Appointments;
using Luma.Domain.Audit;
using Luma.Domain.Common.Settings;
using Luma.Domain.Ehr;
using Luma.Domain.Hub;
using Luma.Domain.Messaging;
using Luma.Domain.Patients;
using Luma.Domain.Practice;
using Microsoft.EntityFrameworkCore;

namespace Luma.Application.Common;

/// <summary>The tenant's data within the scope's transaction. Changes are saved when the unit of work is flushed, nowhere else.</summary>
public interface ILumaDb
{
    DbSet<Account> Accounts { get; }

    DbSet<User> Users { get; }

    DbSet<SettingOverride> SettingOverrides { get; }

    DbSet<Facility> Facilities { get; }

    DbSet<Provider> Providers { get; }

    DbSet<AppointmentType> AppointmentTypes { get; }

    DbSet<Patient> Patients { get; }

    DbSet<PatientContact> PatientContacts { get; }

    DbSet<PatientInsurance> PatientInsurances { get; }

    DbSet<DoNotContactEntry> DoNotContactEntries { get; }

    DbSet<Appointment> Appointments { get; }

    DbSet<SendingNumber> SendingNumbers { get; }

    DbSet<OutboundMessage> OutboundMessages { get; }

    DbSet<DeliveryAttempt> DeliveryAttempts { get; }

    DbSet<Conversation> Conversations { get; }

    DbSet<ConversationEntry> ConversationEntries { get; }

    DbSet<AskedQuestion> OpenQuestions { get; }

    DbSet<ShortLink> ShortLinks { get; }

    /// <summary>To be read only; entries are made through <see cref="Audit.IAuditTrail"/>.</summary>
    DbSet<AuditEntry> AuditEntries { get; }

    /// <summary>To be read only; the sync writes them.</summary>
    DbSet<EhrFeedState> EhrFeeds { get; }

    /// <inheritdoc cref="EhrFeeds"/>
    DbSet<EhrQuarantinedRow> EhrQuarantine { get; }
}
