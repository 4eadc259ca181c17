using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Factories;

/// <summary>A production site, with one line for each item and stage of production.</summary>
public sealed record Factory : ISite
{
    /// <exception cref="ArgumentException">A text is malformed, there is no status, two statuses begin in one month, there is no line, or two lines make one item at
    /// one stage.</exception>
    public Factory(
        SiteId id,
        string name,
        string @operator,
        Location location,
        IReadOnlyList<DatedStatus> statuses,
        Release release,
        Source source,
        IReadOnlyList<Line> lines)
    {
        Id = id;
        Name = Require.Text(name, Wording.Name, nameof(name));
        Operator = Require.Text(@operator, Wording.Name, nameof(@operator));
        Location = location;
        Statuses = DatedStatuses.InOrder(statuses, nameof(statuses));
        Release = release;
        Source = source;
        var own = ValueList.Of(lines, nameof(lines));
        Lines = own.Count == 0 ? throw new ArgumentException("A factory has at least one line.", nameof(lines))
            : own.Count > 1 && own.GroupBy(line => (line.Item, line.Stage)).Any(AreAlike)
                ? throw new ArgumentException("Must not have two lines of one item and stage, unless each has its own name.", nameof(lines))
                : own;
    }

    public SiteId Id { get; }

    public CountryCode Partner => Id.Partner;

    public string Name { get; }

    public string Operator { get; }

    public Location Location { get; }

    /// <summary>At least one, the earliest first.</summary>
    public IReadOnlyList<DatedStatus> Statuses { get; private init; }

    /// <summary>The latest status.</summary>
    public SiteStatus Status => Statuses[^1].Status;

    /// <summary>Whether the statuses were given in a form that holds only the latest, so that it is added to those of the version before.</summary>
    public bool AddsStatus { get; init; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>By what else the site is known.</summary>
    public SiteAliases Aliases { get; init; } = SiteAliases.None;

    /// <summary>The site that takes its place; null if it has none.</summary>
    /// <exception cref="ArgumentException">It is the site itself.</exception>
    public SiteSuccessor? Successor { get; init => field = SiteSuccessor.Of(Id, value); }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    public IReadOnlyList<Line> Lines
    {
        get;
        private init
        {
            field = value;
            HasUnits = AreAnyInUnits(value);
        }
    }

    /// <summary>Whether a figure of a line is stated in another unit than the item's own.</summary>
    public bool HasUnits { get; private init; }

    /// <summary>Whether a company's name is in that of the operator, present or former. Case makes no difference.</summary>
    public bool IsOperatedBy(string company) =>
        Aliases.OperatorFormerNames.Prepend(Operator).Any(name => name.Contains(company, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it has a line of an item.</summary>
    public bool Makes(ItemCode item) => Lines.Any(line => line.Item == item);

    /// <summary>This factory with other lines.</summary>
    /// <exception cref="ArgumentException">There is no line, or two lines make one item at one stage.</exception>
    public Factory With(IReadOnlyList<Line> lines) => new(Id, Name, Operator, Location, Statuses, Release, Source, lines)
    {
        AddsStatus = AddsStatus,
        Aliases = Aliases,
        Successor = Successor,
        Retired = Retired,
    };

    /// <summary>This factory with these statuses added to those that are registered.</summary>
    /// <exception cref="ArgumentException">There is no status, or two begin in one month.</exception>
    public Factory Adding(IReadOnlyList<DatedStatus> statuses) =>
        this with { Statuses = DatedStatuses.InOrder(statuses, nameof(statuses)), AddsStatus = true };

    /// <summary>This factory if it closes in a month, whatever is stated of it from then on.</summary>
    public Factory ClosedFrom(Month month) =>
        this with
        {
            Statuses = DatedStatuses.InOrder(
                [.. Statuses.Where(status => !(status.Month >= month)), new DatedStatus(SiteStatus.Closed, Period.Of(month), null)], nameof(Statuses)),
        };

    /// <summary>
    /// This factory as the next version of <paramref name="former"/>. Earlier promises of a plan stay in its history, whatever history the new
    /// version has, and hidden from everyone who could not see both versions. A status without a date gets one.
    /// </summary>
    /// <param name="former">The version that this one replaces; null for a new factory.</param>
    /// <param name="today">The day of the change (UTC).</param>
    public Factory After(Factory? former, DateOnly today) =>
        (this with
        {
            Statuses = DatedStatuses.After(AddsStatus ? former?.Statuses ?? [] : [], Statuses, Source, today),
            AddsStatus = false,
            Lines = ValueList.Of(
            [
                .. Lines.Select(line => line.After(former is null ? null : FormerOf(line, former), today)),
            ]),
        }).Following(former);

    /// <summary>
    /// The line that a line was in the version before; null if it is new. A line that had no name is the first of those that have one now, or the first that
    /// has one of its plans.
    /// </summary>
    private Line? FormerOf(Line line, Factory former)
    {
        if (former.Lines.FirstOrDefault(earlier => earlier.Key == line.Key) is { } same)
        {
            return same;
        }

        var unnamed = line.Name is null ? null : former.Lines.FirstOrDefault(earlier => earlier.Key == line.Key with { Name = null });
        Line[] named = unnamed is null ? [] : [.. Lines.Where(other => (other.Item, other.Stage) == (line.Item, line.Stage))];
        var next = named.FirstOrDefault(other => other.Plans.Any(plan => unnamed!.Plans.Any(earlier => earlier.Id == plan.Id))) ?? named.FirstOrDefault();
        return ReferenceEquals(next, line) ? unnamed : null;
    }

    IRecord ISite.WithoutSuccessor() => this with { Successor = null };

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    IRetirable IRetirable.TakenBackOn(DateOnly day) => this with { Successor = null, Retired = day };

    // Kept, because every report asks it of every factory.
    private static bool AreAnyInUnits(IReadOnlyList<Line> lines)
    {
        for (var place = 0; place < lines.Count; place++)
        {
            if (lines[place].HasUnits)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreAlike(IEnumerable<Line> same)
    {
        var lines = same.ToList();
        return lines.Count > 1 && (lines.Exists(line => line.Name is null) || lines.DistinctBy(line => line.Name).Count() < lines.Count);
    }

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [Partner];

    IReadOnlyCollection<ItemCode> IRecord.Items => [.. Lines.Select(line => line.Item)];

    string? IRecord.Status => Word.Of(Status);

    IEnumerable<string?> IRecord.Texts => [Name, Operator, Location.Town, .. Aliases.Texts];

    IEnumerable<Release> IRecord.EarlierReleases => EarlierPromises.ReleasesOf(this);

    IRecord IRecord.SeenBy(Reader reader) => reader.Partner == Partner ? this : this.WithoutHidden(reader);
}
