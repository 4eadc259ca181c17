using CoProduction.Gaps.Explosions;

namespace CoProduction.Gaps.Allocations;

/// <summary>How many of every product can be made in every month of a course of capacities, and what stops it.</summary>
public sealed class Production
{
    private readonly UseMatrix uses;
    private readonly bool[][] binding;
    private readonly int[] sameSince;

    /// <summary>Shares the capacities of each month; a month with those of the month before takes over its figures.</summary>
    /// <param name="sharing">How products share; nothing holds on to it.</param>
    /// <param name="capacities">By item, units a month; infinite where unknown.</param>
    public Production(Sharing sharing, MonthTable capacities)
    {
        uses = sharing.Uses;
        Capacities = capacities;
        Outputs = new MonthTable(capacities.Months, uses.Products);
        Used = new MonthTable(capacities.Months, uses.Items);
        binding = new bool[capacities.Months][];
        sameSince = new int[capacities.Months];
        for (var month = 0; month < capacities.Months; month++)
        {
            if (month > 0 && capacities[month].SequenceEqual(capacities[month - 1]))
            {
                Outputs[month - 1].CopyTo(Outputs.Row(month));
                Used[month - 1].CopyTo(Used.Row(month));
                (binding[month], sameSince[month]) = (binding[month - 1], sameSince[month - 1]);
            }
            else
            {
                (binding[month], sameSince[month]) = (new bool[uses.Count], month);
                sharing.Share(capacities[month], Outputs.Row(month), binding[month]);
                uses.Use(Outputs[month], Used.Row(month));
            }
        }
    }

    /// <summary>By item, units a month; infinite where unknown.</summary>
    public MonthTable Capacities { get; }

    /// <summary>By product, units a month; 0 where the product's own capacity is unknown.</summary>
    public MonthTable Outputs { get; }

    /// <summary>By item, what all products together use, units a month.</summary>
    public MonthTable Used { get; }

    /// <summary>The items that stop the product, rising; empty where nothing stops it or it takes no part.</summary>
    public IEnumerable<int> BindingItems(int product, int month)
    {
        var first = uses.PlacesOf(product).Start.Value;
        for (var place = 0; place < uses[product].Length; place++)
        {
            if (binding[month][first + place])
            {
                yield return uses[product][place].Item;
            }
        }
    }

    /// <summary>The first month of the run up to this one in which all capacities, and so all figures here, are the same.</summary>
    public int SameSince(int month) => sameSince[month];
}
