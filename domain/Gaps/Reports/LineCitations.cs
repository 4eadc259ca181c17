using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Reports;

/// <summary>
/// The sources of factories, lines, rates and expansions, each once: by kind, then in the order of the lines. They are found in one pass, because there can be
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
            Add(CitedKind.Expansion, number, line.Expansions.Count);
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
                CitedKind.Expansion => new Citation(CitedKind.Expansion, line, InOrder(line.Line.Expansions)[place]),
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

    private static IReadOnlyList<Expansion> InOrder(IReadOnlyList<Expansion> expansions) =>
        expansions.Count < 2 ? expansions : [.. expansions.OrderBy(expansion => expansion.Id.Value, StringComparer.Ordinal)];
}
