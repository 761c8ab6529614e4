using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Luma.Application.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Luma.Infrastructure.Persistence;

/// <summary>One listening connection a node, from its first listener on, for all who listen here.</summary>
internal sealed class ChangeFeed(Databases databases, IHostApplicationLifetime lifetime, ILogger<ChangeFeed> log) : BackgroundService, IChangeFeed
{
    private const int MostWaiting = 256;
    private static readonly TimeSpan CheckConnection = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Subscriber, byte> _subscribers = new();
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<IAsyncEnumerable<Change>> ListenAsync(Guid accountId, ChangeKind kind, CancellationToken cancellationToken)
    {
        var subscriber = new Subscriber(accountId, kind);
        _subscribers[subscriber] = 0;
        _wanted.TrySetResult();
        try
        {
            await _listening.Task.WaitAsync(cancellationToken);
            return ReadAsync(subscriber, cancellationToken);
        }
        catch
        {
            _subscribers.TryRemove(subscriber, out _);
            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Streams end before the server waits for its connections to end.
        await using var stopping = lifetime.ApplicationStopping.Register(() =>
        {
            foreach (var subscriber in _subscribers.Keys) subscriber.Waiting.Writer.TryComplete();
        });
        try
        {
            await _wanted.Task.WaitAsync(stoppingToken);
            while (true) await ListenUntilLostAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task ListenUntilLostAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = await databases.App.OpenConnectionAsync(stoppingToken);
            connection.Notification += (_, notification) => Tell(notification.Payload);
            await Sql.Command(connection, $"listen {ChangeAnnouncer.Channel}").RunAsync(stoppingToken);
            _listening.TrySetResult();
            // For what was changed while nobody listened.
            foreach (var subscriber in _subscribers.Keys.Where(subscriber => subscriber.Since > 0)) subscriber.Tell(null);
            foreach (var subscriber in _subscribers.Keys) subscriber.Since = 1;
            while (true)
            {
                // A peer that is gone without a word is noticed only by asking.
                if (!await connection.WaitAsync(CheckConnection, stoppingToken)) await Sql.Command(connection, "select 1").RunAsync(stoppingToken);
            }
        }
        catch (Exception error) when (error is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning("Listening for changes failed: {Error}", error.GetType().Name);
            _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.Delay(TryAgain, stoppingToken);
        }
    }

    private void Tell(string payload)
    {
        if (payload.Split(' ') is not [var account, var kind, var id] || !Guid.TryParse(account, out var accountId) || !Enum.TryParse<ChangeKind>(kind, out var what)) return;
        foreach (var subscriber in _subscribers.Keys)
            if (subscriber.AccountId == accountId && subscriber.Kind == what) subscriber.Tell(Guid.TryParse(id, out var which) ? which : null);
    }

    private async IAsyncEnumerable<Change> ReadAsync(Subscriber subscriber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var id in subscriber.Waiting.Reader.ReadAllAsync(cancellationToken))
            {
                // Whoever reads too slowly is told that there was more.
                if (Interlocked.Exchange(ref subscriber.Missed, 0) > 0) yield return new(subscriber.Kind, null);
                yield return new(subscriber.Kind, id);
            }
        }
        finally
        {
            _subscribers.TryRemove(subscriber, out _);
        }
    }

    private sealed class Subscriber(Guid accountId, ChangeKind kind)
    {
        public int Missed;

        public Guid AccountId { get; } = accountId;

        public ChangeKind Kind { get; } = kind;

        /// <summary>1 once its connection has listened: what came between two connections may have been missed.</summary>
        public int Since { get; set; }

        public Channel<Guid?> Waiting { get; } = Channel.CreateBounded<Guid?>(MostWaiting);

        public void Tell(Guid? id)
        {
            if (!Waiting.Writer.TryWrite(id)) Interlocked.Increment(ref Missed);
        }
    }
}
