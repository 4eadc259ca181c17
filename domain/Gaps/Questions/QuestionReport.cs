using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Questions;

/// <summary>What nobody has stated, ranked by how much knowing it would sharpen the probabilities of the central reading.</summary>
/// <remarks>
/// The value of a fact is its total effect by Jansen's estimator ("Analysis of variance designs for model output", 1999): each trial runs again with this fact
/// alone drawn anew, at the goals' ends, and half the mean squared change is set against the variance. The same register, model, number of trials
/// and seed give the same bytes, with any number of threads.
/// </remarks>
/// <param name="Trials">The number of trials.</param>
/// <param name="Seed">The seed of the random draws.</param>
/// <param name="Partner">The partner whose own list it is; null for that of everybody.</param>
/// <param name="Chances">The probability of each product with a target, in the central reading.</param>
/// <param name="Questions">The most telling first, then those without a value; each with its rank, equal for those that the trials cannot tell apart.</param>
/// <param name="Together">How far all answers of the partner together settle each goal's doubt; empty for the list of everybody.</param>
/// <param name="NotValued">The number of questions with the least at stake that are left out because there are more than <see cref="MostQuestions"/>.</param>
public sealed record QuestionReport(
    int Trials,
    ulong Seed,
    CountryCode? Partner,
    IReadOnlyList<GoalChance> Chances,
    IReadOnlyList<RankedQuestion> Questions,
    IReadOnlyList<QuestionValue> Together,
    int NotValued)
{
    /// <summary>The default number of trials: standard errors of shares are then at most some 0.04.</summary>
    public const int UsualTrials = 1_000;

    /// <summary>The most trials: each runs again for every question.</summary>
    public const int MostTrials = 5_000;

    /// <summary>The most questions that are valued.</summary>
    public const int MostQuestions = 96;

    private const int Batch = 64;

    /// <param name="projection">The projection of the register, without a scenario.</param>
    /// <param name="model">The chances of plans and paces.</param>
    /// <param name="partner">The partner whose own list to make; null for that of everybody.</param>
    /// <param name="trials">The number of trials, 1 to <see cref="MostTrials"/>.</param>
    /// <param name="seed">The seed of the random draws.</param>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of trials or threads is out of range.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static QuestionReport Of(
        Projection projection, ChanceModel model, CountryCode? partner = null, int trials = UsualTrials, ulong seed = 1, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var goals = FamilyGoal.Of(projection);
        if (goals.Count == 0)
        {
            return new QuestionReport(trials, seed, partner, [], [], [], 0);
        }

        var lines = new TrialLines(projection, model);
        var paces = new PaceDraws(lines, seed);
        var search = new UnknownSearch(lines, paces, goals);
        Unknown[] all = [.. partner is null ? search.All() : search.Of(partner)];
        Unknown[] valued = [.. all.Where(unknown => unknown.Redraw is not null).OrderByDescending(unknown => unknown.Stake).ThenBy(unknown => unknown.Question.Id, StringComparer.Ordinal).Take(MostQuestions)];
        Redraw[] redraws = [.. valued.Select(unknown => unknown.Redraw!), .. partner is null ? [] : new[] { Redraw.Together([.. valued.Select(unknown => unknown.Redraw!)]) }];
        var sums = Run(
            lines,
            goals,
            [.. redraws.Select(redraw => new RedrawnItems(redraw, lines, paces))],
            trials,
            seed,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation });
        var values = new QuestionValues(projection, goals, sums, trials);
        var questions = valued.Select((unknown, place) => unknown.Question with { Values = values.Of(place, unknown.ItemNumber) })
            .Concat(all.Where(unknown => unknown.Redraw is null).Select(unknown => unknown.Question));
        return new QuestionReport(
            trials,
            seed,
            partner,
            values.Chances,
            RankedQuestion.InOrder(questions),
            partner is null ? [] : values.Of(redraws.Length - 1, null),
            all.Count(unknown => unknown.Redraw is not null) - valued.Length);
    }

    private static RedrawSums Run(TrialLines lines, IReadOnlyList<FamilyGoal> goals, RedrawnItems[] redraws, int trials, ulong seed, ParallelOptions threads)
    {
        var projection = lines.Sure.Projection;
        var batches = new RedrawSums[(trials + Batch - 1) / Batch];
        var next = -1;
        Parallel.For(0, Math.Min(threads.MaxDegreeOfParallelism, batches.Length), threads, _ =>
        {
            var (trial, room) = (new RedrawTrial(lines, goals, redraws, seed), new double[goals.Count + goals.Sum(goal => goal.Aims.Length)]);
            for (var batch = Interlocked.Increment(ref next); batch < batches.Length; batch = Interlocked.Increment(ref next))
            {
                threads.CancellationToken.ThrowIfCancellationRequested();
                var sums = batches[batch] = new RedrawSums(projection, goals, redraws.Length);
                for (var number = batch * Batch; number < Math.Min((batch + 1) * Batch, trials); number++)
                {
                    trial.Draw(number);
                    sums.Add(trial);
                    trial.Redraw(redraw => sums.AddRedrawn(trial, redraw, room));
                }
            }
        });

        var whole = new RedrawSums(projection, goals, redraws.Length);
        Array.ForEach(batches, whole.Add);
        return whole;
    }
}

/// <summary>The probability that a product reaches its goal.</summary>
/// <param name="Family">The family.</param>
/// <param name="Product">The product.</param>
/// <param name="Reached">The trials in which it reaches its target at the goal's end.</param>
public sealed record GoalChance(Family Family, ItemCode Product, Frequency Reached);

/// <summary>A question in its place.</summary>
/// <param name="Rank">Its rank, from 1; equal for questions that the trials cannot tell apart; null for one without a value.</param>
/// <param name="IsTied">Whether others have the same rank.</param>
/// <param name="Question">The question.</param>
public sealed record RankedQuestion(int? Rank, bool IsTied, Question Question)
{
    /// <summary>The distance in standard errors below which two shares may be equal.</summary>
    private const double Apart = 2;

    internal static IReadOnlyList<RankedQuestion> InOrder(IEnumerable<Question> questions)
    {
        Question[] ordered = [.. questions.OrderByDescending(question => question.Most?.Share ?? -1).ThenBy(question => question.Id, StringComparer.Ordinal)];
        var ranks = new int?[ordered.Length];
        for (var (place, first) = (0, 0); place < ordered.Length && ordered[place].Most is { } value; place++)
        {
            var leader = ordered[first].Most!;
            first = leader.Share - value.Share > Apart * Math.Sqrt((leader.StandardError * leader.StandardError) + (value.StandardError * value.StandardError)) ? place : first;
            ranks[place] = first + 1;
        }

        return [.. ordered.Select((question, place) => new RankedQuestion(ranks[place], ranks[place] is { } rank && ranks.Count(other => other == rank) > 1, question))];
    }
}
