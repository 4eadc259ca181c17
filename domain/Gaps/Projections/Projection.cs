using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Projections;

/// <summary>
/// What a register states about today and asks for the future, numbered and ready for calculation. The report and every analysis start from it.
/// </summary>
/// <remarks>Months count from the first of the horizon; items and products count from 0. Rates are units a month.</remarks>
public sealed class Projection
{
    private readonly Func<FactoryLine, int>? slip;
    private readonly IReadOnlyDictionary<string, string> successors;

    /// <param name="register">The records.</param>
    /// <param name="asOf">The month up to which observations count.</param>
    /// <param name="horizon">The months of the goals.</param>
    public Projection(Register register, Month asOf, Horizon horizon)
    {
        successors = SiteSuccessions.SuccessorsOf(register.Factories);
        Register = register = register.Counted();
        AsOf = asOf;
        Horizon = horizon;
        Items = new ItemIndex(register);
        Explosion = new Explosion(register, Items);
        CurrentCapacity = new CurrentCapacity(register, Items, Explosion, horizon, asOf);
        Goals = new ProductGoals(register.Goals, CurrentCapacity);
    }

    private Projection(Projection before, IReadOnlyList<ScenarioChange> changes)
    {
        var closings = new SiteClosings(before.Register, changes, before.AsOf);
        changes = closings.Others;
        var plans = new ChangedPlans(closings.Applied, changes);
        (Register, slip) = (plans.Applied, plans.SlipOf);
        (AsOf, Horizon, Items, Explosion, successors) = (before.AsOf, before.Horizon, before.Items, before.Explosion, before.successors);
        var current = ReferenceEquals(Register, before.Register)
            ? before.CurrentCapacity
            : new CurrentCapacity(Register, Items, Explosion, Horizon, AsOf, slip);
        CurrentCapacity = current.With(current.Paces.Under([.. changes.OfType<SupposedPace>()], AsOf));
        Goals = new ProductGoals(Register.Goals, CurrentCapacity, new ChangedDemand(changes, AsOf).MultiplesOf);
        Effects = new ScenarioEffects(this, changes);
    }

    public Register Register { get; }

    public Month AsOf { get; }

    public Horizon Horizon { get; }

    public ItemIndex Items { get; }

    /// <summary>The quantities that go into each product.</summary>
    public Explosion Explosion { get; }

    /// <summary>The output without any plan.</summary>
    public CurrentCapacity CurrentCapacity { get; }

    /// <summary>The target of each product.</summary>
    public ProductGoals Goals { get; }

    /// <returns>Null if the register has no goal, and so no months.</returns>
    public static Projection? Of(Register register, Month asOf) =>
        Horizon.Of(register.Goals) is { } horizon ? new Projection(register, asOf, horizon) : null;

    /// <summary>The effects of a scenario's changes on the capacities; null without a scenario.</summary>
    internal ScenarioEffects? Effects { get; }

    /// <summary>This projection under some changes. Call it only on a projection without changes.</summary>
    public Projection Under(IReadOnlyList<ScenarioChange> changes) => new(this, AtPresent(changes));

    /// <summary>The changes with each site under its present id, so that what was written of it before it merged or moved still hits it.</summary>
    internal IReadOnlyList<ScenarioChange> AtPresent(IReadOnlyList<ScenarioChange> changes) =>
        successors.Count == 0 ? changes : [.. changes.Select(change => change.At(PresentId))];

    /// <summary>The selection with each site under its present id.</summary>
    internal Selection AtPresent(Selection names) => successors.Count == 0 ? names : names.At(PresentId);

    /// <summary>Computes one outlook.</summary>
    public CaseProjection In(Outlook outlook) => CaseProjection.Of(this, outlook, new Growth(CurrentCapacity, outlook.Case));

    /// <summary>Computes one outlook.</summary>
    public CaseProjection In(ForecastCase forecast, Reading reading = Reading.Floor) => In(new Outlook(forecast, reading));

    /// <summary>Computes every reading of one case, in order.</summary>
    public IReadOnlyList<CaseProjection> InAllReadings(ForecastCase forecast)
    {
        var growth = new Growth(CurrentCapacity, forecast);
        return [.. Outlook.Of(forecast).Select(outlook => CaseProjection.Of(this, outlook, growth))];
    }

    /// <summary>The plans of a line, in the months in which they can come.</summary>
    public PlannedLine Planned(RegisteredLine line) => new(line, Horizon, AsOf.Plus(1 + (slip?.Invoke(line.Registered) ?? 0)));

    /// <summary>A new sharing for the caller. An instance is not safe for use by two threads at once.</summary>
    public Sharing Sharing() => new(Explosion, Goals);

    private SiteId PresentId(SiteId site) => Parsed.As<SiteId>(SiteSuccessions.PresentId(site.Value, successors));
}
