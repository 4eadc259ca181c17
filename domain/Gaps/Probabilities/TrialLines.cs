using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every line with plans, those of which nothing is in doubt apart from the others, which each reading takes in its own way.</summary>
internal sealed class TrialLines
{
    public TrialLines(Projection projection, ChanceModel model)
    {
        Sure = new UncertainLines(projection, model, line => line.IsSure ? line : null);
        InDoubt =
        [
            .. Enum.GetValues<Reading>().Select(reading => new UncertainLines(
                projection, model, line => line.IsSure ? null : line.In(UnstatedGrowth.Of(reading).IsHopeful))),
        ];
    }

    /// <summary>The lines that every reading takes alike.</summary>
    public UncertainLines Sure { get; }

    /// <summary>By reading, the others.</summary>
    public UncertainLines[] InDoubt { get; }

    /// <summary>All lines of a reading, each with the number of its first step among those of the reading.</summary>
    public IEnumerable<(UncertainLine Line, int First)> In(Reading reading) =>
        Sure.All.Select(line => (line, line.First)).Concat(InDoubt[(int)reading].All.Select(line => (line, InfluenceSums.Room(Sure) + line.First)));

    /// <summary>The number of steps of a reading, with room to process several at once.</summary>
    public int RoomIn(Reading reading) => InfluenceSums.Room(Sure) + InfluenceSums.Room(InDoubt[(int)reading]);
}
