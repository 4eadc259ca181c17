using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Sites;

namespace CoProduction.Gaps.Forecasts;

/// <summary>The lines of all factories by item, and their known present rates by item and partner.</summary>
public sealed class RegisteredLines
{
    private readonly List<RegisteredLine> known;
    private readonly List<int>?[] lines;
    private readonly double[]?[] current;
    private readonly double[]?[]?[] changing;
    private readonly int[] knownFrom;
    private readonly PartnerIndex partners;
    private readonly Horizon horizon;
    private readonly double[] unstated;
    private readonly bool[] hasFigure;
    private readonly List<PlannedLine>?[] expandingOf;
    private readonly int[][] unknownOf;

    /// <param name="register">The records.</param>
    /// <param name="items">The items.</param>
    /// <param name="partners">The partners.</param>
    /// <param name="horizon">The months.</param>
    /// <param name="asOf">The month up to which plans may have been carried out.</param>
    /// <param name="slip">By line, the months by which a scenario has moved its open plans; null if none has moved.</param>
    public RegisteredLines(
        Register register, ItemIndex items, PartnerIndex partners, Horizon horizon, Month asOf, Func<FactoryLine, int>? slip = null)
    {
        lines = new List<int>?[items.Count];
        (this.partners, this.horizon) = (partners, horizon);
        var starts = new GoalStarts(register, items, horizon);
        current = new double[]?[items.Count];
        changing = new double[]?[]?[items.Count];
        knownFrom = new int[items.Count];
        Array.Fill(knownFrom, horizon.Months);
        unstated = new double[items.Count];
        hasFigure = new bool[items.Count];
        expandingOf = new List<PlannedLine>?[items.Count];
        known = new List<RegisteredLine>(LineCount(register.Factories));
        var expanding = new List<(PlannedLine, int, int)>();
        var ending = new List<(int, RegisteredLine)>();
        var unknown = new List<FactoryLine>();
        foreach (var line in FactoryLine.Of(register.Factories))
        {
            if (items.Find(line.Line.Item) is not { } item)
            {
                unknown.Add(line);
                continue;
            }

            var partner = partners.NumberOf(line.Factory.Partner);
            var registered = new RegisteredLine(line, horizon, asOf, starts.Of(item), partner);
            known.Add(registered);
            if (!items.IsProduct(item) || registered.Line.Stage == Line.Complete)
            {
                (lines[item] ??= []).Add(known.Count - 1);
                var rate = registered.Current;
                knownFrom[item] = Math.Min(knownFrom[item], registered.Output.KnownFrom);
                hasFigure[item] |= registered.Output.KnownFrom < horizon.Months;
                unstated[item] += rate is not { } now || UnstatedGrowth.IsStated(registered.Line, isCovered: false) ? 0 : now;
                if (registered.Output.Settled <= 0)
                {
                    (current[item] ??= new double[partners.Count])[partner] += rate ?? 0;
                }
                else
                {
                    registered.Output.AddTo((changing[item] ??= new double[]?[partners.Count])[partner] ??= new double[horizon.Months]);
                }

                if (rate > 0 && registered.Output.Settled > registered.Now)
                {
                    ending.Add((item, registered));
                }

                if (registered.Line.Plans.Count > 0)
                {
                    var planned = new PlannedLine(registered, horizon, asOf.Plus(1 + (slip?.Invoke(line) ?? 0)));
                    hasFigure[item] |= planned.HasRate;
                    expanding.Add((planned, item, partner));
                    (expandingOf[item] ??= []).Add(planned);
                }
            }
        }

        OfUnknownItems = unknown;
        Expanding = expanding;
        Ending = ending;
        unknownOf = [.. expandingOf.Select(planned => PartnersOf(planned?.Where(line => line.IsUnknown) ?? [], partners))];
    }

    /// <summary>The lines that have plans, with the numbers of their items and partners.</summary>
    public IReadOnlyList<(PlannedLine Line, int Item, int Partner)> Expanding { get; }

    /// <summary>The lines that make something now, and that a later month changes without a plan, with the numbers of their items.</summary>
    public IReadOnlyList<(int Item, RegisteredLine Line)> Ending { get; }

    /// <summary>
    /// Every line of an item that the register knows, whether it counts towards the item or not, in the order of factory, item and stage.
    /// </summary>
    public IReadOnlyList<RegisteredLine> OfKnownItems => known;

