using System.Text.Json.Nodes;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Questions;
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

/// <summary>The parameters of reports and analyses.</summary>
internal static class ReportParameters
{
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
        Words(typeof(Gaps.Readings.Reading), "central"));

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
        Parameter.ListOf(TextShapes.Of(typeof(ItemCode))))
    {
        Example = "155-HE",
        IsShared = false,
    };

    public static readonly Parameter Families = new(
        "family", "query", $"Only figures of the products of these families. {TextShapes.RuleOf(typeof(Family))}",
        Parameter.ListOf(TextShapes.Of(typeof(Family))))
    {
        Example = "artillery-155",
        IsShared = false,
    };

    private static readonly Parameter Months = new(
        "months",
        "query",
        "The months in lists by month: `month` for every one, `year` for the last of each year and the last of all, `none` for none.",
        Words(typeof(MonthDetail), "month"));

    public static readonly Parameter OnePartner = new(
        "partner", "query", $"Only what is about this partner. {CountryCode.Rule}", TextShapes.Of(typeof(CountryCode)))
    {
        IsShared = false,
    };

    public static readonly Parameter Format = new(
        "format", "query", "The format. Another than JSON has an address of its own, to which the answer leads with the rest of the query.", Words(typeof(ReportFormat), "json"))
    {
        IsShared = false,
    };

    public static readonly Parameter QuestionFormat = Format with { Schema = Words(typeof(QuestionFormat), "json") };

    public static readonly Parameter QuestionFile = new(
        "file", "query", "The file that `format=csv` asks for.", Words(typeof(QuestionFile), "rates"))
    {
        IsShared = false,
    };

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
        Parameter.ListOf("SurgeTheater", TextShapes.WordsOf(typeof(Theater))))
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
        Parameter.ListOf(TextShapes.Of(typeof(ItemCode))))
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

    public static readonly Parameter QuestionTrials = new(
        "trials", "query", "The number of trials to run, each again for every question.",
        new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Gaps.Questions.QuestionReport.MostTrials, ["default"] = Gaps.Questions.QuestionReport.UsualTrials })
    {
        IsShared = false,
    };

    public static readonly Parameter Seed = new(
        "seed", "query", "The seed of the random draws. The same seed gives the same figures.",
        new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = AnalysisQueries.LargestSeed, ["default"] = 1 });

    /// <summary>The parameters that ask for parts of a report or an analysis.</summary>
    /// <param name="answer">The type of the whole.</param>
    /// <param name="name">What clients name the whole by, where another operation answers the same type.</param>
    public static IReadOnlyList<Parameter> Parts(Type answer, string? name = null) =>
    [
        Products,
        Families,
        Months,
        new(
            "fields",
            "query",
            "Only these members of the answer, beside its marking.",
            Parameter.ListOf($"{name ?? answer.Name.Replace("Response", "", StringComparison.Ordinal)}Field", Nodes.List(AnswerParts.FieldsOf(answer))))
        {
            Example = "asOf",
            IsShared = false,
        },
    ];

    private static JsonObject Words(Type enumeration, string standard) =>
        new() { ["type"] = "string", ["enum"] = TextShapes.WordsOf(enumeration), ["default"] = standard };
}
