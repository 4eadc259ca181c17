using CoProduction.Functions.GapReports.Parts;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.Records;
using CoProduction.Gaps.Reports;
using CoProduction.Registry;

namespace CoProduction.Functions.GapReports;

/// <summary>A gap report. Rates are units a month; sums over a year are units. An unknown figure is absent, never 0.</summary>
[Selectable]
public sealed record GapReportResponse
{
    /// <summary>Who may receive it: those who may see every record behind it.</summary>
    public required string Marking { get; init; }

    /// <summary>The moment of the register that it was computed from (UTC); absent for the register as it is now.</summary>
    public DateTimeOffset? ComputedAt { get; init; }

    /// <summary>The month up to which observations count.</summary>
    public required string AsOf { get; init; }

    /// <summary>The case shown month by month: operating, committed, announced or expected.</summary>
    public required string Case { get; init; }

    /// <summary>The reading whose binding items are shown: floor, central or ceiling. The figures of every reading stand side by side.</summary>
    public required string Reading { get; init; }

    /// <summary>The units of the figures.</summary>
    public UnitsResponse Units { get; init; } = new();

    /// <summary>The first month of all goals; absent if there is no goal.</summary>
    public string? FirstMonth { get; init; }

    /// <summary>The last month of all goals; absent if there is no goal.</summary>
    public string? LastMonth { get; init; }

    /// <summary>The months of the lists without months of their own, where they have one month of each year; absent where they have every month.</summary>
    public IReadOnlyList<string>? Months { get; init; }

    /// <summary>The pace of the central reading; absent if there is no goal.</summary>
    public PaceResponse? Pace { get; init; }

    /// <summary>The families that have a goal.</summary>
    public required IReadOnlyList<FamilyResponse> Families { get; init; }

    /// <summary>The supply behind the capacity of each component of which something is known.</summary>
    public required IReadOnlyList<SupplyResponse> Components { get; init; }

    /// <summary>Items that products depend on but of which no maker or total is registered. Components among them are supplied today like any other.</summary>
    public required IReadOnlyList<UnregisteredResponse> Unregistered { get; init; }

    /// <summary>Companies' stated totals beside the registered rates of their sites: checked, never counted.</summary>
    public required IReadOnlyList<CompanyResponse> Companies { get; init; }

    /// <summary>Lines that make an item that is not in the register. They count nowhere.</summary>
    public required IReadOnlyList<UnknownLineResponse> UnknownLines { get; init; }

    /// <summary>The sources of the records behind the figures, by kind and id.</summary>
    public required IReadOnlyList<CitationResponse> Sources { get; init; }

    /// <summary>What <see cref="Sources"/> refer to; absent in a published report, whose sources stand with their records.</summary>
    public IReadOnlyList<ListedSourceResponse>? SourceTable { get; init; }

    /// <summary>How likely the goals were, in a published report. For the register as it is now, see <c>current/probabilities</c>.</summary>
    public GoalProbabilitiesResponse? Probabilities { get; init; }

    /// <summary>The seal of a published report; absent for a report on the register as it is now.</summary>
    public SealResponse? Seal { get; init; }

    /// <summary>The same report with each source once.</summary>
    internal GapReportResponse WithSourceTable()
    {
        var table = new SourceTable();
        return this with
        {
            Sources = [.. Sources.Select(citation => citation with { Source = null, SourceId = table.IdOf(citation.Source!) })],
            SourceTable = table.Listed,
        };
    }

    public static GapReportResponse From(GapReport report, string marking) => new()
    {
        Marking = marking,
        AsOf = report.AsOf.ToString(),
        Case = Word.Of(report.Case),
        Reading = Word.Of(report.Reading),
        FirstMonth = report.Horizon?.First.ToString(),
        LastMonth = report.Horizon?.Last.ToString(),
        Pace = report.Paces is { } paces ? PaceResponse.Of(paces) : null,
        Families = [.. report.Families.Select(family => FamilyResponse.From(family, report.Case))],
        Components = [.. report.Components.Select(SupplyResponse.From)],
        Unregistered = [.. report.Unregistered.Select(item => new UnregisteredResponse(item.Item.Value, [.. item.Products.Select(product => product.Value)]))],
        Companies = [.. report.Companies.Select(CompanyResponse.From)],
        UnknownLines = [.. report.UnknownLines.Select(line => new UnknownLineResponse(line.Factory.Value, line.Item.Value))],
        Sources = [.. report.Sources.Select(CitationResponse.From)],
    };
}

/// <summary>The units of the figures.</summary>
public sealed record UnitsResponse
{
    /// <summary>The unit of rates.</summary>
    public string Rates { get; init; } = "units a month";

    /// <summary>The unit of sums.</summary>
    public string Sums { get; init; } = "units";

    /// <summary>The unit of statements.</summary>
    public string Statements { get; init; } = "units a year";
}

/// <summary>An item without a registered maker.</summary>
/// <param name="Item">The item.</param>
/// <param name="Products">The products that depend on it.</param>
public sealed record UnregisteredResponse(string Item, IReadOnlyList<string> Products);

/// <summary>A line whose rate nobody has published.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="Item">The code, which no item has.</param>
public sealed record UnknownLineResponse(string Factory, string Item);

/// <summary>A company whose stated total covers several sites.</summary>
/// <param name="Baseline">The id of the baseline that states the company's total.</param>
/// <param name="Item">The item.</param>
/// <param name="Scope">The company.</param>
/// <param name="Stated">The stated total, units a month.</param>
/// <param name="Registered">The sum of the known rates of its lines, units a month; absent if none is known.</param>
/// <param name="Lines">The number of its lines.</param>
/// <param name="Difference">The stated total less the registered sum.</param>
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

/// <summary>A source that a sentence rests on.</summary>
/// <param name="Kind">What kind of statement it is: of a line, also a rate or that nothing further is planned; of a baseline, also that all its makers are registered (coverage).</param>
/// <param name="Id">The record's id, as figures refer to it.</param>
/// <param name="Source">The source of the record, in a published report.</param>
/// <param name="SourceId">The id of the source in the table of sources, in any other report.</param>
public sealed record CitationResponse(string Kind, string Id, SourceBody? Source, string? SourceId = null)
{
    public static CitationResponse From(Citation citation) =>
        new(Word.Of(citation.Kind), citation.Id, SourceBody.From(citation.Source));

    /// <summary>A record whose source is in a table.</summary>
    internal static CitationResponse From(Citation citation, SourceTable sources) =>
        new(Word.Of(citation.Kind), citation.Id, null, sources.IdOf(SourceBody.From(citation.Source)));
}
