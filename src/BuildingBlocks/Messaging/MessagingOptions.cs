using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>The set-up of messaging. Proved by <see cref="MessagingRegistration.AddMessaging"/>; later changes have no effect.</summary>
public sealed class MessagingOptions
{
    /// <summary>Shown in <c>claimed_by</c>, to tell nodes apart; need not be unique. Default: the machine's name.</summary>
    public string NodeName { get; set; } = Environment.MachineName;

    /// <summary>The most messages that a node holds in memory: waiting, running and not yet acknowledged. 1 to 10,000.</summary>
    public int BatchSize { get; set; } = 1000;

    /// <summary>The most handlers that run at a time in this node; each transactional one has a connection. 1 to 1,000.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>How long a claim holds without being renewed, on the database's clock: after a crash others take over when it and one
    /// <see cref="PollInterval"/> have passed. 1 s to 1 h.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often to look for due messages when nothing wakes the node; real time. 10 ms to 1 min.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Tries before a message becomes a dead letter, unless its type carries <see cref="MessageRetryAttribute"/>.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Delay before the second try, on the application's clock; doubles with each try, and varies by a fifth either way.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Where the doubling of the delay ends.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the inbox remembers what it has accepted, on the application's clock.</summary>
    public TimeSpan KeepInbox { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long dead letters are kept, on the application's clock.</summary>
    public TimeSpan KeepDeadLetters { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often a node cleans up and measures the queue's depth; real time.</summary>
    public TimeSpan CleanUpInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>False: this host only enqueues, and handles when <see cref="MessageProcessor.DrainAsync"/> is called.</summary>
    public bool RunWorkers { get; set; } = true;

    /// <summary>Where the tables are. Default: the container's <see cref="NpgsqlDataSource"/>.</summary>
    public Func<IServiceProvider, NpgsqlDataSource> DataSource { get; set; } = services => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>How bodies are written and read. Default: <see cref="JsonSerializerDefaults.Web"/>.</summary>
    public JsonSerializerOptions? Json { get; set; }

    /// <summary>Scanned for types with <see cref="MessageNameAttribute"/> and for implementations of <see cref="IMessageHandler{T}"/>.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Message types beyond those scanned.</summary>
    public IList<Type> Messages { get; } = [];

    /// <summary>Handler classes beyond those scanned.</summary>
    public IList<Type> Handlers { get; } = [];

    /// <summary>What is enqueued again and again. Names are stored: keep them when moving code.</summary>
    public IList<RecurringMessage> Recurring { get; } = [];

    internal void Check(List<string> problems)
    {
        Demand(!string.IsNullOrWhiteSpace(NodeName) && NodeName.Length <= 100, "NodeName must have 1 to 100 characters.");
        Demand(BatchSize is >= 1 and <= 10_000, $"BatchSize is {BatchSize}; it must be from 1 to 10,000.");
        Demand(MaxConcurrency is >= 1 and <= 1_000, $"MaxConcurrency is {MaxConcurrency}; it must be from 1 to 1,000.");
        Demand(Lease >= TimeSpan.FromSeconds(1) && Lease <= TimeSpan.FromHours(1), $"Lease is {Lease}; it must be from 1 s to 1 h.");
        Demand(PollInterval >= TimeSpan.FromMilliseconds(10) && PollInterval <= TimeSpan.FromMinutes(1),
            $"PollInterval is {PollInterval}; it must be from 10 ms to 1 min.");
        Demand(MaxAttempts is >= 1 and <= 1_000, $"MaxAttempts is {MaxAttempts}; it must be from 1 to 1,000.");
        Demand(FirstRetryDelay > TimeSpan.Zero, $"FirstRetryDelay is {FirstRetryDelay}; it must be above zero.");
        Demand(MaxRetryDelay >= FirstRetryDelay, $"MaxRetryDelay ({MaxRetryDelay}) is below FirstRetryDelay ({FirstRetryDelay}).");
        Demand(KeepInbox > TimeSpan.Zero, $"KeepInbox is {KeepInbox}; it must be above zero.");
        Demand(KeepDeadLetters > TimeSpan.Zero, $"KeepDeadLetters is {KeepDeadLetters}; it must be above zero.");
        Demand(CleanUpInterval > TimeSpan.Zero, $"CleanUpInterval is {CleanUpInterval}; it must be above zero.");
        foreach (var twice in Recurring.GroupBy(recurring => recurring.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add($"Recurring name '{twice.Key}' is used {twice.Count()} times.");

        void Demand(bool holds, string problem)
        {
            if (!holds)
                problems.Add(problem);
        }
    }
}
