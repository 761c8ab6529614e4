using Luma.Application.Common;
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
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luma.Infrastructure.Persistence;

/// <summary>The EF model over the migrated tables. Every tenant entity is filtered by the session's account, on top of row-level security.</summary>
public sealed class LumaDb(DbContextOptions<LumaDb> options) : DbContext(options), ILumaDb
{
    /// <summary>Set by the session before the first query.</summary>
    public Guid TenantId { get; set; }

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<User> Users => Set<User>();

    public DbSet<SettingOverride> SettingOverrides => Set<SettingOverride>();

    public DbSet<Facility> Facilities => Set<Facility>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<AppointmentType> AppointmentTypes => Set<AppointmentType>();

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<PatientContact> PatientContacts => Set<PatientContact>();

    public DbSet<PatientInsurance> PatientInsurances => Set<PatientInsurance>();

    public DbSet<DoNotContactEntry> DoNotContactEntries => Set<DoNotContactEntry>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<SendingNumber> SendingNumbers => Set<SendingNumber>();

    public DbSet<OutboundMessage> OutboundMessages => Set<OutboundMessage>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<ConversationEntry> ConversationEntries => Set<ConversationEntry>();

    public DbSet<AskedQuestion> OpenQuestions => Set<AskedQuestion>();

    public DbSet<ShortLink> ShortLinks => Set<ShortLink>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<EhrFeedState> EhrFeeds => Set<EhrFeedState>();

    public DbSet<EhrQuarantinedRow> EhrQuarantine => Set<EhrQuarantinedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>().HasQueryFilter(account => account.Id == TenantId);
        Tenant<User>(modelBuilder);
        Tenant<SettingOverride>(modelBuilder).HasKey(row => new { row.AccountId, row.Product, row.ScopeKind, row.ScopeId, row.Key });
        modelBuilder.Entity<SettingOverride>().Property(row => row.Value).HasColumnType("jsonb");
        Tenant<Facility>(modelBuilder);
        Tenant<Provider>(modelBuilder);
        Tenant<AppointmentType>(modelBuilder);
        Tenant<Patient>(modelBuilder).HasMany(patient => patient.Contacts).WithOne().HasForeignKey(contact => contact.PatientId);
        Tenant<PatientContact>(modelBuilder);
        Tenant<PatientInsurance>(modelBuilder);
        Tenant<DoNotContactEntry>(modelBuilder);
        Tenant<Appointment>(modelBuilder).Property<uint>("xmin").IsRowVersion();
        Tenant<SendingNumber>(modelBuilder);
        Tenant<OutboundMessage>(modelBuilder).Property(row => row.Explanation).HasColumnType("jsonb");
        Tenant<DeliveryAttempt>(modelBuilder).HasKey(row => new { row.Id, row.At });
        Tenant<Conversation>(modelBuilder);
        Tenant<ConversationEntry>(modelBuilder).HasKey(row => new { row.Id, row.At });
        Tenant<AskedQuestion>(modelBuilder).ToTable("open_questions");
        Tenant<ShortLink>(modelBuilder).HasKey(row => row.Code);
        Tenant<AuditEntry>(modelBuilder).HasKey(row => new { row.Id, row.At });
        modelBuilder.Entity<AuditEntry>().Property(row => row.Detail).HasColumnType("jsonb");
        Tenant<EhrFeedState>(modelBuilder).ToTable("ehr_feeds").HasKey(row => new { row.AccountId, row.Feed });
        Tenant<EhrQuarantinedRow>(modelBuilder).ToTable("ehr_quarantine").HasKey(row => new { row.AccountId, row.Feed, row.EhrId });
        SnakeCase.Apply(modelBuilder);
        modelBuilder.Entity<ConversationEntry>().Property(row => row.Sequence).ValueGeneratedOnAdd();
    }

    private EntityTypeBuilder<T> Tenant<T>(ModelBuilder modelBuilder)
        where T : class
    {
        var entity = modelBuilder.Entity<T>();
        entity.HasQueryFilter(row => EF.Property<Guid>(row, "AccountId") == TenantId);
        return entity;
    }
}
