using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Reports;

/// <summary>How far the allies are on the way to their goals, what limits them, and the records behind each figure.</summary>
/// <remarks>
/// A pure function of its arguments: equal registers give equal reports to the last bit, whatever the order of their records. All rates are units a
/// month.
/// </remarks>
public sealed record GapReport
{
    /// <summary>The month up to which observations count.</summary>
    public required Month AsOf { get; init; }

    /// <summary>The case shown month by month; the other cases are summarized beside it.</summary>
    public required ForecastCase Case { get; init; }

    /// <summary>The reading whose binding items are shown; the figures of every reading stand side by side.</summary>
    public required Reading Reading { get; init; }

    /// <summary>All months of all goals; null if there is no goal and so nothing to report.</summary>
    public Horizon? Horizon { get; init; }

    /// <summary>The pace at which the central reading lets grow what nobody has stated; null if there is no goal.</summary>
    public ObservedPaces? Paces { get; init; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<FamilyReport> Families { get; init; } = [];

    /// <summary>Components and minerals of which something is known, in the order of their codes.</summary>
    public IReadOnlyList<Supply> Components { get; init; } = [];

    /// <summary>Items that products depend on but of which nothing is registered, in the order of the codes.</summary>
    public IReadOnlyList<UnregisteredItem> Unregistered { get; init; } = [];

    /// <summary>In the order of the baselines.</summary>
    public IReadOnlyList<CompanyCheck> Companies { get; init; } = [];

    /// <summary>Lines that count nowhere, in the order of their factories.</summary>
    public IReadOnlyList<UnknownLine> UnknownLines { get; init; } = [];

    /// <summary>The sources of all records behind the figures, by kind and id.</summary>
    public IReadOnlyList<Citation> Sources { get; init; } = [];

    /// <summary>Computes the report.</summary>
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month up to which observations count. Those that open a forecast may be up to six months later.</param>
    /// <param name="outlook">The case to show month by month, and the reading whose binding items are shown.</param>
    public static GapReport Of(Register register, Month asOf, Outlook outlook) =>
        Projection.Of(register, asOf) is { } projection ? Of(projection, outlook) : Empty(asOf, outlook);

    /// <summary>The report of a register without a goal.</summary>
    public static GapReport Empty(Month asOf, Outlook outlook) => new() { AsOf = asOf, Case = outlook.Case, Reading = outlook.Reading };

    /// <summary>Computes the report from an existing projection.</summary>
    public static GapReport Of(Projection projection, Outlook outlook) => new GapCalculation(projection).Report(outlook);
}
