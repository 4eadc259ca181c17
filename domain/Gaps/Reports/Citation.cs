using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sources;

namespace CoProduction.Gaps.Reports;

/// <summary>The source of a record that the report rests on.</summary>
/// <param name="Kind">The record's kind.</param>
/// <param name="Id">
/// The record's id. A line has <c>factory/item/stage</c>, an expansion the same followed by its own id, a line of a bill of materials
/// <c>item/material</c>.
/// </param>
/// <param name="Source">The source of its figures.</param>
public sealed record Citation(CitedKind Kind, string Id, Source Source)
{
    /// <summary>Each record once, by kind and then in the order of the register.</summary>
    internal static IReadOnlyList<Citation> Of(Register register, RegisteredLines lines)
    {
        var citations = OfFactories(lines.OfKnownItems);
        citations.AddRange(register.Baselines.Select(baseline => new Citation(CitedKind.Baseline, baseline.Id.Value, baseline.Source)));
        citations.AddRange(register.Goals.Select(goal => new Citation(CitedKind.Goal, goal.Family.Value, goal.Source)));
        citations.AddRange(
            from item in register.Items
            from material in item.Materials.OrderBy(material => material.Item)
            select new Citation(CitedKind.Material, $"{item.Code}/{material.Item}", material.Source));
        return citations;
    }

    /// <summary>The citations of factories, lines and expansions, collected in one pass because there can be a hundred thousand of them.</summary>
    private static List<Citation> OfFactories(IReadOnlyList<RegisteredLine> registered)
    {
        var (factories, lines, expansions) = (new List<Citation>(registered.Count), new List<Citation>(), new List<Citation>());
        Factory? last = null;
        foreach (var each in registered)
        {
            var (factory, line) = each;
            if (!ReferenceEquals(factory, last))
            {
                factories.Add(new Citation(CitedKind.Factory, factory.Id.Value, factory.Source));
                last = factory;
            }

            if (line.Source is { } source)
            {
                lines.Add(new Citation(CitedKind.Line, each.Id, source));
            }

            foreach (var expansion in InOrder(line.Expansions))
            {
                expansions.Add(new Citation(CitedKind.Expansion, $"{each.Id}/{expansion.Id}", expansion.Source));
            }
        }

        factories.AddRange(lines);
        factories.AddRange(expansions);
        return factories;
    }

    private static IEnumerable<Expansion> InOrder(IReadOnlyList<Expansion> expansions) =>
        expansions.Count < 2 ? expansions : expansions.OrderBy(expansion => expansion.Id.Value, StringComparer.Ordinal);
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
