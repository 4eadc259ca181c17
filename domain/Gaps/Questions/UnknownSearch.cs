using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Questions;

/// <summary>Finds what nobody has stated of what the goals need: of everybody, or what one partner could answer.</summary>
internal sealed class UnknownSearch
{
    private readonly Projection projection;
    private readonly CurrentCapacity current;
    private readonly TrialLines lines;
    private readonly PaceDraws paces;
    private readonly int[] needed;
    private readonly HashSet<int> representatives;
    private readonly int end;

    /// <param name="lines">The lines, with the projection.</param>
    /// <param name="paces">The draws of paces, which number the families.</param>
    /// <param name="goals">The goals; at least one.</param>
    public UnknownSearch(TrialLines lines, PaceDraws paces, IReadOnlyList<FamilyGoal> goals)
    {
        (this.lines, this.paces) = (lines, paces);
        projection = lines.Sure.Projection;
        current = projection.CurrentCapacity;
        end = goals.Max(goal => goal.Last);
        int[] products = [.. goals.SelectMany(goal => goal.Aims).SelectMany(aim => aim.Goal.Members).Distinct()];
        needed = [.. Enumerable.Range(0, projection.Items.Count).Where(item => products.Any(product => projection.Explosion.Uses.Quantity(product, item) > 0))];
        representatives = [.. goals.Select(goal => RepresentativeOf(goal.Family)).OfType<int>()];
    }

    /// <summary>What nobody has stated.</summary>
    public IEnumerable<Unknown> All() => representatives.Select(OfFamily).Concat(needed.Where(IsGrowing).Select(OfItem)).Concat(Plans(_ => true)).Concat(Baselines(null));

    /// <summary>What one partner could state of its own sites and scopes.</summary>
    public IEnumerable<Unknown> Of(CountryCode partner) =>
        needed.Where(IsGrowing).Select(item => OfPartner(item, partner)).OfType<Unknown>()
            .Concat(Plans(planned => planned.Registered.Factory.Partner == partner))
            .Concat(Baselines(partner));

    private bool IsGrowing(int item) => current.Unstated.Growing(item, end).Units > 0;

    /// <summary>
    /// The item whose newer total tells the pace of a family: the first that was observed to grow, or else the first product of which something grows. Null if
    /// nothing of the family does.
    /// </summary>
    private int? RepresentativeOf(Family family)
    {
        int[] own = [.. needed.Where(item => projection.Items.RecordOf(item)?.Family == family)];
        int[] growing = [.. own.Where(IsGrowing)];
        var observed = current.Paces.Observed.PairsFor(family).Select(pair => pair.Item).ToHashSet();
        return growing.Length == 0 ? null
            : own.Where(item => observed.Contains(projection.Items[item])).Concat(growing.OrderByDescending(projection.Items.IsProduct)).First();
    }

    /// <summary>The pace of a family, told by a newer total of one of its items.</summary>
    private Unknown OfFamily(int item) => new(
        new Question(
            IdOf(QuestionKind.Total, projection.Items[item].Value),
            QuestionKind.Total,
            projection.Items[item],
            [.. current.Observations.Of(projection.Items[item]).Keys.Select(extent => extent.Scope).Distinct().Select(scope => new AskedOf(scope, null, null, null, null, Wanted.Total))],
            []),
        item,
        Redraw.OfPace(paces.FamilyOf(item), []),
        2);

    private Unknown OfItem(int item)
    {
        AskedOf[] asked = [.. Asked(item, _ => true).Where(each => each.Wanted != Wanted.Total || !representatives.Contains(item))];
        var kind = asked.Length == 0 && current.Lines.Of(item).Count == 0 ? QuestionKind.Maker : QuestionKind.Growth;
        return new Unknown(
            new Question(IdOf(kind, projection.Items[item].Value), kind, projection.Items[item], asked, []),
            item,
            Redraw.OfPace(Redraw.NoFamily, [new RedrawnItem(item, 1)]),
            current.Unstated.Of(item) / current.Unstated.Present(item));
    }

    private Unknown? OfPartner(int item, CountryCode partner)
    {
        AskedOf[] asked = [.. Asked(item, scope => scope.Partner == partner)];
        var (kind, share) = (representatives.Contains(item) ? QuestionKind.Total : QuestionKind.Growth, ShareOf(item, partner));
        return asked.Length == 0 ? null : new Unknown(
            new Question(IdOf(kind, projection.Items[item].Value), kind, projection.Items[item], asked, []),
            item,
            Redraw.OfPace(Redraw.NoFamily, share > 0 ? [new RedrawnItem(item, share, representatives.Contains(item))] : []),
            share);
    }

