using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Reports;

/// <summary>The records behind the capacity of one item; units a month, lists by month over the whole horizon.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">The capacity by month, infinite without a limit; null if nothing is known.</param>
/// <param name="Unstated">The part of its present, in the as-of month, whose growth nobody has stated.</param>
/// <param name="Lines">The lines that count towards it, in the order of their factories.</param>
/// <param name="Plans">The plans of those lines, and the effect of each in the report's case.</param>
/// <param name="Observations">The observed totals in use, by scope and month.</param>
/// <param name="Unattributed">By scope, the observed output beyond the registered lines.</param>
/// <param name="Implied">By month, what today's products need of a component beyond its registered and observed output; null for a product that goes into no other.</param>
/// <param name="Statements">Targets and stated capacities, shown beside the forecast and never part of it.</param>
public sealed record Supply(
    ItemCode Item,
    IReadOnlyList<AtReadings<double>?> Capacity,
    double Unstated,
    IReadOnlyList<LineSupply> Lines,
    IReadOnlyList<PlanSupply> Plans,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<ExtentSupply> Unattributed,
    IReadOnlyList<double>? Implied,
    IReadOnlyList<Baseline> Statements);

/// <summary>A line's part in its item's supply; units a month.</summary>
/// <remarks>A view of the record, so that a report of a hundred thousand lines copies none of them.</remarks>
public readonly record struct LineSupply
{
    private readonly RegisteredLine registered;
    private readonly bool isCovered;

    internal LineSupply(RegisteredLine registered, bool isCovered) => (this.registered, this.isCovered) = (registered, isCovered);

    /// <summary>The factory's id.</summary>
    public SiteId Factory => registered.Factory.Id;

    /// <summary>The line's stage of production.</summary>
    public Keyword Stage => registered.Line.Stage;

    /// <summary>The line's name; null if it has none.</summary>
    public LineName? Name => registered.Line.Name;

    /// <summary>What is stated of the line, by measure, date and source.</summary>
    public IReadOnlyList<Statement> Rates => registered.Line.Rates;

    /// <summary>The factory's status in the as-of month.</summary>
    public SiteStatus Status => registered.Status;

    /// <summary>Whether it is stated how the line will grow.</summary>
    public bool IsGrowthStated => UnstatedGrowth.IsStated(registered.Line, isCovered);

    /// <summary>The part of the rate that counts now; null if unpublished, or if the factory does not operate yet.</summary>
    public double? Counted => registered.Current;
}

/// <summary>A plan's part in its item's supply.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="LineStage">The stage of production of the line that it changes.</param>
/// <param name="LineName">The name of that line; null if it has none.</param>
/// <param name="Plan">The plan as registered.</param>
/// <param name="CountsFrom">
/// The month from which it counts if it counts: the month promised, or the month after the as-of month if that is over and it is not commissioned.
/// </param>
/// <param name="Effect">Its effect in the report's case.</param>
public sealed record PlanSupply(SiteId Factory, Keyword LineStage, LineName? LineName, Plan Plan, Month CountsFrom, PlanEffect Effect);

/// <summary>Capacity that is observed but belongs to no registered line.</summary>
/// <param name="Extent">The scope, or the sites of it, beyond all that is observed of parts of it.</param>
/// <param name="Rates">By month.</param>
public sealed record ExtentSupply(Extent Extent, IReadOnlyList<double> Rates);
