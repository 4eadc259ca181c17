namespace CoProduction.Registry.Sites;

/// <summary>By what a site is known besides its id, name and operator.</summary>
public sealed record SiteAliases
{
    /// <summary>The most names of one kind, and the most identifiers.</summary>
    public const int Most = 50;

    /// <summary>The aliases of a site that has none.</summary>
    public static readonly SiteAliases None = new([], [], []);

    /// <param name="formerNames">The names that the site had before.</param>
    /// <param name="operatorFormerNames">The names that its operator had before: Nexter, before KNDS France.</param>
    /// <param name="identifiers">What other lists call the site.</param>
    /// <exception cref="ArgumentException">A name is malformed, or something is repeated or too much.</exception>
    public SiteAliases(IReadOnlyList<string> formerNames, IReadOnlyList<string> operatorFormerNames, IReadOnlyList<SiteIdentifier> identifiers)
    {
        FormerNames = Names(formerNames, nameof(formerNames));
        OperatorFormerNames = Names(operatorFormerNames, nameof(operatorFormerNames));
        Identifiers = ValueList.Of(identifiers, nameof(identifiers));
        if (Identifiers.Count > Most || Identifiers.DistinctBy(identifier => identifier.Key).Count() < Identifiers.Count)
        {
            throw new ArgumentException($"Must have at most {Most} identifiers, and none twice.", nameof(identifiers));
        }
    }

    public IReadOnlyList<string> FormerNames { get; }

    public IReadOnlyList<string> OperatorFormerNames { get; }

    public IReadOnlyList<SiteIdentifier> Identifiers { get; }

    /// <summary>The identifiers that belong to one site of all partners.</summary>
    public IEnumerable<SiteIdentifier> OwnIdentifiers => Identifiers.Where(identifier => identifier.IsOfOneSite);

    /// <summary>All of it as texts, for a search.</summary>
    internal IEnumerable<string> Texts => [.. FormerNames, .. OperatorFormerNames, .. Identifiers.Select(identifier => identifier.Value)];

    private static IReadOnlyList<string> Names(IReadOnlyList<string> names, string field)
    {
        var own = ValueList.Of(names, field);
        foreach (var name in own)
        {
            Require.Text(name, Wording.Name, field);
        }

        return own.Count <= Most && own.Distinct(StringComparer.Ordinal).Count() == own.Count
            ? own
            : throw new ArgumentException($"Must have at most {Most} names, and none twice.", field);
    }
}