    /// <summary>Lines of items that the register does not know; they count nowhere.</summary>
    public IReadOnlyList<FactoryLine> OfUnknownItems { get; }

    /// <summary>The lines that count towards the item. For a product, these are only the lines that finish it.</summary>
    public IReadOnlyList<RegisteredLine> Of(int item) =>
        lines[item] is { } places ? new LazyList<RegisteredLine>(places.Count, place => known[places[place]]) : [];

    /// <summary>The lines that count towards the item and have plans.</summary>
    public IReadOnlyList<PlannedLine> ExpandingOf(int item) => expandingOf[item] ?? [];

    /// <summary>The numbers of the partners that have lines of the item with an unknown rate and plans, ascending.</summary>
    public ReadOnlySpan<int> UnknownOf(int item) => unknownOf[item];

    /// <summary>Whether some line of the item has a known rate in some month, or by a plan.</summary>
    public bool HasFigure(int item) => hasFigure[item];

    /// <summary>The sum of the known present rates whose growth is unstated where nothing is covered, units a month.</summary>
    public double Unstated(int item) => unstated[item];

    /// <summary>The sum of the known rates of a partner in a month of the horizon, units a month.</summary>
    public double Current(int item, int partner, int month) => (current[item]?[partner] ?? 0) + (changing[item]?[partner]?[month] ?? 0);

    /// <summary>The first month of the horizon in which a rate of the item is known; the number of months if none ever is.</summary>
    public int KnownFrom(int item) => knownFrom[item];

    /// <summary>The same for the most that is stated of the lines.</summary>
    public int MostKnownFrom(int item)
    {
        var month = knownFrom[item];
        foreach (var line in Of(item))
        {
            month = Math.Min(month, line.Most?.KnownFrom ?? month);
        }

        return month;
    }

    /// <summary>Whether what is observed of the item or its lines is a range, or may otherwise be more than is stated; or a line was first stated after an observation.</summary>
    public bool IsDoubtful(int item, IReadOnlyCollection<Observation> observations)
    {
        if (observations.Any(observation => observation.Most > observation.Rate))
        {
            return true;
        }

        var first = observations.Select(observation => observation.At).DefaultIfEmpty(int.MaxValue).Min();
        foreach (var line in Of(item))
        {
            if (line.Most is not null || line.Output.IsStatedAfter(first))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a plan of the item that counts is commissioned.</summary>
    public bool HasCommissioned(int item) => ExpandingOf(item).Any(line => line.HasCommissioned);

    /// <summary>What an observation contains of the rates of the lines of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="observed">The month of the observation, as a number of the horizon.</param>
    /// <param name="withPlans">Whether to count what was commissioned by then as well.</param>
    /// <param name="hopeful">Whether lines make the most that is stated, and one that was first stated later is new.</param>
    /// <param name="sites">The sites whose lines may be contained; empty for those of all.</param>
    public ContainedRates ContainedIn(int item, int observed, bool withPlans, bool hopeful, IReadOnlyList<SiteId> sites)
    {
        var rates = new ContainedRates(partners.Count);
        foreach (var line in Of(item))
        {
            var output = (hopeful ? line.Most : null) ?? line.Output;
            if (!IsMeant(line))
            {
                continue;
            }

            if (output.First <= observed || (output.First < int.MaxValue && !hopeful))
            {
                rates.Add(line.Partner, output.Contained(line.Registered, horizon, observed));
            }
        }

        foreach (var line in withPlans ? ExpandingOf(item) : [])
        {
            if (!line.IsUnknown && line.HasCommissioned && IsMeant(line.Registered))
            {
                var made = new LineForecast(line.In(hopeful), ForecastCase.Operating).At(observed);
                rates.Add(line.Registered.Partner, (int.MinValue, made.Sum - line.In(hopeful).Made(observed)));
            }
        }

        return rates;

        bool IsMeant(RegisteredLine line) => sites.Count == 0 || sites.Contains(line.Factory.Id);
    }

    private static int LineCount(IReadOnlyList<Factory> factories)
    {
        var count = 0;
        for (var factory = 0; factory < factories.Count; factory++)
        {
            count += factories[factory].Lines.Count;
        }

        return count;
    }

    private static int[] PartnersOf(IEnumerable<PlannedLine> lines, PartnerIndex partners) =>
        [.. lines.Select(line => partners.NumberOf(line.Registered.Factory.Partner)).Distinct().Order()];
}
