using Luma.Application.Accounts;
using Luma.Application.Audit;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Hub;
using Luma.Application.Messaging;
using Luma.Application.Patients;
using Luma.Application.Reminders;
using Luma.Application.Templates;
using Luma.BuildingBlocks.Messaging;
using Luma.Infrastructure.Accounts;
using Luma.Infrastructure.Audit;
using Luma.Infrastructure.Ehr;
using Luma.Infrastructure.Messaging;
using Luma.Infrastructure.Messaging.Pump;
using Luma.Infrastructure.Persistence;
using Luma.Infrastructure.Reminders;
using Luma.Infrastructure.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luma.Infrastructure;

public static class InfrastructureRegistration
{
    /// <param name="publicUrl">Where patients' links and vendors' callbacks lead.</param>
    /// <param name="ehrRounds">How often accounts are looked at for a sync that is due.</param>
    /// <param name="workers">False: this node answers requests, and leaves messages and pump to other nodes.</param>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, Databases databases, Uri publicUrl, TimeSpan ehrRounds, bool workers = true)
    {
        services.AddSingleton(databases);
        services.AddSingleton<Vitals>();
        services.AddPersistence();
        services.AddPump(publicUrl);
        if (workers) services.AddHostedService<PumpWorker>();
        services.AddEhr();
        services.AddMessaging(options =>
        {
            options.DataSource = _ => databases.App;
            options.RunWorkers = workers;
            options.Assemblies.Add(typeof(Application.ApplicationRegistration).Assembly);
            options.Assemblies.Add(typeof(InfrastructureRegistration).Assembly);
            options.Recurring.Add(EhrRegistration.Rounds(ehrRounds));
            options.Recurring.Add(KeepPartitions.Daily);
        });
        return services;
    }

    private static void AddPersistence(this IServiceCollection services)
    {
        services.AddScoped<TenantSession>();
        services.AddScoped<ITenantSession>(provider => provider.GetRequiredService<TenantSession>());
        services.AddScoped<IMessageUnitOfWork>(provider => provider.GetRequiredService<TenantSession>());
        services.AddScoped<AuditTrail>();
        services.AddScoped<ChangeAnnouncer>();
        services.AddScoped<IChangeAnnouncer>(provider => provider.GetRequiredService<ChangeAnnouncer>());
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton<SettingsReader>();
        services.AddSingleton<ISettingsReader>(provider => provider.GetRequiredService<SettingsReader>());
        services.AddSingleton<ISettingChanges>(provider => provider.GetRequiredService<SettingsReader>());
        services.AddSingleton<ITenantDirectory, TenantDirectory>();
        services.AddScoped<IInbox, SessionInbox>();
        services.AddScoped<IReminderPlanStore, ReminderPlanStore>();
        services.AddScoped<IGateContributor, ReminderGate>();
        services.AddScoped<AppointmentAnswers>();
        services.AddScoped<AppointmentReader>();
        services.AddScoped<PatientReader>();
        services.AddScoped<ConversationBook>();
        services.AddScoped<Replies>();
        services.AddScoped<OptOuts>();
        services.AddScoped<TemplateFactsOf>();
    }

    private static void AddPump(this IServiceCollection services, Uri publicUrl)
    {
        services.AddSingleton<ITemplateRenderer, LiquidTemplateRenderer>();
        services.AddSingleton(new LinkMaker(publicUrl));
        services.AddSingleton<PumpClaims>();
        services.AddSingleton<MessagePump>();
        services.AddSingleton<PumpSignal>();
        services.AddSingleton<IPumpSignal>(provider => provider.GetRequiredService<PumpSignal>());
        services.TryAddSingleton(new PumpTiming());
        services.AddSingleton<Vendors>();
        services.AddScoped<PumpBatch>();
        services.AddScoped<PumpFacts>();
        services.AddScoped<PumpDecider>();
        services.AddScoped<PumpWriter>();
        services.AddScoped<SendingRate>();
        services.AddScoped<OutcomeWriter>();
        services.AddScoped<Settlement>();
        services.AddScoped<SettlementWriter>();
        services.AddScoped<DeliveryLedger>();
        services.AddScoped<IDeliveryLedger>(provider => provider.GetRequiredService<DeliveryLedger>());
    }
}
