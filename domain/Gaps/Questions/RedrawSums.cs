using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Gaps.Questions;

/// <summary>Sums over some trials: how each goal comes out, and how far it changes when one thing is drawn anew.</summary>
internal sealed class RedrawSums
{
    private readonly IReadOnlyList<FamilyGoal> goals;
    private readonly (int Product, ProductGoal Goal)[] aims;
    private readonly Explosions.UseMatrix uses;
    private readonly double[] outcomes;

    /// <param name="projection">The projection.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="redraws">The number of redraws.</param>
    public RedrawSums(Projection projection, IReadOnlyList<FamilyGoal> goals, int redraws)
    {
        this.goals = goals;
        uses = projection.Explosion.Uses;
        aims = [.. goals.SelectMany(goal => goal.Aims)];
        outcomes = new double[aims.Length + goals.Count];
        (Sum, Squares) = (new double[outcomes.Length], new double[outcomes.Length]);
        (Changes, Fourths) = ([.. Enumerable.Range(0, redraws).Select(_ => new double[outcomes.Length])], [.. Enumerable.Range(0, redraws).Select(_ => new double[outcomes.Length])]);
        Bound = [.. aims.Select(_ => new int[uses.Items])];
    }

    /// <summary>By product with a target and then by family, the sum of the outcomes: 1 if a product reaches its target, 0 otherwise; a family's index, 0 to 1.</summary>
    public double[] Sum { get; }

    /// <summary>The sum of their squares.</summary>
    public double[] Squares { get; }

    /// <summary>By redraw, the sum of the squares of their changes.</summary>
    public double[][] Changes { get; }

    /// <summary>By redraw, the sum of the fourth powers of their changes.</summary>
    public double[][] Fourths { get; }

    /// <summary>By product with a target and item, the number of trials in which it binds.</summary>
    public int[][] Bound { get; }

    /// <summary>Adds a trial as it was drawn.</summary>
    public void Add(RedrawTrial trial)
    {
        Read(trial, outcomes);
        for (var place = 0; place < outcomes.Length; place++)
        {
            Sum[place] += outcomes[place];
            Squares[place] += outcomes[place] * outcomes[place];
        }

        for (var aim = 0; aim < aims.Length; aim++)
        {
            var binding = trial.BindingIn(aims[aim].Goal.Last);
            foreach (var member in aims[aim].Goal.Members)
            {
                var place = uses.PlacesOf(member).Start.Value;
                foreach (var use in uses[member])
                {
                    Bound[aim][use.Item] += binding[place++] ? 1 : 0;
                }
            }
        }
    }

    /// <summary>Adds the trial added last with something drawn anew.</summary>
    public void AddRedrawn(RedrawTrial trial, int redraw, Span<double> room)
    {
        Read(trial, room);
        for (var place = 0; place < outcomes.Length; place++)
        {
            var square = (room[place] - outcomes[place]) * (room[place] - outcomes[place]);
            Changes[redraw][place] += square;
            Fourths[redraw][place] += square * square;
        }
    }

    /// <summary>Adds the sums of other trials.</summary>
    public void Add(RedrawSums others)
    {
        Add(Sum, others.Sum);
        Add(Squares, others.Squares);
        for (var redraw = 0; redraw < Changes.Length; redraw++)
        {
            Add(Changes[redraw], others.Changes[redraw]);
            Add(Fourths[redraw], others.Fourths[redraw]);
        }

        for (var aim = 0; aim < Bound.Length; aim++)
        {
            for (var item = 0; item < Bound[aim].Length; item++)
            {
                Bound[aim][item] += others.Bound[aim][item];
            }
        }
    }

    private static void Add(double[] sums, double[] others)
    {
        for (var place = 0; place < sums.Length; place++)
        {
            sums[place] += others[place];
        }
    }

    private void Read(RedrawTrial trial, Span<double> into)
    {
        for (var aim = 0; aim < aims.Length; aim++)
        {
            var goal = aims[aim].Goal;
            into[aim] = goal.IsEnough(goal.MadeOf(trial.OutputsIn(goal.Last))) ? 1 : 0;
        }

        for (var family = 0; family < goals.Count; family++)
        {
            into[aims.Length + family] = goals[family].Index(trial.OutputsIn(goals[family].Last));
        }
    }
}
