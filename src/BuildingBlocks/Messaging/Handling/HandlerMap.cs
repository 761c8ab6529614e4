using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Luma.BuildingBlocks.Messaging;

/// <summary>Which handlers run for which message type, known before the first message comes.</summary>
internal sealed class HandlerMap
{
    private readonly Dictionary<Type, Handling> byMessage = [];

    public IReadOnlyCollection<Type> Types { get; private init; } = [];

    public Handling? Find(Type message) => byMessage.GetValueOrDefault(message);

    public static HandlerMap Build(MessagingOptions options, MessageTypes types, List<string> problems)
    {
        var handlers = options.Assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false })
            .Concat(options.Handlers).Distinct()
            .Select(type => (Type: type, Messages: MessagesOf(type))).ToList();
        var map = new HandlerMap { Types = [.. handlers.Where(handler => handler.Messages.Length > 0).Select(handler => handler.Type)] };
        foreach (var type in options.Handlers.Where(type => MessagesOf(type).Length == 0))
            problems.Add($"{type.FullName} is given as a handler, but implements no IMessageHandler.");

        var named = types.Names.Select(name => types.Find(name)!).ToHashSet();
        foreach (var group in handlers.SelectMany(handler => handler.Messages, (handler, message) => (handler.Type, message)).GroupBy(pair => pair.message))
        {
            var classes = group.Select(pair => pair.Type).ToList();
            var free = classes.Where(type => type.IsAssignableTo(typeof(INonTransactionalHandler))).ToList();
            if (!named.Contains(group.Key))
                problems.Add($"{string.Join(" and ", classes.Select(type => type.FullName))} handle {group.Key.FullName}, which has no [MessageName] or is not scanned.");
            if (free.Count > 0 && free.Count < classes.Count)
                problems.Add($"Of the handlers of {group.Key.FullName} only {string.Join(", ", free.Select(type => type.FullName))} are not transactional.");
            map.byMessage[group.Key] = new Handling(free.Count == 0, [.. classes.Select(type => Invoker(group.Key, type))]);
        }
        foreach (var type in named.Where(type => type.GetCustomAttribute<MessageRetryAttribute>()?.MaxAttempts < 1))
            problems.Add($"[MessageRetry] of {type.FullName} allows no attempt.");
        return map;
    }

    private static Type[] MessagesOf(Type handler) => [.. handler.GetInterfaces()
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IMessageHandler<>))
        .Select(type => type.GetGenericArguments()[0])];

    private static HandlerInvoker Invoker(Type message, Type handler) =>
        (HandlerInvoker)Activator.CreateInstance(typeof(HandlerInvoker<>).MakeGenericType(message), handler)!;
}

/// <param name="Transactional">False: no transaction is opened, the message is acknowledged with others.</param>
/// <param name="Invokers">In a stable order: that of the assemblies' types.</param>
internal sealed record Handling(bool Transactional, IReadOnlyList<HandlerInvoker> Invokers)
{
    /// <summary>An event that nobody here listens to is done when it is read.</summary>
    public static Handling Nobody { get; } = new(Transactional: false, []);
}

internal abstract class HandlerInvoker
{
    public abstract Task InvokeAsync(IServiceProvider services, object message, MessageContext context, CancellationToken cancellationToken);
}

internal sealed class HandlerInvoker<TMessage>(Type handler) : HandlerInvoker
    where TMessage : notnull
{
    public override Task InvokeAsync(IServiceProvider services, object message, MessageContext context, CancellationToken cancellationToken) =>
        ((IMessageHandler<TMessage>)services.GetRequiredService(handler)).HandleAsync((TMessage)message, context, cancellationToken);
}
