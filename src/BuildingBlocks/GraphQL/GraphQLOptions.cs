using System.Reflection;
using Luma.BuildingBlocks.GraphQL.Cost;

namespace Luma.BuildingBlocks.GraphQL;

/// <summary>The set-up of the schema and of how requests are served. Read once, when the schema is made.</summary>
public sealed class GraphQLOptions
{
    /// <summary>Scanned for annotated classes.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Annotated classes beyond those scanned.</summary>
    public IList<Type> Types { get; } = [];

    /// <summary>What a document may have and cost; what exceeds it is refused before it runs.</summary>
    public GraphQLLimits Limits { get; } = new();

    /// <summary>How long a query or mutation may take. Default: 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a request may read the schema. Default: it may.</summary>
    public Func<System.Security.Claims.ClaimsPrincipal, bool> AllowIntrospection { get; set; } = _ => true;

    /// <summary>Documents that are known in advance, by their id or SHA-256; requests name them by <c>documentId</c> or
    /// <c>extensions.persistedQuery.sha256Hash</c>. Null: there are none.</summary>
    public Func<string, CancellationToken, ValueTask<string?>>? TrustedDocuments { get; set; }

    /// <summary>Whether documents that are not trusted run too. Default: they do.</summary>
    public bool AllowAnyDocument { get; set; } = true;

    /// <summary>Prepared operations kept; the least lately used go first. Default: 1,000.</summary>
    public int CacheSize { get; set; } = 1000;

    /// <summary>Whether each resolver of a query that uses services, and each batch of a data loader, has a service scope of its own, since
    /// they run at the same time. Default: true.</summary>
    public bool ScopePerResolver { get; set; } = true;

    /// <summary>Carries what belongs to the request, such as the tenant, into a resolver's scope: (from, to).</summary>
    public Action<IServiceProvider, IServiceProvider>? OnScope { get; set; }

    /// <summary>Called when a WebSocket begins, with the payload of its <c>connection_init</c>, which is where browsers send a token: sets the
    /// context's user, or returns false to refuse. Null: whoever opened the connection stays who they are.</summary>
    public Func<Microsoft.AspNetCore.Http.HttpContext, System.Text.Json.JsonElement, ValueTask<bool>>? OnConnect { get; set; }

    /// <summary>Called when every resolver of a query, mutation or event has ended, before the response is written: for what must have been
    /// done before anything is shown, such as a commit. Its exception takes the place of the whole response.</summary>
    public Func<IServiceProvider, CancellationToken, ValueTask>? OnResolved { get; set; }

    /// <summary>Called with each exception that clients see masked, and the field it came from. Default: it is logged.</summary>
    public Action<IServiceProvider, Exception, string>? OnException { get; set; }

    /// <summary>Wraps every resolver that is a method, outermost first.</summary>
    public IList<Func<FieldResolver, FieldResolver>> FieldMiddleware { get; } = [];
}
