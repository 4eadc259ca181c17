namespace CoProduction.Registry.Releases;

/// <summary>Who may see a record, besides its owner: nobody, some audiences, or everyone.</summary>
public sealed record Release
{
    public static readonly Release OwnerOnly = new([]);

    public static readonly Release ToEveryone = new([Audience.Everyone]);

    /// <exception cref="ArgumentException">An audience is named twice, or beside everyone.</exception>
    public Release(IReadOnlyList<Audience> audiences)
    {
        Audiences = ValueList.Of(audiences, nameof(audiences));
        if (Audiences.Count < 2)
        {
            return;
        }

        if (Audiences.Distinct().Count() != Audiences.Count)
        {
            throw new ArgumentException("Must not name an audience twice.", nameof(audiences));
        }

        if (Audiences.Contains(Audience.Everyone))
        {
            throw new ArgumentException("Must not name an audience beside everyone.", nameof(audiences));
        }
    }

    public IReadOnlyList<Audience> Audiences { get; }

    public bool Includes(Reader reader) => Audiences.Any(audience => audience.Includes(reader));
}
