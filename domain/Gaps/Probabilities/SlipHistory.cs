using CoProduction.Registry.Factories;

namespace CoProduction.Gaps.Probabilities;

/// <summary>How far the register's own expansions have slipped.</summary>
/// <param name="DatesMoved">How many times a promised month was replaced by another.</param>
/// <param name="Slips">
/// The slips in months, from each expansion's first promise to its present one. They cover expansions whose date has moved and commissioned ones that
/// kept their date, whose slip is 0. Other expansions may still slip and are left out.
/// </param>
public sealed record SlipHistory(int DatesMoved, IReadOnlyList<int> Slips)
{
    /// <summary>How many dates must have moved before the history replaces the defaults.</summary>
    public const int Enough = 20;

    public bool IsEnough => DatesMoved >= Enough;

    /// <summary>The distribution in which each slip is as likely as it was frequent.</summary>
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
