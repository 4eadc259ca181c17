using CoProduction.Gaps.Evidence;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Paces;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Goals;
using CoProduction.Registry;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Statements;

namespace CoProduction.Gaps.Explanations;

/// <summary>Explains the parts of an item's capacity in a month.</summary>
internal sealed class SupplyExplanation(CaseProjection outcome)
{
    private readonly Projection projection = outcome.Projection;
    private readonly CurrentCapacity current = outcome.Projection.CurrentCapacity;

    public IEnumerable<ExplanationStep> Of(int item, int month)
    {
        var code = projection.Items[item];
        if (!outcome.Forecast.IsKnown(item, month))
        {
            return [new ExplanationStep($"Nothing is known of {code}'s capacity in {projection.Horizon.At(month)}: it binds nothing.", [], [])];
        }

        return
        [
            .. Lines(item),
            .. current.Unattributed(item).ByExtent.Where(part => part.Rates[month] > 0).Select(part => Unattributed(item, part.Extent, part.Rates[month], month)),
            .. Implied(item, month),
            .. current.Lines.ExpandingOf(item).SelectMany(planned => Plans(planned, month)),
            .. Growth(item, month),
            Together(item, month),
        ];
    }

    /// <summary>How the part whose growth nobody has stated grows in the central reading, and the totals by which that is known.</summary>
    private IEnumerable<ExplanationStep> Growth(int item, int month)
    {
        var (code, at, paces, unstated) = (projection.Items[item], projection.Horizon.At(month), current.Paces, outcome.Unstated(item, month));
        if (outcome.Outlook.Reading != Reading.Central || !(unstated > 0) || at <= projection.AsOf)
        {
            yield break;
        }

        if (!paces.Observed.IsKnown && paces.Multiple(item, month) == 1)
        {
            yield return new ExplanationStep(
                $"Nobody has stated how {NarrativeText.Number(unstated)} {NarrativeText.AMonth} of {code} will grow. Fewer than {ObservedPaces.FewestPairs} pairs of totals "
                    + "were observed to grow, so there is no pace, and the central reading is the floor.",
                [NarrativeText.Rate($"unstated part of {code}", unstated)],
                []);
            yield break;
        }

        var (pace, multiple) = (PortableMath.Exp(paces.LogGrowthOf(item)) - 1, paces.Multiple(item, month));
        PacePair[] own = [.. paces.Observed.PairsFor(projection.Items.RecordOf(item)?.Family)];
        yield return new ExplanationStep(
            $"Nobody has stated how {NarrativeText.Number(unstated)} {NarrativeText.AMonth} of {code} will grow. In the central reading they grow by {NarrativeText.Number(Math.Round(100 * pace, 1))} % a year, "
                + $"the pace of {paces.Observed.Pairs.Count} observed pairs of totals, {own.Length} of them of its family, damped to {NarrativeText.Number(DampedPaces.Damping)} of that in the first year and of the year before in each later one. "
                + $"Counted from {projection.Horizon.At(paces.StartOf(item))} they become {NarrativeText.Number(multiple)} times as much by {at}. What is stated to grow is the first part of that: "
                + $"{NarrativeText.Number(outcome.Forecast.Grown(item, month))} {NarrativeText.AMonth} come on top.",
            [
                NarrativeText.Rate($"unstated part of {code}", unstated),
                new ExplainedFigure($"pace of {code}", 100 * pace, "% a year"),
                new ExplainedFigure($"multiple of {code}", multiple, "times"),
                NarrativeText.Rate($"growth of {code}", outcome.Forecast.Grown(item, month)),
            ],
            [.. (own.Length > 0 ? own : paces.Observed.Pairs).SelectMany(pair => new[] { NarrativeText.Of(pair.Earlier), NarrativeText.Of(pair.Later) }).Distinct()]);
    }

    private ExplanationStep Together(int item, int month)
    {
        var (code, at, capacity) = (projection.Items[item], projection.Horizon.At(month), outcome.Forecast.Capacities[month, item]);
        var (unstated, present) = (current.Unstated.Of(item), current.Unstated.Present(item));
        return Capacity.IsNumber(capacity)
            ? new ExplanationStep(
                $"Together the capacity of {code} in {at} is {NarrativeText.Number(capacity)} {NarrativeText.AMonth}.", [NarrativeText.Rate($"capacity of {code}", capacity)], [])
            : new ExplanationStep(
                $"Nobody has stated how {NarrativeText.Number(unstated)} of the {NarrativeText.Number(present)} {NarrativeText.AMonth} of {projection.AsOf} will grow. "
                    + $"At the {Word.Of(outcome.Outlook.Reading)} they keep pace with whatever is asked, so the capacity of {code} in {at} has no limit.",
                [NarrativeText.Rate($"unstated part of {code}", unstated), NarrativeText.Rate($"present of {code}", present)],
                []);
    }

