using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Evidence;

/// <summary>The gaps of registers that differ from a given one in a few records. Each alternative is computed from the records up.</summary>
internal sealed class Alternatives(Register register, Month asOf, Outlook outlook)
{
    private readonly IReadOnlyList<ProductGap> asItIs = Gaps(register, asOf, outlook);

    /// <returns>The gaps, and whether they equal those of the unchanged register.</returns>
    public (IReadOnlyList<ProductGap> Gaps, bool ChangesNothing) Without(IReadOnlyCollection<Baseline> baselines) =>
        With(register.Factories, [.. register.Baselines.Where(baseline => !baselines.Contains(baseline))]);

    /// <returns>The gaps, and whether they equal those of the unchanged register.</returns>
    public (IReadOnlyList<ProductGap> Gaps, bool ChangesNothing) WithLines(IReadOnlyCollection<(RegisteredLine Before, Line After)> changed)
    {
        var byId = changed.ToDictionary(change => change.Before.Id, change => change.After, StringComparer.Ordinal);
        var touched = changed.Select(change => change.Before.Factory.Id).ToHashSet();
        return With(
            [.. register.Factories.Select(factory => touched.Contains(factory.Id) ? WithLines(factory, byId) : factory)], register.Baselines);
    }

    public (IReadOnlyList<ProductGap> Gaps, bool ChangesNothing) AsItIs => (asItIs, true);

    private (IReadOnlyList<ProductGap> Gaps, bool ChangesNothing) With(IReadOnlyList<Factory> factories, IReadOnlyList<Baseline> baselines)
    {
        var gaps = Gaps(register with { Factories = factories, Baselines = baselines }, asOf, outlook);
        return (gaps, gaps.SequenceEqual(asItIs));
    }

    private static IReadOnlyList<ProductGap> Gaps(Register register, Month asOf, Outlook outlook) =>
        Projection.Of(register, asOf) is { } projection ? ProductGap.Of(projection.In(outlook)) : [];

    private static Factory WithLines(Factory factory, Dictionary<string, Line> changed) =>
        factory.With([.. factory.Lines.Select(line => changed.GetValueOrDefault(new FactoryLine(factory, line).Id, line))]);
}
