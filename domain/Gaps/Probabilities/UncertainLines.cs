using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;

namespace CoProduction.Gaps.Probabilities;

/// <summary>Every line with expansions that may or may not come. Draws depend on ids, so that the order of records does not matter.</summary>
internal sealed class UncertainLines
{
    private const double Every = 4294967296;

    public UncertainLines(Projection projection, ChanceModel model)
    {
        Projection = projection;
        PublishableRates = new PublishableRates(projection.CurrentCapacity);
        BySite = (ulong)(model.SharedBySite * Every);
        ByOperator = BySite + (ulong)(model.SharedByOperator * Every);
        var lines = new List<UncertainLine>();
        var operators = new Dictionary<string, ulong>(StringComparer.Ordinal);

        // No reading decides differently whether a site's own lines are hit.
        var cuts = projection.Effects?.ChangedIn(Reading.Floor).ByItem;
        foreach (var (planned, item, partner) in projection.CurrentCapacity.Lines.Expanding)
        {
            if (StepsOf(planned, model) is { Length: > 0 } steps)
            {
                var factory = planned.Registered.Factory;
                if (!operators.TryGetValue(factory.Operator, out var ofOperator))
                {
                    operators[factory.Operator] = ofOperator = PlaceOf("operator", factory.Operator);
                }

                lines.Add(new UncertainLine(
                    planned,
                    item,
                    planned.Current ?? 0,
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
        Even = [.. lines.Where(line => line.Left is null && line.IsSteady).Select(EvenLine.Of).OfType<EvenLine>().OrderBy(line => line.ComesToLight).ThenBy(line => line.Ramp)];
        Stepped = [.. lines.Where(line => line.Steps.Length > 1 || line.Left is not null || !line.IsSteady).Select(line => new SteppedLine(line))];
    }

    public Projection Projection { get; }

    /// <summary>The items and partners that may get a newly published rate.</summary>
    public PublishableRates PublishableRates { get; }

    public UncertainLine[] All { get; }

    /// <summary>
    /// The lines with one step of which no scenario takes a part. Newly published totals come last, and each group is sorted by ramp, so that neighbours take the same branches.
    /// </summary>
    public EvenLine[] Even { get; }

    /// <summary>The lines with several steps, and those of which a scenario takes a part.</summary>
    public SteppedLine[] Stepped { get; }

    /// <summary>The number of steps of all lines.</summary>
    public int Steps { get; }

    /// <summary>A threshold for a draw of 32 bits: below it, the site's draw decides.</summary>
    public ulong BySite { get; }

    /// <summary>A threshold for a draw of 32 bits: below it, and not below the site's, the operator's draw decides.</summary>
    public ulong ByOperator { get; }

    private static UncertainStep[] StepsOf(PlannedLine planned, ChanceModel model)
    {
        var steps = new List<UncertainStep>(planned.Steps.Length);
        PlannedStep? before = null;
        foreach (var step in planned.Steps)
        {
            if (step.Bar is null)
            {
                var (stage, chance) = (step.Expansion.Stage, model[step.Expansion.Stage]);
                steps.Add(new UncertainStep(
                    step.Expansion,
                    PlaceOf("expansion", $"{planned.Registered.Id}/{step.Expansion.Id}"),
                    step.From,
                    (ulong)(chance.Success * Every),
                    chance.Slip,
                    before?.IsAlternativeTo(step) == true));
                before = step;
            }
        }

        return [.. steps];
    }

    private static ulong PlaceOf(string what, string id) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {id}")));
}
