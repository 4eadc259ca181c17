using CoProduction.Gaps.Allocations;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Dates;

namespace CoProduction.Gaps.Bottlenecks;

/// <summary>Relieves one item after another for each product, and sums up the cost of each item.</summary>
internal sealed class BottleneckSearch
{
    private readonly Projection projection;
    private readonly Production production;
    private readonly Relief relief;

    /// <summary>The outputs of products without the item's limit, by item and by the first of months with equal capacities.</summary>
    private readonly Dictionary<(int Month, int Item), double[]> unlimited = [];

    public BottleneckSearch(CaseProjection outcome)
    {
        (projection, production) = (outcome.Projection, outcome.Production);
        relief = new Relief(projection, production);
    }

    public IReadOnlyList<ProductBottlenecks> All() =>
        [.. Enumerable.Range(0, projection.Goals.Count).Where(product => projection.Goals[product] is not null).Select(Of)];

    private ProductBottlenecks Of(int product)
    {
        var months = StepsByMonth(product);
        var items = months.SelectMany(month => month.Steps).SelectMany(step => step.Items).Distinct();
        return new ProductBottlenecks(
            projection.Items[projection.Explosion.Products[product]],
            [.. Periods(months)],
            [.. items.Select(item => Of(product, item, months)).OrderBy(bottleneck => bottleneck.Step).ThenBy(bottleneck => bottleneck.Item)]);
    }

    /// <summary>The months in which the product is short, each with the steps to its path.</summary>
    private List<(int Month, (int[] Items, double Output)[] Steps)> StepsByMonth(int product)
    {
        var (goal, months) = (projection.Goals[product]!, new List<(int, (int[], double)[])>());
        var (since, all) = (-1, new List<(int[] Items, double Output)>());
        for (var month = 0; month < projection.Horizon.Months; month++)
        {
            if (!projection.Goals.IsShort(product, production.Outputs[month], month))
            {
                continue;
            }

            if (since != production.SameSince(month))
            {
                (since, all) = (production.SameSince(month), relief.Steps(goal, month));
            }

            months.Add((month, [.. all.TakeWhile(step => goal.IsShort(step.Output, month))]));
        }

        return months;
    }

    private IEnumerable<BindingPeriod> Periods(List<(int Month, (int[] Items, double Output)[] Steps)> months) =>
        Runs(months, (last, next) => last.Month + 1 == next.Month
                && last.Steps.Length == next.Steps.Length
                && last.Steps.Zip(next.Steps).All(step => step.First.Items.SequenceEqual(step.Second.Items)))
            .Select(run => new BindingPeriod(
                projection.Horizon.At(run.First.Month),
                projection.Horizon.At(run.Last.Month),
                [.. run.Last.Steps.Select(step => new ReliefStep([.. step.Items.Select(item => projection.Items[item])], step.Output))]));

    private Bottleneck Of(int product, int item, List<(int Month, (int[] Items, double Output)[] Steps)> months)
    {
        var steps = months
            .Select(each => (each.Month, Step: Array.FindIndex(each.Steps, step => step.Items.Contains(item)) + 1))
            .Where(each => each.Step > 0)
            .ToList();
        return new Bottleneck(
            projection.Items[item],
            steps.Min(each => each.Step),
            Spans(steps.Where(each => each.Step == 1).Select(each => each.Month)),
            Spans(steps.Where(each => each.Step > 1).Select(each => each.Month)),
            Lost(product, item));
    }

    private IReadOnlyList<MonthSpan> Spans(IEnumerable<int> months) =>
        [.. Runs(months, (last, next) => last + 1 == next).Select(run => new MonthSpan(At(run.First), At(run.Last)))];

    private IReadOnlyList<YearLoss> Lost(int product, int item)
    {
        var goal = projection.Goals[product]!;
        return
        [
            .. Enumerable.Range(goal.Start, goal.Goal.Months)
                .GroupBy(month => At(month).Year)
                .Select(year => new YearLoss(year.Key, year.Sum(month =>
                    Shortfall(month, production.Outputs[month]) - Shortfall(month, Without(item, month))))),
        ];

        double Shortfall(int month, ReadOnlySpan<double> outputs) => Math.Max(0, goal.PathAt(month) - goal.MadeOf(outputs));
    }

    /// <summary>By product, the output if the item is unlimited.</summary>
    private double[] Without(int item, int month)
    {
        var key = (production.SameSince(month), item);
        if (!unlimited.TryGetValue(key, out var outputs))
        {
            unlimited.Add(key, outputs = relief.Outputs(month, [item]).ToArray());
        }

        return outputs;
    }

    private Month At(int month) => projection.Horizon.At(month);

    /// <summary>The first and last element of each run of neighbours that belong together.</summary>
    private static List<(T First, T Last)> Runs<T>(IEnumerable<T> all, Func<T, T, bool> belong)
    {
        var runs = new List<(T First, T Last)>();
        foreach (var each in all)
        {
            if (runs is [.., var run] && belong(run.Last, each))
            {
                runs[^1] = (run.First, each);
            }
            else
            {
                runs.Add((each, each));
            }
        }

        return runs;
    }
}
