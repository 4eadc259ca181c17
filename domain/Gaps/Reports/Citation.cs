using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Reports;

/// <summary>The source of a record that the report rests on.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">
/// The record's id; of a line <c>factory/item/stage</c>, of an expansion the same with its id, of a line of a bill of materials
/// <c>item/material</c>.
/// </param>
/// <param name="Source">Where its figures are said.</param>
public sealed record Citation(CitedKind Kind, string Id, Source Source)
{
    /// <summary>Each record once, by kind and then in the order of the register.</summary>
    internal static IEnumerable<Citation> Of(Register register, ItemIndex items)
    {
        var factories = register.Factories.Where(factory => factory.Lines.Any(line => items.Find(line.Item) is not null));
        var lines = RegisteredLine.Of(register.Factories).Where(line => items.Find(line.Line.Item) is not null);
        return
        [
            .. from factory in factories select new Citation(CitedKind.Factory, factory.Id.Value, factory.Source),
            .. from line in lines
               let source = line.Line.Source
               where source is not null
               select new Citation(CitedKind.Line, line.Id, source),
            .. from line in lines
               where line.Line.Expansions.Count > 0
               from expansion in line.Line.Expansions.OrderBy(expansion => expansion.Id.Value, StringComparer.Ordinal)
               select new Citation(CitedKind.Expansion, $"{line.Id}/{expansion.Id}", expansion.Source),
            .. from baseline in register.Baselines select new Citation(CitedKind.Baseline, baseline.Id.Value, baseline.Source),
            .. from goal in register.Goals select new Citation(CitedKind.Goal, goal.Family.Value, goal.Source),
            .. from item in register.Items
               from material in item.Materials.OrderBy(material => material.Item)
               select new Citation(CitedKind.Material, $"{item.Code}/{material.Item}", material.Source),
        ];
    }
}

public enum CitedKind
{
    Factory,
    Line,
    Expansion,
    Baseline,
    Goal,
    Material,
}
