using System.Text.Json;
using Luma.Api.Hosting;
using Luma.Application.Accounts;
using Luma.Application.Appointments;
using Luma.Application.Common;
using Luma.Application.Hub;
using Luma.Application.Messaging;
using Luma.Application.Patients;
using Luma.Application.Practice;
using Luma.BuildingBlocks.Mediator;
using Luma.Domain.Appointments;
using Luma.Domain.Common;
using Luma.Domain.Messaging;

namespace Luma.Api.V1;

public sealed record DoNotContactInput(string? Reason);

public sealed record ResourceInput(bool? RemindersEnabled, string? SpecialInstructions);

public sealed record BlockInput(bool Blocked);

/// <summary>The REST face of the use cases: each endpoint translates and sends.</summary>
internal static class ApiV1
{
    public static void MapApiV1(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        Patients(api);
        Appointments(api);
        Messages(api);
        Settings(api);
    }

    private static void Patients(RouteGroupBuilder api)
    {
        api.MapGet("/patients", async (ISender sender, string? search, string? ehrId, int? first, string? after, CancellationToken token) =>
            Answers.Ok(await sender.Send(new ListPatients(new(search, ehrId), Page(first, after)), token)));
        api.MapPut("/patients/{id:guid}/do-not-contact", async (ISender sender, Guid id, DoNotContactInput? input, CancellationToken token) =>
            Answers.Done(await sender.Send(new AddDoNotContact(id, input?.Reason), token)));
        api.MapDelete("/patients/{id:guid}/do-not-contact", async (ISender sender, Guid id, CancellationToken token) =>
            Answers.Done(await sender.Send(new LiftDoNotContact(id), token)));
        api.MapGet("/conversations", async (ISender sender, bool? needsPerson, int? first, string? after, CancellationToken token) =>
            Answers.Ok(await sender.Send(new ListConversations(needsPerson, Page(first, after)), token)));
        api.MapGet("/conversations/{id:guid}", async (ISender sender, Guid id, CancellationToken token) =>
            Answers.Ok(await sender.Send(new GetConversation(id), token)));
    }

    private static void Appointments(RouteGroupBuilder api)
    {
        api.MapGet("/appointments", async (ISender sender, DateTimeOffset? from, DateTimeOffset? to, Guid? patientId, string? ehrId, string? status,
            Guid? facilityId, Guid? providerId, int? first, string? after, CancellationToken token) =>
            TryCode<AppointmentStatus>(status, out var wanted)
                ? Answers.Ok(await sender.Send(
                    new ListAppointments(new(from, to, patientId, ehrId, wanted, facilityId, providerId), Page(first, after)), token))
                : Answers.Problem([Error.Invalid("status", $"'{status}' is not a status.")]));
        api.MapGet("/appointments/{id:guid}", async (ISender sender, Guid id, CancellationToken token) =>
            Answers.Ok(await sender.Send(new GetAppointment(id), token)));
        api.MapPut("/appointments/{id:guid}/arrived", async (ISender sender, Guid id, CancellationToken token) =>
            Answers.Done(await sender.Send(new MarkArrived(id), token)));
        api.MapPut("/appointments/{id:guid}/reminders-blocked", async (ISender sender, Guid id, BlockInput input, CancellationToken token) =>
            Answers.Done(await sender.Send(new BlockReminders(id, input.Blocked), token)));
    }

    private static void Messages(RouteGroupBuilder api)
    {
        api.MapGet("/messages", async (ISender sender, Guid? patientId, Guid? appointmentId, string? state, string? purpose, string? channel,
            DateTimeOffset? from, DateTimeOffset? to, int? first, string? after, CancellationToken token) =>
        {
            if (!TryCode<MessageState>(state, out var wanted)) return Answers.Problem([Error.Invalid("state", $"'{state}' is not a state.")]);
            if (!TryCode<Purpose>(purpose, out var why)) return Answers.Problem([Error.Invalid("purpose", $"'{purpose}' is not a purpose.")]);
            if (!TryCode<Channel>(channel, out var by)) return Answers.Problem([Error.Invalid("channel", $"'{channel}' is not a channel.")]);
            return Answers.Ok(await sender.Send(new ListMessages(new(patientId, appointmentId, wanted, why, by, from, to), Page(first, after)), token));
        });
        api.MapPost("/messages/{id:guid}/send-now", async (ISender sender, Guid id, CancellationToken token) =>
            Answers.Done(await sender.Send(new SendMessageNow(id), token)));
        api.MapGet("/reasons", async (ISender sender, CancellationToken token) => Answers.Ok(await sender.Send(new ListReasons(), token)));
    }

    private static void Settings(RouteGroupBuilder api)
    {
        api.MapGet("/settings/{product}", async (ISender sender, string product, CancellationToken token) =>
            Answers.Ok(await sender.Send(new ListSettings(product), token)));
        api.MapPatch("/settings/{product}", async (ISender sender, string product, Dictionary<string, JsonElement> values, CancellationToken token) =>
            Answers.Done(await sender.Send(new UpdateSettings(product, values), token)));
        Resources(api, "facilities", ResourceKind.Facility);
        Resources(api, "providers", ResourceKind.Provider);
        Resources(api, "appointment-types", ResourceKind.AppointmentType);
    }

    private static void Resources(RouteGroupBuilder api, string path, ResourceKind kind)
    {
        api.MapGet($"/{path}", async (ISender sender, CancellationToken token) => Answers.Ok(await sender.Send(new ListPracticeResources(kind), token)));
        api.MapPatch($"/{path}/{{id:guid}}", async (ISender sender, Guid id, ResourceInput input, CancellationToken token) =>
            Answers.Ok(await sender.Send(new UpdatePracticeResource(kind, id, input.RemindersEnabled, input.SpecialInstructions), token)));
    }

    private static PageRequest Page(int? first, string? after) => new(first ?? 50, after);

    private static bool TryCode<T>(string? code, out T? value)
        where T : struct, Enum
    {
        value = EnumCode.TryParse<T>(code, out var found) ? found : null;
        return code is null || value is not null;
    }
}
