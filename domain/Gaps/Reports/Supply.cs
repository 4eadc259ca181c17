using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Rates;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Reports;

/// <summary>What the capacity of one item rests on; units a month, lists by month over the whole horizon.</summary>
/// <param name="Item">The item.</param>
/// <param name="Capacity">By month; null where nothing is known.</param>
/// <param name="Lines">The lines that count towards it, in the order of their factories.</param>
/// <param name="Expansions">The expansions of those lines, and what the report's case makes of each.</param>
/// <param name="Observations">The observed totals that are used, by scope and month.</param>
/// <param name="Unattributed">By scope, what is observed beyond the registered lines.</param>
/// <param name="Implied">By month, what today's products need of a component beyond what is registered and observed; null for a product.</param>
/// <param name="Statements">Targets and stated capacities, shown beside the forecast and never part of it.</param>
public sealed record Supply(
    ItemCode Item,
    IReadOnlyList<AtBounds?> Capacity,
    IReadOnlyList<LineSupply> Lines,
    IReadOnlyList<ExpansionSupply> Expansions,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<ScopeSupply> Unattributed,
    IReadOnlyList<double>? Implied,
    IReadOnlyList<Baseline> Statements);

/// <summary>A line's part in its item's supply; units a month.</summary>
/// <remarks>A view of the record: a report of a hundred thousand lines copies none of them.</remarks>
public readonly record struct LineSupply
{
    private readonly RegisteredLine registered;

    internal LineSupply(RegisteredLine registered) => this.registered = registered;

    /// <summary>The factory's id.</summary>
    public SiteId Factory => registered.Factory.Id;

    /// <summary>The line's stage of production.</summary>
    public Keyword Stage => registered.Line.Stage;

    /// <summary>What is published; null where nothing is.</summary>
    public MonthlyRate? Rate => registered.Line.Rate;

    /// <summary>What it could make; never counted.</summary>
    public MonthlyRate? SurgeRate => registered.Line.SurgeRate;

    /// <summary>When the rate was so; null where unknown.</summary>
    public PartialDate? AsOf => registered.Line.AsOf;

    /// <summary>The factory's status.</summary>
    public SiteStatus Status => registered.Factory.Status;

    /// <summary>What of it counts now; null where unpublished, and where the factory stands idle or closed.</summary>
    public double? Counted => registered.Current;
}

/// <summary>An expansion's part in its item's supply.</summary>
/// <param name="Factory">The factory's id.</param>
/// <param name="LineStage">The stage of production of the line that it changes.</param>
/// <param name="Expansion">The expansion as registered.</param>
/// <param name="Effect">What the report's case makes of it.</param>
public sealed record ExpansionSupply(SiteId Factory, Keyword LineStage, Expansion Expansion, ExpansionEffect Effect);

/// <summary>Capacity that is observed in a scope and has no registered line.</summary>
/// <param name="Scope">The scope, beyond all scopes that are part of it.</param>
/// <param name="Rates">By month.</param>
public sealed record ScopeSupply(Scope Scope, IReadOnlyList<double> Rates);
