using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Luma.Acceptance.Support;
using Luma.Api.Sandbox;
using Luma.Application.Appointments;
using Luma.BuildingBlocks.Messaging;
using Luma.Integrations.Ecw.Sandbox;
using Npgsql;
using Xunit.Abstractions;

namespace Luma.Acceptance;

/// <summary>Every endpoint and every message handler there is, tried by a stranger with our ids. A new one is in at once.</summary>
public sealed class TenancyTests(LumaFixture luma, ITestOutputHelper output) : ClinicTest(luma, output), IAsyncLifetime
{
    /// <summary>Endpoints without a tenant's token: each is opened by something else, and tested there.</summary>
    private static readonly string[] Elsewhere = ["/l/", "/webhooks/"];

    /// <summary>What a well-meant request sends.</summary>
    private static readonly Dictionary<string, object?> Bodies = new(StringComparer.Ordinal)
    {
        ["put /api/v1/patients/{id}/do-not-contact"] = new { reason = "none of my business" },
        ["put /api/v1/appointments/{id}/reminders-blocked"] = new { blocked = true },
        ["patch /api/v1/settings/{product}"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["reminders.enabled"] = false },
        ["patch /api/v1/facilities/{id}"] = new { remindersEnabled = false },
        ["patch /api/v1/providers/{id}"] = new { remindersEnabled = false },
        ["patch /api/v1/appointment-types/{id}"] = new { remindersEnabled = false },
    };

    /// <summary>These look after all tenants, carry nobody's ids, and only ever enqueue work under the tenant that it belongs to.</summary>
    private static readonly string[] SystemWide = ["ehr.round", "database.keep-partitions"];

