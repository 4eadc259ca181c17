using System.Text.Json.Nodes;
using CoProduction.Functions.Exchange.Files;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.OpenApi.Generation;
using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>Every parameter that means the same in several operations, once.</summary>
internal static class Parameters
{
    public static readonly Parameter Correlation = new(
        Hosting.Correlation.Header, "header", "An id of the caller's own that ties the answer to the program's log. One that is not fit to be repeated is passed over.",
        new() { ["type"] = "string" });

    public static readonly Parameter IfMatch = new(
        "If-Match", "header", "The ETag of the version that is to be changed, or `*` for whatever version there is.",
        new() { ["type"] = "string", ["minLength"] = 1 })
    {
        Example = "*",
    };

    public static readonly Parameter IfNoneMatch = new(
        "If-None-Match", "header", "The ETag of a version that the caller has: where it is still the last one, the answer is 304.", new() { ["type"] = "string" });

    public static readonly Parameter IdempotencyKey = new(
        Repetition.Repetitions.Header, "header", "A key of the caller's own for this request: sent again with it within 24 hours, the request is answered as the first time, with the header Idempotency-Replayed, and does nothing more.",
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255 });

    public static readonly Parameter Count = new(
        "count", "query", "Whether to count the elements of all pages together.", new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter NotDuplicateOf = new(
        Duplicates.DuplicateCheck.Parameter, "query", "The ids of registered sites, separated by commas, that the new site is not, however alike.",
        new() { ["type"] = "string", ["minLength"] = 1 });

    public static readonly Parameter Prefer = new(
        "Prefer", "header", "`respond-async` asks for a job instead of an answer at once.", new() { ["type"] = "string" });

    public static readonly Parameter ImportId = new("id", "path", "The import's id.", new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{20}$" })
    {
        IsShared = false,
    };

    public static readonly Parameter Since = new(
        "since", "query", "The `position` of an export as JSON lines or of the page before; absent for all changes that are kept.", new() { ["type"] = "string", ["minLength"] = 1 });

    public static readonly Parameter Format = new(
        "format", "query", "`json`, or tables that a person can read in a terminal.", Words(typeof(ReportFormat), "json"));

    public static readonly Parameter AsOf = new(
        "asOf", "query", $"The month up to which observations count; absent for this month. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)))
    {
        Example = "2026-11",
    };

    public static readonly Parameter Case = new(
        "case", "query", "Which promised expansions count in the figures by month.", Words(typeof(ForecastCase), "committed"));

    public static readonly Parameter Month = new(
        "month", "query", $"A month of the goals; absent for the last. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Product = new(
        "product", "query", $"The product. {TextShapes.RuleOf(typeof(ItemCode))}", TextShapes.Of(typeof(ItemCode)))
    {
        Example = "155-HE",
        IsRequired = true,
    };

    public static readonly Parameter StaleAfter = new(
        "staleAfter", "query", "How many months old a record may be before it is stale.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = EvidenceResponse.MostMonths, ["default"] = EvidenceReport.UsualStaleAfter });

    public static readonly Parameter Multiplier = new(
        "multiplier", "query", "What consumption is multiplied by.",
        new() { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = DemandSurge.Greatest, ["default"] = SurgeResponse.UsualMultiplier });

    public static readonly Parameter Theaters = new(
        "theaters", "query", $"In which theaters, separated by commas; absent for all. {Word.Rule<Theater>()}", new() { ["type"] = "string", ["minLength"] = 1 })
    {
        Example = "europe,indo-pacific",
    };

    public static readonly Parameter Countries = new(
        "countries", "query", $"Who no longer delivers, separated by commas. {CountryCode.Rule}", new() { ["type"] = "string", ["minLength"] = 3 })
    {
        Example = "CHN,RUS",
        IsRequired = true,
    };

    public static readonly Parameter Minerals = new(
        "minerals", "query", "Which minerals and materials, separated by commas; absent for all of which these countries have a share.", new() { ["type"] = "string", ["minLength"] = 1 })
    {
        Example = "gallium,germanium,antimony",
    };

    public static readonly Parameter MonthsOfStock = new(
        "monthsOfStock", "query", "For how many months what is in stock replaces what is missing.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = Embargo.LongestStock, ["default"] = 0 });

    public static readonly Parameter From = new(
        "from", "query", $"The first month; absent for the as-of month. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Until = new(
        "until", "query", $"The last month; absent for good. {TextShapes.RuleOf(typeof(Month))}", TextShapes.Of(typeof(Month)));

    public static readonly Parameter Trials = new(
        "trials", "query", "How many trials to run.",
        new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = MonteCarlo.MostTrials, ["default"] = MonteCarlo.UsualTrials });

    public static readonly Parameter Seed = new(
        "seed", "query", "Names the draws: the same seed gives the same figures.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ProbabilitiesResponse.LargestSeed, ["default"] = 1 });

    public static readonly Parameter DryRun = new(
        "dryRun", "query", "Whether only to say what the import would do.", new() { ["type"] = "boolean", ["default"] = false });

    public static readonly Parameter ReleasableTo = new(
        "releasableTo", "query", "To whom partners' new records are released where their rows do not say: audiences, separated by commas; absent for their owner.",
        new() { ["type"] = "string", ["minLength"] = 1 })
    {
        Example = "POL,NATO",
    };

    public static readonly Parameter File = new(
        "file", "query", "Which file of the exchange format the body is; needed for a single file, not allowed for a zip.",
        new() { ["type"] = "string", ["enum"] = Nodes.List(RegisterFiles.All.Select(file => file.Name)) })
    {
        Example = "partners.csv",
    };

    public static readonly IReadOnlyList<Parameter> Paging =
    [
        new("pageSize", "query", "How many elements a page has at most.",
            new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = new Hosting.Front.Limits().LargestPage, ["default"] = new Hosting.Front.Limits().DefaultPage }),
        new("cursor", "query", "Where to go on. It means nothing to callers: follow `nextLink` as it is.", new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_-]+$" }),
    ];

    private static readonly Dictionary<string, Parameter> Filters = new()
    {
        ["text"] = new("text", "query", "Words that the record's texts contain, without regard to case.", new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Wording.Name }),
        ["partner"] = Parsed("partner", typeof(CountryCode), "Only records of this partner."),
        ["theater"] = new("theater", "query", "Only records of partners of this theater.", new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(typeof(Theater)) }),
        ["item"] = Parsed("item", typeof(ItemCode), "Only records that are about this item or mineral."),
        ["family"] = Parsed("family", typeof(Family), "Only records that are about this family, or about what goes into its items."),
    };

    /// <summary>A filter of lists.</summary>
    public static Parameter Filter(string name) => Filters[name];

    private static Parameter Parsed(string name, Type type, string description) =>
        new(name, "query", $"{description} {TextShapes.RuleOf(type)}", TextShapes.Of(type));

    private static JsonObject Words(Type enumeration, string standard) =>
        new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(enumeration), ["default"] = standard };
}
