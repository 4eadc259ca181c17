using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Explosions;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Effects;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Projections;

/// <summary>
/// What a register says of today and asks for the future, numbered and ready to calculate with: the ground on which the report and
/// every analysis stand.
/// </summary>
/// <remarks>Months count from the first of the horizon, items and products from 0; rates are units a month.</remarks>
public sealed class Projection
{
    /// <param name="register">The records.</param>
    /// <param name="asOf">The month up to which observations count.</param>
    /// <param name="horizon">The months of the goals.</param>
    public Projection(Register register, Month asOf, Horizon horizon)
    {
        Register = register;
        AsOf = asOf;
        Horizon = horizon;
        Items = new ItemIndex(register);
        Explosion = new Explosion(register, Items);
        Present = new Present(register, Items, Explosion, horizon, asOf);
        Goals = new ProductGoals(register.Goals, Present);
    }

    private Projection(Projection before, IReadOnlyList<ScenarioChange> changes)
    {
        Register = new ChangedExpansions(before.Register, changes).Applied;
        (AsOf, Horizon, Items, Explosion) = (before.AsOf, before.Horizon, before.Items, before.Explosion);
        Present = ReferenceEquals(Register, before.Register) ? before.Present : new Present(Register, Items, Explosion, Horizon, AsOf);
        Goals = new ProductGoals(Register.Goals, Present, new ChangedDemand(changes, AsOf).MultiplesOf);
        Effects = new ScenarioEffects(this, changes);
    }

    public Register Register { get; }

    public Month AsOf { get; }

    public Horizon Horizon { get; }

    public ItemIndex Items { get; }

    /// <summary>What goes into each product.</summary>
    public Explosion Explosion { get; }

    /// <summary>What is made without any expansion.</summary>
    public Present Present { get; }

    /// <summary>What is asked of each product.</summary>
    public ProductGoals Goals { get; }

    /// <returns>Null where the register has no goal, and so no months.</returns>
    public static Projection? Of(Register register, Month asOf) =>
        Horizon.Of(register.Goals) is { } horizon ? new Projection(register, asOf, horizon) : null;

    /// <summary>What the changes of a scenario do to the capacities; null without one.</summary>
    internal ScenarioEffects? Effects { get; }

    /// <summary>The same under some changes; not on top of others.</summary>
    internal Projection Under(IReadOnlyList<ScenarioChange> changes) => new(this, changes);

    /// <summary>Computes one case.</summary>
    public CaseProjection In(ForecastCase forecast) => CaseProjection.Of(this, forecast);

    /// <summary>A sharing of its own for whoever shares: it is no two threads' at a time.</summary>
    public Sharing Sharing() => new(Explosion, Goals);
}
