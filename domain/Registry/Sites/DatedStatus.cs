using CoProduction.Registry.Dates;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Registry.Sites;

/// <summary>A site's status from a date on, until the next.</summary>
/// <param name="Status">The status.</param>
/// <param name="From">The date from which it holds; null if it is not known, which only the first may be.</param>
/// <param name="Source">Who says so; null for the source of the site.</param>
public sealed record DatedStatus(SiteStatus Status, Period? From, Source? Source)
{
    public SiteStatus Status { get; } = Require.Member(Status, "status");

    /// <summary>The month from which it holds; null if that is not known.</summary>
    public Month? Month => From?.Month;
}