    private NpgsqlDataSource _database = null!;
    private TenantWatch _ours = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _database = NpgsqlDataSource.Create(Luma.Database);
        _ours = new TenantWatch(_database, SandboxClinic.AccountId);
        var rosa = await RosaAsync();
        await Luma.BookAsync(rosa, "2026-12-11", "14:30");
        await Luma.MoveToAsync("2026-12-01 15:00");
        await Luma.TextAsync(rosa.Phone, "A question");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    [Fact]
    public async Task No_endpoint_shows_or_changes_anything_of_another_tenant()
    {
        var (before, ids, marks) = (await _ours.SnapshotAsync(), await _ours.IdsAsync(), await _ours.MarksAsync());
        foreach (var table in new[] { "patients", "appointments", "outbound_messages", "conversations", "providers", "facilities", "appointment_types" })
            ids.ShouldContainKey(table);
        var stranger = await Luma.SignInAsync("other-admin");

        var tried = 0;
        foreach (var operation in await OperationsAsync())
        {
            foreach (var (what, id) in ids)
            {
                using var answer = await Luma.SendAsync(operation.Method, operation.Address(id), operation.Body, stranger);
                var text = await answer.Content.ReadAsStringAsync();
                var name = $"{operation.Name} with the id of one of our {what}";
                ((int)answer.StatusCode).ShouldBeLessThan(500, name);
                if (operation.Name.Contains("{id}", StringComparison.Ordinal)) answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, name);
                // What it was asked for may be repeated in the answer; nothing else of ours.
                marks.Where(mark => mark != id.ToString() && text.Contains(mark, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(name);
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(100);
        (await _ours.SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task No_message_handler_touches_another_tenant()
    {
        // Something to do for whoever handles them as ours.
        await _ours.RunAsync($"""
            insert into setting_overrides (account_id, product, scope_kind, scope_id, key, value, updated_at, updated_by)
            values ('{SandboxClinic.AccountId}', 'reminders', 'ACCOUNT', '{SandboxClinic.AccountId}', 'reminders.cadenceDays', '[4]', '2026-11-01', 'test');
            insert into ehr_pushes (id, account_id, appointment_id, status, ehr_status_code, created_at)
            select gen_random_uuid(), account_id, id, 'CONFIRMED', 'CONF', '2026-12-01' from appointments where status = 'UNCONFIRMED' order by start desc limit 1
            """);
        var (before, ids) = (await _ours.SnapshotAsync(), await _ours.IdsAsync());
        var messages = Messages();
        messages.Count.ShouldBeGreaterThanOrEqualTo(4);

        foreach (var message in messages) await EnqueueAsync(message, ids, SandboxSeed.OtherAccountId);
        await Luma.AdvanceAsync("PT0S");
        (await _ours.SnapshotAsync()).ShouldBe(before);
        (await _ours.ListAsync("select name from messaging.messages where claimed_by is not null")).ShouldBeEmpty();

        // The same messages as our own do something, so the silence above was the tenant's doing.
        foreach (var message in messages) await EnqueueAsync(message, ids, SandboxClinic.AccountId);
        await Luma.AdvanceAsync("PT0S");
        var after = await _ours.SnapshotAsync();
        after["outbound_messages"].ShouldNotBe(before["outbound_messages"]);
        after["ehr_pushes"].ShouldNotBe(before["ehr_pushes"]);
    }

    [Fact]
    public async Task A_text_to_another_clinics_number_answers_nothing_of_ours()
    {
        var before = await _ours.SnapshotAsync();
        await Luma.TextAsync("+14155550181", "YES", to: "+18885550199");
        (await _ours.SnapshotAsync()).ShouldBe(before);
        (await _ours.ListAsync($"select contact_value from conversations where account_id = '{SandboxSeed.OtherAccountId}'")).ShouldBe(["+14155550181"]);
    }

    private static List<Type> Messages() =>
    [
        .. from assembly in new[] { typeof(AppointmentsChanged).Assembly, typeof(Infrastructure.InfrastructureRegistration).Assembly }
           from type in assembly.GetTypes()
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IMessageHandler<>)
           let message = contract.GetGenericArguments()[0]
           where !SystemWide.Contains(message.GetCustomAttribute<MessageNameAttribute>()!.Name)
           select message,
    ];

    private async Task EnqueueAsync(Type message, Dictionary<string, Guid> ids, Guid tenant)
    {
        var body = message.GetConstructors().Single(one => one.GetParameters() is not [{ } copied] || copied.ParameterType != message)
            .GetParameters().ToDictionary(parameter => parameter.Name!, parameter => Value(message, parameter, ids), StringComparer.Ordinal);
        await _ours.RunAsync($"""
            insert into messaging.messages (id, name, body, due_at, enqueued_at, tenant)
            values (gen_random_uuid(), '{message.GetCustomAttribute<MessageNameAttribute>()!.Name}', '{JsonSerializer.Serialize(body, JsonSerializerOptions.Web)}', now(), now(), '{tenant}')
            """);
    }

    private static object Value(Type message, ParameterInfo parameter, Dictionary<string, Guid> ids) => parameter.Name switch
    {
        "AppointmentIds" => new[] { ids["appointments"] },
        "PushId" => ids["ehr_pushes"],
        "Product" => "reminders",
        _ when parameter.ParameterType.IsEnum => Enum.GetValues(parameter.ParameterType).GetValue(0)!,
        _ => throw new InvalidOperationException($"Say here what {message.Name}.{parameter.Name} is to be filled with, from another tenant."),
    };

    private async Task<List<Operation>> OperationsAsync()
    {
        using var document = JsonDocument.Parse(await Luma.Http.GetStringAsync("/openapi/v1.json"));
        var all = from path in document.RootElement.GetProperty("paths").EnumerateObject()
                  from method in path.Value.EnumerateObject()
                  select (Path: path.Name, Method: method.Name, Description: method.Value);
        var operations = new List<Operation>();
        foreach (var (path, method, description) in all)
        {
            if (Elsewhere.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))) continue;
            path.ShouldStartWith("/api/v1/", Case.Sensitive, "what is this, and whose token opens it?");
            var name = $"{method} {path}";
            if (description.TryGetProperty("requestBody", out _)) Bodies.ShouldContainKey(name);
            var query = description.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)
                    .Where(one => one.EndsWith("Id", StringComparison.Ordinal)).ToList()
                : [];
            operations.Add(new(name, HttpMethod.Parse(method.ToUpperInvariant()), path, query, Bodies.GetValueOrDefault(name)));
        }

        operations.Count.ShouldBeGreaterThan(15);
        return operations;
    }

    private sealed record Operation(string Name, HttpMethod Method, string Path, IReadOnlyList<string> IdParameters, object? Body)
    {
        public string Address(Guid id) =>
            Path.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{product}", "reminders", StringComparison.Ordinal)
            + (IdParameters.Count == 0 ? "" : "?" + string.Join('&', IdParameters.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}={id}"))));
    }
}
