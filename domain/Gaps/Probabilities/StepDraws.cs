namespace CoProduction.Gaps.Probabilities;

/// <summary>Draws in which month each step takes effect by itself.</summary>
/// <remarks>
/// Each task goes through all steps in a loop of its own, so that draws are made side by side and no branch depends on chance.
/// Makes its arrays once and then allocates nothing; two threads must not use one at the same time.
/// </remarks>
internal sealed class StepDraws
{
    private readonly ulong seed;
    private readonly ulong bySite;
    private readonly ulong byOperator;
    private readonly ulong[] own;
    private readonly ulong[] siteAndOperator;
    private readonly StepChance[] chances;
    private readonly short[] slips;
    private readonly ulong[] draws;
    private readonly ulong[] deciders;
    private readonly int[] shared;
    private readonly ulong[] sharedPlaces;
    private readonly ulong[] sharedDraws;

    public StepDraws(UncertainLines lines, ulong seed)
    {
        this.seed = seed;
        (bySite, byOperator) = (lines.BySite, lines.ByOperator);
        var room = LaneWidth.Room(lines.Steps);
        own = new ulong[room];
        siteAndOperator = new ulong[2 * lines.Steps];
        draws = new ulong[room];
        deciders = new ulong[room];
        shared = new int[lines.Steps + 1];
        sharedPlaces = new ulong[room + 1];
        sharedDraws = new ulong[room];
        var steps = lines.All.SelectMany(line => line.Steps, (line, step) => (line, step)).ToArray();
        for (var place = 0; place < steps.Length; place++)
        {
            own[place] = steps[place].step.Place;
            siteAndOperator[2 * place] = steps[place].line.Site;
            siteAndOperator[(2 * place) + 1] = steps[place].line.Operator;
        }

        SlipDistribution[] distributions = [.. steps.Select(each => each.step.Slip).Distinct()];
        slips = [.. distributions.SelectMany(distribution => distribution.Slips)];
        chances =
        [
            .. from each in steps
               let first = Array.IndexOf(distributions, each.step.Slip) * SlipDistribution.Size
               select new StepChance(each.step.Success, each.step.Promised, first),
        ];
    }

    /// <summary>Draws for a trial.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="months">By step, the month in which it takes effect; <see cref="UncertainStep.Never"/> where it does not come. Overwritten.</param>
    public void Draw(ulong number, Span<int> months)
    {
        PhiloxLanes.Draw(seed, own, number, draws, deciders);
        Share(number);
        for (var step = 0; step < chances.Length; step++)
        {
            ref readonly var chance = ref chances[step];
            var draw = draws[step];
            var late = chance.Promised + slips[chance.FirstSlip + SlipDistribution.PlaceOf(draw >> 32)];
            months[step] = (draw & uint.MaxValue) < chance.Success ? late : UncertainStep.Never;
        }
    }

    /// <summary>Replaces a step's draw by its site's or operator's where that decides; the step's own draw says which of the three does.</summary>
    private void Share(ulong number)
    {
        var count = 0;
        for (var step = 0; step < chances.Length; step++)
        {
            shared[count] = step;
            sharedPlaces[count] = siteAndOperator[(2 * step) + (deciders[step] < bySite ? 0 : 1)];
            count += deciders[step] < byOperator ? 1 : 0;
        }

        // Lanes beyond the last shared step draw, too; nothing reads them.
        PhiloxLanes.Draw(seed, sharedPlaces.AsSpan(0, LaneWidth.Room(count)), number, sharedDraws, deciders);
        for (var place = 0; place < count; place++)
        {
            draws[shared[place]] = sharedDraws[place];
        }
    }

    /// <param name="Success">The step comes where a draw of 32 bits is below this.</param>
    /// <param name="Promised">The month that it promises, by the number of the horizon.</param>
    /// <param name="FirstSlip">Where its slips begin among all.</param>
    private readonly record struct StepChance(ulong Success, int Promised, int FirstSlip);
}
