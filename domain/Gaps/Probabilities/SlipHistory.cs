using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far the register's own expansions have slipped.</summary>
/// <param name="DatesMoved">How many times a promised month was replaced by another one.</param>
/// <param name="Slips">
/// In months, between what each expansion promised first and promises now; of those whose date has moved, and of those that were
/// commissioned when they promised, which is 0. Others may still slip and tell nothing yet.
/// </param>
public sealed record SlipHistory(int DatesMoved, IReadOnlyList<int> Slips)
{
    /// <summary>How many dates must have moved before they tell more than the defaults.</summary>
    public const int Enough = 20;

    public bool IsEnough => DatesMoved >= Enough;

    /// <summary>Each slip as likely as it was often.</summary>
    /// <exception cref="InvalidOperationException">Nothing has slipped yet.</exception>
    public SlipDistribution Distribution =>
        Slips.Count > 0 ? SlipDistribution.Of(Slips) : throw new InvalidOperationException("No date has moved.");

    public static SlipHistory Of(Register register)
    {
        var (moved, slips) = (0, new List<int>());
        foreach (var expansion in register.Factories.SelectMany(factory => factory.Lines).SelectMany(line => line.Expansions))
        {
            var moves = Moves(expansion);
            moved += moves;
            if (moves > 0 || expansion.Stage == ExpansionStage.Commissioned)
            {
                slips.Add(expansion.SlipMonths);
            }
        }

        return new SlipHistory(moved, slips);
    }

    private static int Moves(Expansion expansion)
    {
        var promised = expansion.History.Select(revision => revision.Effective).Append(expansion.Effective).ToArray();
        return promised.Zip(promised.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
