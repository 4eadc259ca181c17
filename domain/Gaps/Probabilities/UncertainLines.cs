using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Plans;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Lines with plans that may or may not come. Draws depend on ids, so that the order of records does not matter.</summary>
internal sealed class UncertainLines
{
    private const double Every = 4294967296;

    /// <param name="projection">The projection.</param>
    /// <param name="model">The chances of plans.</param>
    /// <param name="taken">Each line with plans as a reading takes it; null to leave it out.</param>
    public UncertainLines(Projection projection, ChanceModel model, Func<PlannedLine, PlannedLine?> taken)
    {
        Projection = projection;
        PublishableRates = new PublishableRates(projection.CurrentCapacity);
        BySite = (ulong)(model.SharedBySite * Every);
        ByOperator = BySite + (ulong)(model.SharedByOperator * Every);
        var lines = new List<UncertainLine>();
        var operators = new Dictionary<string, ulong>(StringComparer.Ordinal);

        // No reading decides differently whether a site's own lines are hit.
        var cuts = projection.Effects?.ChangedIn(Reading.Floor).ByItem;
        foreach (var (expanding, item, partner) in projection.CurrentCapacity.Lines.Expanding)
        {
            if (taken(expanding) is { } planned && StepsOf(planned, model) is { Length: > 0 } steps)
            {
                var factory = planned.Registered.Factory;
                if (!operators.TryGetValue(factory.Operator, out var ofOperator))
                {
                    operators[factory.Operator] = ofOperator = PlaceOf("operator", factory.Operator);
                }

                lines.Add(new UncertainLine(
                    planned,
                    item,
                    planned.Made(planned.Registered.Now),
                    planned.IsUnknown ? PublishableRates.NumberOf(item, partner) : -1,
                    PlaceOf("site", factory.Id.Value),
                    ofOperator,
                    Steps,
                    steps,
                    cuts?[item]?.OfExpandingLines.GetValueOrDefault(planned.Registered.Id)));
                Steps += steps.Length;
            }
        }

        All = [.. lines];
        Whole = new LineGroup(
            [.. lines.Select(EvenLine.Of).OfType<EvenLine>().OrderBy(line => line.ComesToLight).ThenBy(line => line.Ramp)],
            [.. lines.Where(line => EvenLine.Of(line) is null).Select(line => new SteppedLine(line, projection.Horizon.Months))],
            [
                .. from line in lines
                   where projection.CurrentCapacity.KnownFrom(line.Item) > 0
                   from place in Enumerable.Range(0, line.Steps.Length)
                   select (line.Item, line.First + place),
            ]);
    }

    public Projection Projection { get; }

    /// <summary>The items and partners that may get a newly published rate.</summary>
    public PublishableRates PublishableRates { get; }

    public UncertainLine[] All { get; }

    /// <summary>All lines in the forms in which trials go through them.</summary>
    public LineGroup Whole { get; }

    /// <summary>The number of steps of all lines.</summary>
    public int Steps { get; }

    /// <summary>A threshold for a draw of 32 bits: below it, the site's draw decides.</summary>
    public ulong BySite { get; }

    /// <summary>A threshold for a draw of 32 bits: below it, and not below the site's, the operator's draw decides.</summary>
    public ulong ByOperator { get; }

    private static UncertainStep[] StepsOf(PlannedLine planned, ChanceModel model)
    {
        var steps = new List<UncertainStep>(planned.Steps.Length);
        var (before, made) = ((PlannedStep?)null, planned.Made(planned.Registered.Now));
        foreach (var step in planned.Steps)
        {
            if (step.Bar is null)
            {
                var isCut = step.IsCut || step.Total < made;
                made = step.Plan.Stage == PlanStage.Commissioned ? step.Total ?? (made + step.Added) : made;
                var chance = isCut ? ChanceOfCut(step.Plan.Stage, model, planned.IsMost) : model[step.Plan.Stage];
                steps.Add(new UncertainStep(
                    step,
                    PlaceOf("plan", $"{planned.Registered.Id}/{step.Plan.Id}"),
                    (ulong)(chance.Success * Every),
                    chance.Slip,
                    before?.IsAlternativeTo(step) == true,
                    isCut));
                before = step;
            }
        }

        return [.. steps];
    }

    /// <summary>A cut that is announced comes on its day; at the ceiling none comes before it is commissioned.</summary>
    private static StageChance ChanceOfCut(PlanStage stage, ChanceModel model, bool most) =>
        ForecastCase.Expected.ShareOfCut(stage, most) is var share and (0 or 1) ? new StageChance(share, SlipDistribution.None) : model[stage];

    private static ulong PlaceOf(string what, string id) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {id}")));
}
