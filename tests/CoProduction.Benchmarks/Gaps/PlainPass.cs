using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Benchmarks.Gaps;

/// <summary>One plain pass that sums the lines by item and month: what anybody would write who needed no more than the sum.</summary>
internal static class PlainPass
{
    /// <returns>By item, units a month in each of the goals' months, with what is funded or further.</returns>
    public static Dictionary<ItemCode, double[]> Sum(Register register)
    {
        var sums = register.Items.ToDictionary(item => item.Code, _ => new double[Synthetic.SyntheticRegister.Months]);
        foreach (var factory in register.Factories)
        {
            if (factory.Status is not (SiteStatus.Idle or SiteStatus.Closed))
            {
                foreach (var line in factory.Lines)
                {
                    Add(line, sums[line.Item]);
                }
            }
        }

        return sums;
    }

    private static void Add(Line line, double[] months)
    {
        var now = 0.0;
        foreach (var rate in line.Rates)
        {
            if (rate.Measure == Measure.Output)
            {
                var (before, from) = (now, Math.Max(0, rate.From?.Since(Synthetic.SyntheticRegister.FirstMonth) ?? 0));
                now = rate.Lowest;
                for (var month = from; month < months.Length; month++)
                {
                    months[month] += now - before;
                }
            }
        }

        foreach (var plan in line.Plans)
        {
            if (plan.Stage is >= PlanStage.Funded and < PlanStage.Cancelled)
            {
                var change = plan.Terms.TotalRate(most: false) is { } total ? total - now : plan.Terms.AddedRate(most: false);
                var from = Math.Max(0, plan.Effective.Since(Synthetic.SyntheticRegister.FirstMonth));
                for (var month = from; month < months.Length; month++)
                {
                    months[month] += change;
                }
            }
        }
    }
}
