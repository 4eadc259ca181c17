using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Questions;

/// <summary>What a redraw changes: all else of a trial stays as it was drawn.</summary>
internal sealed class RedrawnItems
{
    /// <param name="redraw">The redraw.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="paces">The draws of paces.</param>
    public RedrawnItems(Redraw redraw, TrialLines lines, PaceDraws paces)
    {
        Redraw = redraw;
        var doubtful = lines.InDoubt[(int)Reading.Central];
        Growing = paces.ItemsOf(redraw);
        GrowingFirsts = FirstsOf(Growing);
        var planned = ItemsOf(lines.Sure, redraw.SureSteps).Concat(ItemsOf(doubtful, redraw.DoubtfulSteps)).ToHashSet();
        Planned = [.. planned.Order()];
        PlannedFirsts = FirstsOf(Planned);
        (Sure, Doubtful) = (lines.Sure.Whole.Of(planned), doubtful.Whole.Of(planned));
    }

    public Redraw Redraw { get; }

    /// <summary>The items whose pace is drawn anew.</summary>
    public int[] Growing { get; }

    /// <summary>The first of each <see cref="LaneWidth.Width"/> items among which they are.</summary>
    public int[] GrowingFirsts { get; }

    /// <summary>The items of lines whose plans are drawn anew.</summary>
    public int[] Planned { get; }

    /// <summary>The first of each <see cref="LaneWidth.Width"/> items among which they are.</summary>
    public int[] PlannedFirsts { get; }

    /// <summary>All lines of these items of which nothing else is in doubt.</summary>
    public LineGroup Sure { get; }

    /// <summary>All other lines of these items.</summary>
    public LineGroup Doubtful { get; }

    private static int[] FirstsOf(IEnumerable<int> items) => [.. items.Select(item => item / LaneWidth.Width * LaneWidth.Width).Distinct()];

    private static IEnumerable<int> ItemsOf(UncertainLines lines, IReadOnlyList<int> steps)
    {
        var drawn = steps.ToHashSet();
        return drawn.Count == 0 ? [] : lines.All.Where(line => Enumerable.Range(line.First, line.Steps.Length).Any(drawn.Contains)).Select(line => line.Item);
    }
}
