using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Reports;

/// <summary>
/// The sources of factories, lines, rates and plans, each once: by kind, then in the order of the lines. They are found in one pass, because there can be
/// a hundred thousand of them, and made when they are read.
/// </summary>
internal sealed class LineCitations
{
    private readonly IReadOnlyList<RegisteredLine> registered;
    // By kind, the line and the place of the statement or plan in it.
    private readonly List<(int Line, int Place)>[] found = [[], [], [], [], []];

    public LineCitations(IReadOnlyList<RegisteredLine> registered)
    {
        this.registered = registered;
        Factory? last = null;
        for (var number = 0; number < registered.Count; number++)
        {
            var (factory, line) = registered[number].Registered;
            Add(CitedKind.Factory, number, ReferenceEquals(factory, last) ? 0 : 1);
            Add(CitedKind.Line, number, line.Source is null ? 0 : 1);
            for (var place = 0; place < line.Rates.Count; place++)
            {
                if (line.Rates[place].Source is not null)
                {
                    found[(int)CitedKind.Rate].Add((number, place));
                }
            }

            Add(CitedKind.NonePlanned, number, line.NonePlanned is null ? 0 : 1);
            Add(CitedKind.Plan, number, line.Plans.Count);
            last = factory;
        }

        Count = found.Sum(each => each.Count);
    }

    public int Count { get; }

    public Citation this[int index]
    {
        get
        {
            var kind = 0;
            for (; index >= found[kind].Count; kind++)
            {
                index -= found[kind].Count;
            }

            var (number, place) = found[kind][index];
            var line = registered[number].Registered;
            return (CitedKind)kind switch
            {
                CitedKind.Rate => Citation.Of(line, line.Line.Rates[place]),
                CitedKind.Plan => new Citation(CitedKind.Plan, line, InOrder(line.Line.Plans)[place]),
                var other => new Citation(other, line),
            };
        }
    }

    private void Add(CitedKind kind, int line, int count)
    {
        for (var place = 0; place < count; place++)
        {
            found[(int)kind].Add((line, place));
        }
    }

    private static IReadOnlyList<Plan> InOrder(IReadOnlyList<Plan> plans) =>
        plans.Count < 2 ? plans : [.. plans.OrderBy(plan => plan.Id.Value, StringComparer.Ordinal)];
}
