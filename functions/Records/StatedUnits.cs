using CoProduction.Functions.Http;
using CoProduction.Goals;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Records;

/// <summary>Checks the units in which the figures of lines and totals are stated.</summary>
internal static class StatedUnits
{
    /// <summary>A fault for each unit that the line's item does not state, and for each quantity of a mineral without one.</summary>
    /// <param name="record">The factory.</param>
    /// <param name="items">The items of its lines, by code; others are minerals or materials.</param>
    public static IEnumerable<BodyFault> Faults(Factory record, IReadOnlyDictionary<string, Item> items) =>
        from line in record.Lines.Index()
        from stated in Stated(line.Item)
        let fault = Fault(line.Item.Item, items.GetValueOrDefault(line.Item.Item.Value), stated.Quantity)
        where fault is not null
        select new BodyFault($"/lines/{line.Index}/{stated.Place}/unit", fault, BodyFault.Conflict);

    /// <summary>The unit that a factory's lines state of an item and that the item does not have; null if there is none.</summary>
    public static string? Lost(Factory factory, Item item) =>
        factory.Lines.Where(line => line.Item == item.Code && line.HasUnits).SelectMany(Stated).Select(stated => stated.Quantity.Unit)
            .FirstOrDefault(unit => unit is not null && item.UnitFault(unit) is not null);

    /// <summary>The unit that a total states of an item and that the item does not have; null if there is none.</summary>
    public static string? Lost(Baseline total, Item item) =>
        total.Item == item.Code && total.Quantity.Unit is { } unit && item.UnitFault(unit) is not null ? unit : null;

    /// <summary>Why an item must keep a unit.</summary>
    /// <param name="path">The record that states it.</param>
    /// <param name="unit">The unit.</param>
    public static string Keep(string path, string unit) => $"{path} states its rates in {unit}: keep {unit} as one of the item's units.";

    /// <summary>Why a quantity cannot be counted; null if it can.</summary>
    /// <param name="code">The item's code.</param>
    /// <param name="item">The item; null for a mineral or material.</param>
    /// <param name="quantity">The quantity.</param>
    public static string? Fault(ItemCode code, Item? item, Quantity quantity) =>
        item is not null ? quantity.Unit is null ? null : item.UnitFault(quantity.Unit)
        : quantity.Unit is null ? $"Must be given, such as t: {code} is a mineral or material, which has no unit of its own."
        : null;

    private static IEnumerable<(string Place, Quantity Quantity)> Stated(Line line)
    {
        foreach (var (place, rate) in line.Rates.Index())
        {
            yield return ($"rates/{place}/quantity", rate.Quantity);
        }

        foreach (var (place, plan) in line.Plans.Index())
        {
            foreach (var (at, terms) in plan.History.Select((revision, earlier) => ($"plans/{place}/history/{earlier}", revision.Terms)).Prepend(($"plans/{place}", plan.Terms)))
            {
                if ((terms.Total ?? terms.Added) is { } quantity)
                {
                    yield return ($"{at}/{(terms.Total is null ? "added" : "total")}", quantity);
                }
            }
        }
    }
}
