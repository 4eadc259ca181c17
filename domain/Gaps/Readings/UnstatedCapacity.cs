using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Readings;

/// <summary>The present of each item in the as-of month, and the part of it whose growth nobody has stated; units a month.</summary>
/// <remarks>Before the first month of the horizon it is that of the first month, and after the last that of the last.</remarks>
public sealed class UnstatedCapacity
{
    private readonly CurrentCapacity current;
    private readonly CoveredScopes covered;
    private readonly double[] units;
    private readonly List<Ending>?[] ending;
    private readonly int asOf;

    internal UnstatedCapacity(Register register, CurrentCapacity current, Month asOf)
    {
        this.current = current;
        this.asOf = current.Horizon.IndexOf(asOf);
        Now = Math.Clamp(this.asOf, 0, current.Horizon.Months - 1);
        covered = new CoveredScopes(register, current.Items, asOf);
        units = new double[current.Items.Count];
        ending = new List<Ending>?[current.Items.Count];
        foreach (var (item, line) in current.Lines.Ending)
        {
            (ending[item] ??= []).Add(new Ending(line, OfLine(item, line), line.Current ?? 0));
        }

        for (var item = 0; item < units.Length; item++)
        {
            units[item] = OfLines(item) + OfEuropeanUnion(item) + OfNobodyKnown(item);
            for (var partner = 0; partner < current.Partners.Count; partner++)
            {
                units[item] += OfPartner(item, partner);
            }
        }
    }

    /// <summary>The as-of month, as a number of the horizon.</summary>
    public int Now { get; }

    /// <summary>The unstated part of an item.</summary>
    public double Of(int item) => units[item];

    /// <summary>The whole present of an item; 0 if nothing is known.</summary>
    public double Present(int item) => current.Rate(item, Now);

    /// <summary>The part that a line makes.</summary>
    public double OfLine(int item, RegisteredLine line) =>
        line.Current is { } rate && !UnstatedGrowth.IsStated(line.Line, IsCovered(item, line)) ? rate : 0;

    /// <summary>Whether all makers of an item are registered where a line stands.</summary>
    public bool IsCovered(int item, RegisteredLine line) =>
        covered.HasAny(item) && covered.HasPartner(item, current.Partners, current.Partners.NumberOf(line.Factory.Partner));

    /// <summary>The part that is observed of a partner beyond its lines.</summary>
    public double OfPartner(int item, int partner) =>
        current.Unattributed(item).OfPartner(partner, Now) is > 0 and var beyond && !covered.HasPartner(item, current.Partners, partner) ? beyond : 0;

    /// <summary>The part that is observed of the EU beyond its members.</summary>
    public double OfEuropeanUnion(int item) => covered.HasEuropeanUnion(item) ? 0 : current.Unattributed(item).OfEuropeanUnion(Now);

    /// <summary>The part that is observed of all allies beyond that, and the part that is implied.</summary>
    public double OfNobodyKnown(int item) => covered.HasAllies(item) ? 0 : current.Unattributed(item).OfAllied(Now) + current.Implied(item, Now);

    /// <summary>The part of an item that may grow by a month.</summary>
    internal GrowingPart Growing(int item, int month) => Growing(item, 0, 0, month);

    /// <summary>The part of an item that may grow by a month, of what a loss leaves: none if all of it would not grow.</summary>
    /// <param name="item">The item.</param>
    /// <param name="lost">The loss of the unstated part, units a month.</param>
    /// <param name="lostPresent">The loss of the whole present, of which that is a part.</param>
    /// <param name="month">A month of the horizon.</param>
    internal GrowingPart Growing(int item, double lost, double lostPresent, int month)
    {
        if (month <= asOf)
        {
            return default;
        }

        // What is neither lost nor made by a line that makes nothing any more.
        var (unstated, present) = (0.0, 0.0);
        foreach (var line in ending[item] ?? [])
        {
            var isOver = line.Line.Output.At(month) == 0;
            unstated += isOver ? line.Unstated : 0;
            present += isOver ? line.Present : 0;
        }

        var units = Math.Min(BeyondRounding(item, unstated, present), BeyondRounding(item, lost + unstated, lostPresent + present));
        return new GrowingPart(units, lostPresent + present);
    }

    /// <summary>The unstated part after a loss; 0 if what is left of it is rounding.</summary>
    private double BeyondRounding(int item, double lost, double lostPresent)
    {
        var left = Forecast.Less(Of(item), lost);
        return UnstatedGrowth.BeyondRounding(left, Forecast.Less(Present(item), lostPresent)) > 0 ? left : 0;
    }

    /// <summary>A line that makes something now, but may have stopped by a later month.</summary>
    private readonly record struct Ending(RegisteredLine Line, double Unstated, double Present);

    private double OfLines(int item) =>
        covered.HasAny(item) ? current.Lines.Of(item).Sum(line => OfLine(item, line)) : current.Lines.Unstated(item);
}
