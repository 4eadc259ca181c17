using CoProduction.Functions.Registry;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Gaps.Reports;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>A gap report in JSON. Rates are units a month, sums over a year are units; what is unknown is absent, never 0.</summary>
public sealed record GapReportResponse
{
    /// <summary>To whom it may be passed on: those who may see every record that it was made of.</summary>
    public required string Marking { get; init; }

    /// <summary>The moment of the register that it was computed from (UTC); absent where that is the register as it is now.</summary>
    public DateTimeOffset? ComputedAt { get; init; }

    /// <summary>The month up to which observations count.</summary>
    public required string AsOf { get; init; }

    /// <summary>The case that is shown month by month: operating, committed, announced or expected.</summary>
    public required string Case { get; init; }

    /// <summary>The units of the figures.</summary>
    public UnitsResponse Units { get; init; } = new();

    /// <summary>The first month of all goals; absent where there is no goal.</summary>
    public string? FirstMonth { get; init; }

    /// <summary>The last month of all goals; absent where there is no goal.</summary>
    public string? LastMonth { get; init; }

    public required IReadOnlyList<FamilyResponse> Families { get; init; }

    /// <summary>What the capacity of each registered component rests on.</summary>
    public required IReadOnlyList<SupplyResponse> Components { get; init; }

    /// <summary>Items that products depend on and of which nothing is registered: they bind nothing, so those products' figures are upper bounds.</summary>
    public required IReadOnlyList<UnmappedResponse> Unmapped { get; init; }

    /// <summary>Companies' stated totals beside what is registered of their sites: checked, never counted.</summary>
    public required IReadOnlyList<CompanyResponse> Companies { get; init; }

    /// <summary>Lines of items that the register does not know; they count nowhere.</summary>
    public required IReadOnlyList<UnknownLineResponse> UnknownLines { get; init; }

    /// <summary>The sources of the records behind the figures, by kind and id.</summary>
    public required IReadOnlyList<CitationResponse> Sources { get; init; }

    /// <summary>How likely the goals were, where it was published; of the register as it is now they are at <c>current/probabilities</c>.</summary>
    public GoalProbabilitiesResponse? Probabilities { get; init; }

    /// <summary>What it was computed from and by, where it was published; absent for a report on the register as it is now.</summary>
    public SealResponse? Seal { get; init; }

    public static GapReportResponse From(GapReport report, string marking) => new()
    {
        Marking = marking,
        AsOf = report.AsOf.ToString(),
        Case = Word.Of(report.Case),
        FirstMonth = report.Horizon?.First.ToString(),
        LastMonth = report.Horizon?.Last.ToString(),
        Families = [.. report.Families.Select(FamilyResponse.From)],
        Components = [.. report.Components.Select(SupplyResponse.From)],
        Unmapped = [.. report.Unmapped.Select(item => new UnmappedResponse(item.Item.Value, [.. item.Products.Select(product => product.Value)]))],
        Companies = [.. report.Companies.Select(CompanyResponse.From)],
        UnknownLines = [.. report.UnknownLines.Select(line => new UnknownLineResponse(line.Factory.Value, line.Item.Value))],
        Sources = [.. report.Sources.Select(CitationResponse.From)],
    };
}

/// <summary>What the figures count.</summary>
public sealed record UnitsResponse
{
    public string Rates { get; init; } = "units a month";

    public string Sums { get; init; } = "units";

    public string Statements { get; init; } = "units a year";
}

/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it.</param>
public sealed record UnmappedResponse(string Item, IReadOnlyList<string> Products);

/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The code that is no item's.</param>
public sealed record UnknownLineResponse(string Factory, string Item);

/// <param name="Baseline">The id of the company's stated total.</param>
/// <param name="Item">The item.</param>
/// <param name="Scope">The company.</param>
/// <param name="Stated">What it states, units a month.</param>
/// <param name="Registered">The known rates of its lines, units a month.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Difference">Stated less registered.</param>
public sealed record CompanyResponse(
    string Baseline, string Item, string Scope, double Stated, double? Registered, int Lines, double Difference)
{
    public static CompanyResponse From(CompanyCheck check) =>
        new(
            check.Observed.Id.Value,
            check.Observed.Item.Value,
            check.Observed.Scope.Value,
            check.Stated,
            check.Registered,
            check.Lines,
            check.Difference);
}

/// <param name="Kind">factory, line, expansion, baseline, goal or material.</param>
/// <param name="Id">The record's id, as the figures name it.</param>
/// <param name="Source">Where it is said.</param>
public sealed record CitationResponse(string Kind, string Id, SourceBody Source)
{
    public static CitationResponse From(Citation citation) =>
        new(Word.Of(citation.Kind), citation.Id, SourceBody.From(citation.Source));
}