    /// <summary>
    /// A partner's share of an item's unstated part: its lines, what is observed of it beyond them, and of what has no known maker an equal part for each of its
    /// lines of unknown rate.
    /// </summary>
    private double ShareOf(int item, CountryCode partner)
    {
        var (unstated, number) = (current.Unstated, current.Partners.NumberOf(partner));
        var unknown = current.Lines.Of(item).Where(IsUnknown).ToList();
        var members = unknown.Where(line => current.Partners.IsInEuropeanUnion(line.Partner)).ToList();
        return Math.Min(
            1,
            (current.Lines.Of(item).Where(line => line.Partner == number).Sum(line => unstated.OfLine(item, line))
                + unstated.OfPartner(item, number)
                + (unstated.OfNobodyKnown(item) * PartOf(unknown))
                + (unstated.OfEuropeanUnion(item) * PartOf(members))) / unstated.Of(item));

        double PartOf(List<RegisteredLine> makers) => makers.Count == 0 ? 0 : (double)makers.Count(line => line.Partner == number) / makers.Count;
    }

    private IEnumerable<AskedOf> Asked(int item, Func<Scope, bool> isAsked)
    {
        foreach (var line in current.Lines.Of(item))
        {
            var scope = Scope.Of(line.Factory.Partner);
            if (isAsked(scope) && line.Status != SiteStatus.Closed)
            {
                var open = line.Line.Plans.FirstOrDefault(plan => !plan.Terms.StatesRate && !plan.IsOff && !line.Line.Observes(plan));
                if (IsUnknown(line))
                {
                    yield return Of(scope, line, null, Wanted.Rate);
                }

                if (open is not null)
                {
                    yield return Of(scope, line, open, Wanted.PlanRate);
                }
                else if (line.Status == SiteStatus.Operating && !UnstatedGrowth.IsStated(line.Line, current.Unstated.IsCovered(item, line)))
                {
                    yield return Of(scope, line, null, Wanted.Plan);
                }
            }
        }

        foreach (var holder in current.Unattributed(item).ByExtent.Where(part => part.Rates[current.Unstated.Now] > 0).Select(part => part.Holder).Distinct().Where(isAsked))
        {
            yield return new AskedOf(holder, null, null, null, null, Wanted.Total);
        }
    }

    /// <summary>Each line with plans that may or may not come, or late.</summary>
    private IEnumerable<Unknown> Plans(Func<PlannedLine, bool> isAsked)
    {
        var doubtful = lines.InDoubt[(int)Reading.Central];
        foreach (var (line, isSure) in lines.Sure.All.Select(line => (line, true)).Concat(doubtful.All.Select(line => (line, false))))
        {
            (UncertainStep Step, int Number)[] open = [.. line.Steps.Select((step, place) => (step, line.First + place)).Where(each => each.step.Plan.Stage != PlanStage.Commissioned)];
            if (open.Length > 0 && needed.Contains(line.Item) && isAsked(line.Planned))
            {
                var (registered, item, scope) = (line.Planned.Registered, projection.Items[line.Item], Scope.Of(line.Planned.Registered.Factory.Partner));
                int[] steps = [.. open.Select(each => each.Number)];
                yield return new Unknown(
                    new Question(
                        IdOf(QuestionKind.Plan, registered.Id),
                        QuestionKind.Plan,
                        item,
                        [.. open.Select(each => Of(scope, registered, each.Step.Plan, IsMonth(each.Step.Plan) ? Wanted.PlanStage : Wanted.PlanDate))],
                        []),
                    line.Item,
                    new Redraw(Redraw.NoFamily, [], isSure ? steps : [], isSure ? [] : steps),
                    open.Max(each => Math.Abs((each.Step.Step.Total ?? (line.Start + each.Step.Step.Added)) - line.Start)) / Math.Max(1e-9, current.Rate(line.Item, current.Unstated.Now)));
            }
        }
    }

    /// <summary>Products of families with a goal of which it is not known what is made.</summary>
    private IEnumerable<Unknown> Baselines(CountryCode? partner) =>
        from product in Enumerable.Range(0, projection.Explosion.Products.Count)
        let item = projection.Explosion.Products[product]
        where projection.Goals.Of(projection.Items.RecordOf(item)!.Family) is not null && projection.Goals[projection.Goals.HolderOf(product)] is null
        let asked = Asked(item, scope => partner is null || scope.Partner == partner).ToArray()
        where partner is null || asked.Length > 0
        select new Unknown(
            new Question(IdOf(QuestionKind.Baseline, projection.Items[item].Value), QuestionKind.Baseline, projection.Items[item], asked, []), item, null, 0);

    private static AskedOf Of(Scope scope, RegisteredLine line, Plan? plan, Wanted wanted) =>
        new(scope, line.Factory.Id, line.Line.Stage, line.Line.Name, plan?.Id, wanted);

    private static bool IsUnknown(RegisteredLine line) => line.Current is null && line.Status == SiteStatus.Operating;

    private static bool IsMonth(Plan plan) => plan.Terms.Due.FirstMonth == plan.Terms.Due.LastMonth;

    private static string IdOf(QuestionKind kind, string subject) => $"{CoProduction.Registry.Word.Of(kind)}:{subject}";
}
