using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The parameters that operations of several kinds share, and those of lists.</summary>
internal static class Parameters
{
    public static readonly Parameter Correlation = new(
        Http.Correlation.Header,
        "header",
        "An id chosen by the caller that links the response to the program's log. The program ignores an id that it cannot repeat safely.",
        new() { ["type"] = "string" });

    public static readonly Parameter IfMatch = new(
        "If-Match", "header", "The ETag of the version to change, or `*` for any version.",
        new() { ["type"] = "string", ["minLength"] = 1 })
    {
        Example = "*",
    };

    public static readonly Parameter IfNoneMatch = new(
        "If-None-Match",
        "header",
        "The ETag of a version that the caller has. The response is 304 if that version is still current.",
        new() { ["type"] = "string" });

    public static readonly Parameter IdempotencyKey = new(
        IdempotencyKeys.Header,
        "header",
        "A key chosen by the caller for this request. The same request with the same key within 24 hours gets the first response again, "
        + "with the header Idempotency-Replayed, and has no further effect.",
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255 });

    public static readonly Parameter Count = new(
        "count", "query", "Whether to include the number of elements on all pages together.", new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter Sort = new(
        ListOrder.Parameter,
        "query",
        "The order of the list: by `id`, or by the time of the last change; with a minus, the other way round. By default, by owner and then by id.",
        new() { ["type"] = "string", ["enum"] = Nodes.List(ListOrder.All) });

    public static readonly Parameter Retired = new(
        "retired", "query", "Whether to include retired records.", new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter NotDuplicateOf = new(
        Duplicates.DuplicateCheck.Parameter, "query", "The ids of registered sites that are not the new site, even if they look alike.",
        Parameter.ListOf(new() { ["type"] = "string", ["minLength"] = 1 }));

    public static readonly Parameter WebhookId = new("id", "path", "The webhook's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{32}$" })
    {
        IsShared = false,
    };

    public static readonly Parameter Since = new(
        "since",
        "query",
        "The `position` from a JSON lines export or from the previous page: 36 characters. If absent, all stored changes are returned.",
        new() { ["type"] = "string", ["minLength"] = 1 });

    public static readonly IReadOnlyList<Parameter> Paging =
    [
        new("pageSize", "query", "The maximum number of elements on a page.",
            new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = new Limits().LargestPage, ["default"] = new Limits().DefaultPage }),
        new("cursor", "query", "The position of the next page. Do not build it: follow `nextLink` unchanged.", new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_-]+$" }),
    ];

    private static readonly Dictionary<string, Parameter> Filters = new()
    {
        ["text"] = new("text", "query", "Words that the id or the texts must contain. Case, marks and usual spellings do not matter: unterluss finds Unterlüß.", new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Wording.Name }),
        ["partner"] = Parsed("partner", typeof(CountryCode), "Only records of these partners."),
        ["theater"] = new("theater", "query", "Only records of partners of these theaters.", Parameter.ListOf(nameof(Theater), TextShapes.WordsOf(typeof(Theater)))),
        ["item"] = Parsed("item", typeof(ItemCode), "Only records about one of these items or minerals."),
        ["family"] = Parsed("family", typeof(Family), "Only records about these families or about inputs of their items."),
    };

    /// <summary>A filter parameter of lists.</summary>
    public static Parameter Filter(string name) => Filters[name];

    private static Parameter Parsed(string name, Type type, string description) =>
        new(name, "query", $"{description} {TextShapes.RuleOf(type)}", Parameter.ListOf(TextShapes.Of(type)));
}
