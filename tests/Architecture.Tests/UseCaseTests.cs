using System.Reflection;
using Luma.Application.Common;
using Luma.BuildingBlocks.Mediator;
using Luma.BuildingBlocks.Messaging;
using Luma.Domain.Common.Settings;

namespace Luma.Architecture.Tests;

/// <summary>Requests, handlers, messages and settings are what they promise to be.</summary>
public sealed class UseCaseTests
{
    private static readonly List<Type> Types = [.. House.Product.SelectMany(assembly => assembly.GetTypes())];

    private static readonly List<Type> Requests = [.. Types.Where(type => !type.IsAbstract && Implements(type, typeof(IRequest<>)).Any())];

    private static readonly List<(Type Handler, Type Request)> Handlers =
    [
        .. Types.Where(type => !type.IsAbstract)
            .SelectMany(type => Implements(type, typeof(IRequestHandler<,>)).Select(contract => (type, contract.GetGenericArguments()[0]))),
    ];

    [Fact]
    public void There_are_requests_to_look_at() => Requests.Count.ShouldBeGreaterThan(15);

    [Fact]
    public void Every_request_says_who_may_send_it() => Requests
        .Where(type => !type.IsDefined(typeof(RequiresAttribute), false) && !type.IsDefined(typeof(OpenToAttribute), false))
        .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_request_has_exactly_one_handler() => Requests
        .Select(type => (type.FullName, Count: Handlers.Count(handler => handler.Request == type))).Where(pair => pair.Count != 1).ShouldBeEmpty();

    [Fact]
    public void Handlers_are_internal_and_sealed() => Handlers.Where(pair => pair.Handler.IsVisible || !pair.Handler.IsSealed)
        .Select(pair => pair.Handler.FullName).ShouldBeEmpty();

    [Fact]
    public void No_handler_asks_for_another_handler()
    {
        var handlers = Types.Where(type => Implements(type, typeof(IRequestHandler<,>)).Any() || Implements(type, typeof(IMessageHandler<>)).Any()).ToHashSet();
        var wrong = from handler in handlers
                    from parameter in handler.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(made => made.GetParameters())
                    let asked = parameter.ParameterType
                    where handlers.Contains(asked) || (asked.IsGenericType && asked.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                    select $"{handler.FullName} asks for {asked.Name}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_has_a_name_of_its_own()
    {
        var names = Types.Select(type => (type, type.GetCustomAttribute<MessageNameAttribute>()?.Name)).Where(pair => pair.Name is not null).ToList();
        names.Count.ShouldBeGreaterThan(3);
        names.GroupBy(pair => pair.Name).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        names.Where(pair => string.IsNullOrWhiteSpace(pair.Name)).ShouldBeEmpty();
        Types.Where(type => !type.IsAbstract).SelectMany(type => Implements(type, typeof(IMessageHandler<>))).Select(contract => contract.GetGenericArguments()[0])
            .Where(message => !message.IsDefined(typeof(MessageNameAttribute), false)).Select(message => message.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_has_a_key_of_its_own_under_its_product_and_a_label()
    {
        var settings = (from type in Types
                        let product = type.GetCustomAttribute<SettingsOfAttribute>()?.Product
                        where product is not null
                        from property in type.GetProperties()
                        let setting = property.GetCustomAttribute<SettingAttribute>()
                        where setting is not null
                        select (product, setting)).ToList();
        settings.Count.ShouldBeGreaterThan(30);
        settings.GroupBy(pair => pair.setting.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        settings.Where(pair => !pair.setting.Key.StartsWith(pair.product + ".", StringComparison.Ordinal)).Select(pair => pair.setting.Key).ShouldBeEmpty();
        settings.Where(pair => string.IsNullOrWhiteSpace(pair.setting.Label)).Select(pair => pair.setting.Key).ShouldBeEmpty();
        settings.Where(pair => pair.setting.Min > pair.setting.Max).Select(pair => pair.setting.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_settable_property_of_a_settings_record_is_a_setting() => Types.Where(type => type.IsDefined(typeof(SettingsOfAttribute), false))
        .SelectMany(type => type.GetProperties()).Where(property => property.CanWrite && !property.IsDefined(typeof(SettingAttribute), false))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    private static IEnumerable<Type> Implements(Type type, Type definition) =>
        type.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == definition);
}