    private IEnumerable<ExplanationStep> Lines(int item)
    {
        var lines = current.Lines.Of(item);
        foreach (var line in lines.Where(line => line.Current is not null))
        {
            yield return new ExplanationStep(
                $"{line.Factory.Name} ({line.Factory.Id}) makes {NarrativeText.Number(line.Current!.Value)} {NarrativeText.AMonth} of {line.Line.Item}"
                    + (line.Latest(Measure.Output)?.Period is { } asOf ? $", as of {asOf}." : "."),
                [NarrativeText.Rate(line.Id, line.Current.Value)],
                [LineParts.RecordOf(line)]);
        }

        var unknown = lines.Where(line => line.Current is null).ToArray();
        if (unknown.Length > 0)
        {
            yield return new ExplanationStep(
                unknown.Length == 1
                    ? $"1 more line of {projection.Items[item]} has no published rate, or stands idle or closed, and counts nothing by itself."
                    : $"{unknown.Length} more lines of {projection.Items[item]} have no published rate, or stand idle or closed, and count nothing by themselves.",
                [],
                [.. unknown.Select(LineParts.RecordOf)]);
        }
    }

    private ExplanationStep Unattributed(int item, Extent extent, double rate, int month)
    {
        var observed = current.Observations.Of(projection.Items[item])[extent].Last(observation => observation.From <= month);
        return new ExplanationStep(
            $"{NarrativeText.Number(observed.Rate)} {NarrativeText.AMonth} of {projection.Items[item]} were observed of {extent}; "
                + $"{NarrativeText.Number(rate)} of them are not explained by what is registered within it, and count as unattributed.",
            [NarrativeText.Rate($"observed of {extent}", observed.Rate), NarrativeText.Rate($"unattributed of {extent}", rate)],
            [NarrativeText.Of(observed.Baseline)]);
    }

    private IEnumerable<ExplanationStep> Implied(int item, int month) =>
        current.Implied(item, month) is > 0 and var implied
            ?
            [
                new ExplanationStep(
                    $"Today's products need {NarrativeText.Number(implied)} {NarrativeText.AMonth} of {projection.Items[item]} beyond that: somebody supplies them, unregistered.",
                    [NarrativeText.Rate($"implied of {projection.Items[item]}", implied)],
                    []),
            ]
            : [];

    private IEnumerable<ExplanationStep> Plans(PlannedLine planned, int month)
    {
        var line = planned.Registered;
        foreach (var (step, effect) in new LineForecast(planned.In(outcome.Outlook.Reading.IsHopeful()), outcome.Outlook.Case).Effects)
        {
            var plan = step.Plan;
            var promise = plan.Terms.Kind switch
            {
                PlanKind.Closure => "the end",
                PlanKind.Pause => "a pause",
                _ when step.Total is { } total => $"a total of {NarrativeText.Number(total)}",
                _ when step.Added != 0 => $"{NarrativeText.Number(Math.Abs(step.Added))} {(step.Added < 0 ? "less" : "more")}",
                _ when plan.Terms.Share is { } share => $"{NarrativeText.Number(100 * share)} % less",
                _ => "an unpublished rate",
            };
            var when = plan.Terms.Timing == PlanTiming.By ? $"by {plan.Terms.Due}" : $"from {plan.Terms.Due} on";
            var (counts, from) = (effect == PlanEffect.Counted && step.From <= month, projection.Horizon.At(step.From));
            yield return new ExplanationStep(
                $"{line.Factory.Name} ({line.Factory.Id}) promises {promise} of {line.Line.Item} {when} ({Word.Of(plan.Stage)}): "
                    + (effect == PlanEffect.Counted && from > plan.Effective ? $"that month is over, so it counts from {from} on."
                        : counts ? "it counts." : effect == PlanEffect.Counted ? "it counts only later." : $"it does not count ({Word.Of(effect)})."),
                [.. (step.Total ?? (step.Added == 0 ? null : step.Added)) is { } rate ? [NarrativeText.Rate($"{line.Id}/{plan.Id}", rate)] : Array.Empty<ExplainedFigure>()],
                [NarrativeText.Of(line, plan)]);
        }
    }
}
