using CoProduction.Registry.Partners;

namespace CoProduction.Registry.Releases;

/// <summary>Who may see a record, besides its owner: nobody, some audiences, or everyone.</summary>
public sealed record Release
{
    public static readonly Release OwnerOnly = new([]);

    public static readonly Release ToEveryone = new([Audience.Everyone]);

    /// <exception cref="ArgumentException">An audience is named twice, or beside everyone.</exception>
    public Release(IReadOnlyList<Audience> audiences)
    {
        if (audiences.Distinct().Count() != audiences.Count)
        {
            throw new ArgumentException("Must not name an audience twice.", nameof(audiences));
        }

        if (audiences.Count > 1 && audiences.Contains(Audience.Everyone))
        {
            throw new ArgumentException("Must not name an audience beside everyone.", nameof(audiences));
        }

        Audiences = audiences;
    }

    public IReadOnlyList<Audience> Audiences { get; }

    public bool Includes(Partner reader) => Audiences.Any(audience => audience.Includes(reader));

    public bool Equals(Release? other) => other is not null && Audiences.SequenceEqual(other.Audiences);

    public override int GetHashCode() => Audiences.Count;
}
