using System.Globalization;
using System.Text.Json;

namespace Luma.Acceptance.Support;

/// <summary>What people at the clinic do: its front desk in eCW, its patients at their phones, its staff in Luma, and time.</summary>
public sealed partial class LumaFixture
{
    /// <summary>A new patient in eCW, with no visits yet.</summary>
    public async Task<Person> RegisterAsync(Person person)
    {
        var id = 9001 + _registered++;
        await PostAsync("/sandbox/ecw/users", new
        {
            uid = id, ufname = person.First, ulname = person.Last, UserType = 3, umobileno = person.Mobile, upPhone = person.Landline, uemail = person.Email,
            dob = "04/02/1980", ptDob = "1980-04-02", LANGUAGE = person.Language, primaryservicelocation = 1,
        });
        await PostAsync("/sandbox/ecw/patients", new { pid = id, ControlNo = $"T{id}", doctorId = 101 });
        return person with { Id = id };
    }

    /// <summary>A visit in eCW, seen by Luma.</summary>
    /// <returns>Its number in eCW.</returns>
    public async Task<long> BookAsync(Person patient, string day, string time, long doctor = 101, long facility = 1, string status = "PEN")
    {
        var start = TimeOnly.Parse(time, CultureInfo.InvariantCulture);
        var row = await PostAsync("/sandbox/ecw/enc", new
        {
            patientID = patient.Id, doctorID = doctor, ResourceId = doctor, facilityId = facility, date = day, startTime = $"{start:HH:mm:ss}",
            endTime = $"{start.AddMinutes(15):HH:mm:ss}", VisitType = "FU", visittypeid = 1, STATUS = status, reason = "check",
        });
        await SyncAsync();
        return row.GetProperty("encounterID").GetInt64();
    }

    public Task<JsonElement> SyncAsync() => PostAsync("/sandbox/ecw-sync", new { });

    public Task ChangeVisitAsync(long encounter, object changes) => ChangeRowAsync($"enc?encounterID={encounter}", changes);

    public async Task ChangeRowAsync(string row, object changes)
    {
        await ReadAsync<JsonElement>(HttpMethod.Patch, $"/sandbox/ecw/{row}", changes);
        await SyncAsync();
    }

    public async Task DeleteVisitAsync(long encounter)
    {
        await ReadAsync<JsonElement>(HttpMethod.Delete, $"/sandbox/ecw/enc?encounterID={encounter}", null);
        await SyncAsync();
    }

    public async Task<string> EcwStatusAsync(long encounter) =>
        (await GetAsync<JsonElement>($"/sandbox/ecw/enc?encounterID={encounter}"))[0].GetProperty("STATUS").GetString()!;

    /// <param name="local">The clinic's own time, for example <c>2026-12-04 14:30</c>.</param>
    public Task MoveToAsync(string local) => PostAsync("/sandbox/clock", new { to = $"{local.Replace(' ', 'T')}:00-08:00" });

    public Task AdvanceAsync(string duration) => PostAsync("/sandbox/clock", new { advance = duration });

    public async Task<string> NowAsync() => Clinic.Local((await GetAsync<JsonElement>("/sandbox/clock")).GetProperty("now").GetDateTimeOffset());

    public Task TextAsync(string from, string body, string? to = null) => PostAsync("/sandbox/inbound", new { from, to, body });

    /// <summary>What that phone received as texts, oldest first.</summary>
    public Task<IReadOnlyList<Delivered>> PhoneAsync(string number) => DeliveredAsync("sms", number);

    public async Task<IReadOnlyList<Delivered>> DeliveredAsync(string? channel, string? to = null) =>
        (await GetAsync<Page<Delivered>>($"/sandbox/messages?limit=1000&channel={channel}&to={Uri.EscapeDataString(to ?? "")}")).Items;

    /// <summary>The carrier says what became of a text.</summary>
    public Task ReportAsync(Delivered message, string status, int? errorCode = null) =>
        PostAsync($"/sandbox/messages/{message.Id}/status", new { status, errorCode });

    public Task<JsonElement> PressAsync(Delivered call, string digits) => PostAsync($"/sandbox/messages/{call.Id}/keys", new { digits });

    public Task VendorFaultAsync(string mode, string to, int count = 1) => PostAsync("/sandbox/faults", new { provider = "twilio", mode, to, count });

    public async Task<string> SignInAsync(string user) => (await PostAsync("/sandbox/token", new { user })).GetProperty("accessToken").GetString()!;

    public async Task<string> SignInAsPatientAsync(string ehrId) => (await PostAsync("/sandbox/token", new { patient = ehrId })).GetProperty("accessToken").GetString()!;

    public async Task<string> SignInAsPartnerAsync() => (await PostAsync("/sandbox/token", new { client = "partner" })).GetProperty("accessToken").GetString()!;

    public async Task<Visit?> FindAppointmentAsync(long encounter)
    {
        var found = (await GetAsync<Page<Named>>($"/api/v1/appointments?ehrId={encounter}")).Items;
        return found.Count == 0 ? null : await GetAsync<Visit>($"/api/v1/appointments/{found[0].Id}");
    }

    public async Task<Visit> AppointmentAsync(long encounter) => (await FindAppointmentAsync(encounter)).ShouldNotBeNull($"visit {encounter} is not known to Luma");

    /// <summary>A new patient, already known to Luma.</summary>
    public async Task<Person> RegisterAndSyncAsync(Person person)
    {
        var registered = await RegisterAsync(person);
        await SyncAsync();
        return registered;
    }

    public async Task<Patient> PatientAsync(Person person) =>
        (await GetAsync<Page<Patient>>($"/api/v1/patients?ehrId={person.Id}")).Items.ShouldHaveSingleItem();

    public async Task<IReadOnlyList<Planned>> MessagesOfAsync(Person person) =>
        (await GetAsync<Page<Planned>>($"/api/v1/messages?first=100&patientId={(await PatientAsync(person)).Id}")).Items;

    public async Task<Conversation?> ConversationAsync(string number)
    {
        var found = (await GetAsync<Page<Conversation>>("/api/v1/conversations?first=100")).Items.SingleOrDefault(one => one.ContactValue == number);
        return found is null ? null : await GetAsync<Conversation>($"/api/v1/conversations/{found.Id}");
    }

    public async Task SettingAsync(string product, string key, object? value)
    {
        using var answer = await TrySettingAsync(product, key, value);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> TrySettingAsync(string product, string key, object? value, string? token = null) =>
        SendAsync(HttpMethod.Patch, $"/api/v1/settings/{product}", new Dictionary<string, object?>(StringComparer.Ordinal) { [key] = value }, token);

    public async Task<string> ReadSettingAsync(string product, string key) =>
        (await GetAsync<JsonElement>($"/api/v1/settings/{product}")).EnumerateArray().Single(one => one.GetProperty("key").GetString() == key).GetProperty("value").GetRawText();
}
