using System.Text.Json.Nodes;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Import.Csv;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Functions.Records;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The parameters that several operations share.</summary>
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

    public static readonly Parameter TenantId = new(
        "id", "path", "The tenant's id: a GUID, with dashes or without, or letters, digits, dots and dashes.",
        new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$" })
    {
        Example = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        IsShared = false,
    };

    public static readonly Parameter IfNone = new(
        "If-None-Match", "header", "`*` to add a tenant that belongs to no partner yet.", new() { ["type"] = "string" })
    {
        IsShared = false,
    };

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
        ListOf(new() { ["type"] = "string", ["minLength"] = 1 }));

    public static readonly Parameter Prefer = new(
        "Prefer", "header", "`wait=10` waits up to 10 seconds (at most 60) for the end of the job; `respond-async` does not wait, as without this header.", new() { ["type"] = "string" });

    public static readonly Parameter ImportId = new("id", "path", "The import's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{20}$" })
    {
        IsShared = false,
    };

    public static readonly Parameter WebhookId = new("id", "path", "The webhook's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{32}$" })
    {
        IsShared = false,
    };

    public static readonly Parameter Since = new(
        "since",
        "query",
        "The `position` from a JSON lines export or from the previous page: 36 characters. If absent, all stored changes are returned.",
        new() { ["type"] = "string", ["minLength"] = 1 });

    public static readonly Parameter ReadFor = new(
        "partner", "query", $"Only reads by callers of this partner. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter OnePartner = new(
        "partner", "query", $"Only what is about this partner. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter ReadBy = new(
        ReadLogFunctions.By, "query", "Only reads by the caller with this handle.", TextShapes.Of(typeof(PersonHandle)))
    {
        Example = Samples.Handle,
    };

    public static readonly Parameter PersonSubject = new(
        PeopleFunctions.Subject, "query", "The person, as the token's oid or sub names it.", new() { ["type"] = "string", ["minLength"] = 1 })
    {
        IsRequired = true,
        Example = "anna.nowak",
    };

    public static readonly Parameter PersonOf = new(
        "partner", "query", $"The partner that the person speaks for. The default is the caller's own. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter PersonId = new("id", "path", PersonHandle.Rule, TextShapes.Of(typeof(PersonHandle)))
    {
        Example = Samples.Handle,
        IsShared = false,
    };

    public static readonly Parameter ReadAfter = new(
        "after", "query", $"Only reads at this moment or later. {Query.MomentRule}", new() { ["type"] = "string", ["format"] = "date-time" })
    {
        Example = "2026-11-01T00:00:00Z",
    };

    public static readonly Parameter ReadBefore = new(
        "before", "query", $"Only reads before this moment. {Query.MomentRule}", new() { ["type"] = "string", ["format"] = "date-time" })
    {
        Example = "2026-12-01T00:00:00Z",
    };

    public static readonly Parameter AsOf = new(
        "asOf",
        "query",
        $"The month up to which observations count. The default is this month. {TextShapes.RuleOf(typeof(Month))}",
        TextShapes.Of(typeof(Month)))
    {
        Example = "2026-11",
    };

    public static readonly Parameter Case = new(
        "case", "query", "The promised plans that count in the monthly figures.", Words(typeof(ForecastCase), "committed"));

    public static readonly Parameter Reading = new(
        "reading",
        "query",
        "What becomes of the growth that nobody has stated: at the floor it stays out, at the ceiling it keeps pace with whatever is asked.",
        Words(typeof(Gaps.Readings.Reading), "floor"));

    public static readonly Parameter Month = new(
        "month", "query", $"A month of the goals. The default is the last. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Product = new(
        "product", "query", $"The product. {TextShapes.RuleOf(typeof(ItemCode))}", TextShapes.Of(typeof(ItemCode)))
    {
        Example = "155-HE",
        IsRequired = true,
    };

    public static readonly Parameter Products = new(
        "product", "query", $"Only figures of these products and of what goes into them. {TextShapes.RuleOf(typeof(ItemCode))}",
        ListOf(TextShapes.Of(typeof(ItemCode))))
    {
        Example = "155-HE",
        IsShared = false,
    };

    public static readonly Parameter Families = new(
        "family", "query", $"Only figures of the products of these families. {TextShapes.RuleOf(typeof(Family))}",
        ListOf(TextShapes.Of(typeof(Family))))
    {
        Example = "artillery-155",
        IsShared = false,
    };

    private static readonly Parameter Months = new(
        "months",
        "query",
        "The months in lists by month: `month` for every one, `year` for the last of each year and the last of all, `none` for none.",
        Words(typeof(MonthDetail), "month"));

    public static readonly Parameter StaleAfter = new(
        "staleAfter", "query", "The age in months after which a record is stale.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = AnalysisQueries.LongestStaleAfter, ["default"] = EvidenceReport.UsualStaleAfter });

    public static readonly Parameter Multiplier = new(
        "multiplier", "query", "The factor by which consumption is multiplied.",
        new() { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = DemandSurge.Greatest, ["default"] = AnalysisQueries.UsualMultiplier });

    public static readonly Parameter Theaters = new(
        "theaters",
        "query",
        $"The theaters with the surge. The default is all. {Word.Rule<Theater>()}",
        ListOf(new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(Theater)) }))
    {
        Example = "europe,indo-pacific",
    };

    // Text and no list, because NSwag cannot compile a list that is required beside others.
    public static readonly Parameter Countries = new(
        "countries",
        "query",
        $"The countries that stop delivering, separated by commas. {CountryCode.Rule}",
        new() { ["type"] = "string", ["minLength"] = 3 })
    {
        Example = "CHN,RUS",
        IsRequired = true,
    };

    public static readonly Parameter Minerals = new(
        "minerals",
        "query",
        "The minerals and materials. The default is all in which these countries have a share.",
        ListOf(TextShapes.Of(typeof(ItemCode))))
    {
        Example = "antimony",
    };

    public static readonly Parameter MonthsOfStock = new(
        "monthsOfStock", "query", "The number of months for which stocks replace the missing minerals.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = Embargo.LongestStock, ["default"] = 0 });

    public static readonly Parameter From = new(
        "from", "query", $"The first month. The default is the as-of month. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Until = new(
        "until", "query", $"The last month. If absent, the embargo has no end. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Trials = new(
        "trials", "query", "The number of trials to run.",
        new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = MonteCarlo.MostTrials, ["default"] = MonteCarlo.UsualTrials });

    public static readonly Parameter Seed = new(
        "seed", "query", "The seed of the random draws. The same seed gives the same figures.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = AnalysisQueries.LargestSeed, ["default"] = 1 });

    public static readonly Parameter DryRun = new(
        "dryRun",
        "query",
        "Whether to report the effects of the import without storing anything.",
        new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter Position = new(
        "position",
        "query",
        "The position of the export that the body is from, where the body does not state it itself. A record that somebody changed later is rejected (`changed-since`).",
        new() { ["type"] = "string" });

    public static readonly Parameter Overwrite = new(
        "overwrite",
        "query",
        "Whether to replace also records that somebody changed after the body was exported.",
        new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter Replace = new(
        "replace",
        "query",
        "What the rows state as a whole: `bills` of materials, `shares` of minerals. What they leave out of it goes. Of all else, it stays.",
        ListOf(new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(Whole)) }))
    {
        Example = "shares",
    };

    public static readonly Parameter ReleasableTo = new(
        "releasableTo",
        "query",
        "The audiences that may see partners' records whose rows state no audience. By default, registered records keep theirs, and new ones are seen by the owner only.",
        ListOf(TextShapes.Of(typeof(Audience))))
    {
        Example = "POL,NATO",
    };

    public static readonly Parameter File = new(
        "file", "query", "The exchange-format file in the body. Required for a single file, not allowed for a zip.",
        new() { ["type"] = "string", ["enum"] = Nodes.List(CsvFiles.All.Select(file => file.Name)) })
    {
        Example = "partners.csv",
    };

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
        ["theater"] = new("theater", "query", "Only records of partners of these theaters.", ListOf(new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(Theater)) })),
        ["item"] = Parsed("item", typeof(ItemCode), "Only records about one of these items or minerals."),
        ["family"] = Parsed("family", typeof(Family), "Only records about these families or about inputs of their items."),
    };

    /// <summary>A filter parameter of lists.</summary>
    public static Parameter Filter(string name) => Filters[name];

    private static Parameter Parsed(string name, Type type, string description) =>
        new(name, "query", $"{description} {TextShapes.RuleOf(type)}", ListOf(TextShapes.Of(type)));

    /// <summary>The schema of several values, separated by commas.</summary>
    internal static JsonObject ListOf(JsonObject value) => new() { ["type"] = "array", ["items"] = value, ["minItems"] = 1 };

    /// <summary>The parameters that ask for parts of a report or an analysis.</summary>
    public static IReadOnlyList<Parameter> Parts(Type answer) =>
    [
        Products,
        Families,
        Months,
        new(
            "fields",
            "query",
            "Only these members of the answer, beside its marking.",
            ListOf(new() { ["type"] = "string", ["enum"] = Nodes.List(AnswerParts.FieldsOf(answer)) }))
        {
            Example = "asOf",
            IsShared = false,
        },
    ];

    private static JsonObject Words(Type enumeration, string standard) =>
        new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(enumeration), ["default"] = standard };
}
