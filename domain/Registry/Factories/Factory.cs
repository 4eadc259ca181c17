using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Factories;

/// <summary>A production site, with one line for each item and stage of production.</summary>
public sealed record Factory : IRecord
{
    /// <exception cref="ArgumentException">A text is malformed, there is no line, or two lines make one item at one stage.</exception>
    public Factory(
        SiteId id,
        string name,
        string @operator,
        Location location,
        SiteStatus status,
        Release release,
        Source source,
        IReadOnlyList<Line> lines)
    {
        Id = id;
        Name = Require.Text(name, Wording.Name, nameof(name));
        Operator = Require.Text(@operator, Wording.Name, nameof(@operator));
        Location = location;
        Status = Require.Member(status, nameof(status));
        Release = release;
        Source = source;
        var own = ValueList.Of(lines, nameof(lines));
        Lines = own.Count == 0 ? throw new ArgumentException("A factory has at least one line.", nameof(lines))
            : own.DistinctBy(line => (line.Item, line.Stage)).Count() < own.Count
                ? throw new ArgumentException("Must not have two lines of one item and stage.", nameof(lines))
                : own;
    }

    public SiteId Id { get; }

    public CountryCode Partner => Id.Partner;

    public string Name { get; }

    public string Operator { get; }

    public Location Location { get; }

    public SiteStatus Status { get; }

    public Release Release { get; }

    public Source Source { get; }

    public IReadOnlyList<Line> Lines { get; private init; }

    /// <summary>This factory with other lines.</summary>
    /// <exception cref="ArgumentException">There is no line, or two lines make one item at one stage.</exception>
    public Factory With(IReadOnlyList<Line> lines) => new(Id, Name, Operator, Location, Status, Release, Source, lines);

    /// <summary>
    /// This factory as the next version of <paramref name="former"/>. Earlier promises of an expansion stay in its history, whatever history the new
    /// version has.
    /// </summary>
    /// <param name="former">The version that this one replaces.</param>
    /// <param name="today">The day of the change (UTC).</param>
    public Factory After(Factory former, DateOnly today) =>
        this with
        {
            Lines = ValueList.Of(
            [
                .. Lines.Select(line =>
                    former.Lines.FirstOrDefault(earlier => earlier.Item == line.Item && earlier.Stage == line.Stage) is { } earlier
                        ? line.After(earlier, today)
                        : line),
            ]),
        };

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [Partner];

    IReadOnlyCollection<ItemCode> IRecord.Items => [.. Lines.Select(line => line.Item)];

    string? IRecord.Status => Word.Of(Status);

    IEnumerable<string?> IRecord.Texts => [Name, Operator, Location.Town];
}
