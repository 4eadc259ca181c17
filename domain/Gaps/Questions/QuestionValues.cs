using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Questions;

/// <summary>Turns sums over all trials into values.</summary>
internal sealed class QuestionValues
{
    private readonly Projection projection;
    private readonly RedrawSums sums;
    private readonly int trials;
    private readonly (FamilyGoal Family, int Product, ProductGoal Goal)[] aims;
    private readonly IReadOnlyList<FamilyGoal> goals;

    public QuestionValues(Projection projection, IReadOnlyList<FamilyGoal> goals, RedrawSums sums, int trials)
    {
        (this.projection, this.goals, this.sums, this.trials) = (projection, goals, sums, trials);
        aims = [.. goals.SelectMany(goal => goal.Aims, (goal, aim) => (goal, aim.Product, aim.Goal))];
    }

    /// <summary>The probability of each product with a target.</summary>
    public IReadOnlyList<GoalChance> Chances =>
        [.. aims.Select((aim, place) => new GoalChance(aim.Family.Family, CodeOf(aim.Product), new Frequency((int)sums.Sum[place], trials)))];

    /// <summary>The values of a redraw, the most first.</summary>
    /// <param name="redraw">Its number.</param>
    /// <param name="item">The item that it is about, whose products and families count; null for all.</param>
    public IReadOnlyList<QuestionValue> Of(int redraw, int? item)
    {
        var values = new List<QuestionValue>();
        for (var place = 0; place < aims.Length + goals.Count; place++)
        {
            var family = place < aims.Length ? aims[place].Family : goals[place - aims.Length];
            var needs = place < aims.Length ? aims[place].Goal.Members : family.Aims.SelectMany(aim => aim.Goal.Members);
            var (mean, variance) = (sums.Sum[place] / trials, (sums.Squares[place] / trials) - ((sums.Sum[place] / trials) * (sums.Sum[place] / trials)));
            if (variance > 1e-12 * mean && needs.Any(product => item is not { } own || projection.Explosion.Uses.Quantity(product, own) > 0))
            {
                var (change, fourth) = (sums.Changes[redraw][place] / trials, sums.Fourths[redraw][place] / trials);
                values.Add(new QuestionValue(
                    family.Family,
                    place < aims.Length ? CodeOf(aims[place].Product) : null,
                    Math.Min(1, change / (2 * variance)),
                    Math.Sqrt(Math.Max(0, fourth - (change * change)) / trials) / (2 * variance),
                    place < aims.Length && item is { } bound ? (double)sums.Bound[place][bound] / trials : null));
            }
        }

        return [.. values.OrderByDescending(value => value.Share).ThenBy(value => value.Product is null).ThenBy(value => value.Product).ThenBy(value => value.Family)];
    }

    private Registry.Items.ItemCode CodeOf(int product) => projection.Items[projection.Explosion.Products[product]];
}
