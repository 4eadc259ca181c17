using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;

namespace CoProduction.Registry.Maintenance;

/// <summary>A maintenance, repair and overhaul (MRO) site.</summary>
public sealed record MaintenanceSite : ISite
{
    /// <param name="id">The id, which begins with the partner's code.</param>
    /// <param name="name">The name.</param>
    /// <param name="operator">Who runs it.</param>
    /// <param name="location">The town.</param>
    /// <param name="status">The status.</param>
    /// <param name="platforms">The platforms that the site services, at least one.</param>
    /// <param name="level">How deep the work goes.</param>
    /// <param name="scope">The part of the platform that the site works on, in words; null if not stated.</param>
    /// <param name="throughputPerYear">Platforms or parts a year; null if unpublished.</param>
    /// <param name="throughputNote">What is published about the throughput, in words.</param>
    /// <param name="turnaroundDays">Days from arrival to return, more than 0; null if unpublished.</param>
    /// <param name="release">Who may see it.</param>
    /// <param name="source">The source of these facts.</param>
    /// <exception cref="ArgumentException">A text is malformed, a number is out of range, a platform is repeated, or there is no
    /// platform.</exception>
    public MaintenanceSite(
        SiteId id,
        string name,
        string @operator,
        Location location,
        SiteStatus status,
        IReadOnlyList<string> platforms,
        MaintenanceLevel level,
        string? scope,
        double? throughputPerYear,
        string? throughputNote,
        double? turnaroundDays,
        Release release,
        Source source)
    {
        Id = id;
        Name = Require.Text(name, Wording.Name, nameof(name));
        Operator = Require.Text(@operator, Wording.Name, nameof(@operator));
        Location = location;
        Status = Require.Member(status, nameof(status));
        Platforms = ValueList.Of(platforms, nameof(platforms));
        if (Platforms.Count == 0 || Platforms.Distinct(StringComparer.Ordinal).Count() < Platforms.Count)
        {
            throw new ArgumentException("Must name at least one platform, and none twice.", nameof(platforms));
        }

        foreach (var platform in Platforms)
        {
            Require.Text(platform, Wording.Name, nameof(platforms));
        }

        Level = Require.Member(level, nameof(level));
        Scope = Require.TextOrNull(scope, Wording.Name, nameof(scope));
        ThroughputPerYear = throughputPerYear is { } throughput ? Require.Amount(throughput, nameof(throughputPerYear)) : null;
        ThroughputNote = Require.TextOrNull(throughputNote, Wording.Notes, nameof(throughputNote));
        TurnaroundDays = Require.PositiveOrNull(
            turnaroundDays, nameof(turnaroundDays), $"Must be more than 0 days, at most {Amount.Largest:0}.");
        Release = release;
        Source = source;
    }

    public SiteId Id { get; }

    public CountryCode Partner => Id.Partner;

    public string Name { get; }

    public string Operator { get; }

    public Location Location { get; }

    public SiteStatus Status { get; }

    public IReadOnlyList<string> Platforms { get; }

    public MaintenanceLevel Level { get; }

    public string? Scope { get; }

    public double? ThroughputPerYear { get; }

    public string? ThroughputNote { get; }

    public double? TurnaroundDays { get; }

    public Release Release { get; }

    public Source Source { get; }

    /// <summary>By what else the site is known.</summary>
    public SiteAliases Aliases { get; init; } = SiteAliases.None;

    /// <summary>The site that takes its place; null if it has none.</summary>
    /// <exception cref="ArgumentException">It is the site itself.</exception>
    public SiteSuccessor? Successor { get; init => field = SiteSuccessor.Of(Id, value); }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    IRecord ISite.WithoutSuccessor() => this with { Successor = null };

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    IRetirable IRetirable.TakenBackOn(DateOnly day) => this with { Successor = null, Retired = day };

    string IRecord.Id => Id.Value;

    CountryCode? IRecord.Owner => Partner;

    IReadOnlyCollection<CountryCode> IRecord.Partners => [Partner];

    IReadOnlyCollection<ItemCode> IRecord.Items => [];

    string? IRecord.Status => Word.Of(Status);

    IEnumerable<string?> IRecord.Texts => [Name, Operator, Location.Town, .. Platforms, .. Aliases.Texts];
}
