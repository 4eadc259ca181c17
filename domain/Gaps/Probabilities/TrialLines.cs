using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every line with plans, those of which nothing is in doubt apart from the others, which each reading takes in its own way.</summary>
internal sealed class TrialLines
{
    public TrialLines(Projection projection, ChanceModel model)
    {
        Model = model;
        AtStart = new double[LaneWidth.Room(projection.Items.Count)];
        new Forecast(projection.CurrentCapacity, new Outlook(ForecastCase.Operating, Reading.Central)).AtStart.CopyTo(AtStart);
        Sure = new UncertainLines(projection, model, line => line.IsSure ? line : null);
        var (cautious, hopeful) = (InDoubtIn(false), InDoubtIn(true));
        InDoubt = [.. Enum.GetValues<Reading>().Select(reading => reading.IsHopeful() ? hopeful : cautious)];

        UncertainLines InDoubtIn(bool most) => new(projection, model, line => line.IsSure ? null : line.In(most));
    }

    /// <summary>The chances of plans and paces.</summary>
    public ChanceModel Model { get; }

    /// <summary>By item, what is stated in the month from which growth counts in the central reading (<see cref="Forecast.AtStart"/>); with <see cref="LaneWidth.Room"/>.</summary>
    public double[] AtStart { get; }

    /// <summary>The lines that every reading takes alike.</summary>
    public UncertainLines Sure { get; }

    /// <summary>By reading, the others. Readings that take them alike share them.</summary>
    public UncertainLines[] InDoubt { get; }

    /// <summary>All lines of a reading, each with the number of its first step among those of the reading.</summary>
    public IEnumerable<(UncertainLine Line, int First)> In(Reading reading) =>
        Sure.All.Select(line => (line, line.First)).Concat(InDoubt[(int)reading].All.Select(line => (line, InfluenceSums.Room(Sure) + line.First)));

    /// <summary>The number of steps of a reading, with room to process several at once.</summary>
    public int RoomIn(Reading reading) => InfluenceSums.Room(Sure) + InfluenceSums.Room(InDoubt[(int)reading]);
}
