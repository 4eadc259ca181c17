namespace CoProduction.Registry.Sites;

/// <summary>What another list calls a site: a code (NCAGE), a map's id (OS ID) or any other; or its company's number (LEI).</summary>
public sealed record SiteIdentifier
{
    private const string CompanyNumber = "lei";

    /// <param name="scheme">The list, such as ncage, lei or os-id.</param>
    /// <param name="value">The identifier in that list.</param>
    /// <exception cref="ArgumentException">The value is empty, too long or malformed.</exception>
    public SiteIdentifier(Keyword scheme, string value)
    {
        Scheme = scheme;
        Value = Require.Text(value, Wording.Name, nameof(value));
    }

    public Keyword Scheme { get; }

    public string Value { get; }

    /// <summary>Whether no other site has it. A company's number is that of all its sites.</summary>
    public bool IsOfOneSite => Scheme.Value != CompanyNumber;

    /// <summary>Scheme and value in one text, as files write them: <c>ncage:B1234</c>.</summary>
    public override string ToString() => $"{Scheme}:{Value}";

    /// <summary>Whether both name the same. Case makes no difference, because lists of codes are written in either.</summary>
    public bool IsSameAs(SiteIdentifier other) => Key == other.Key;

    /// <summary>What is equal for identifiers that name the same.</summary>
    internal (string Scheme, string Value) Key => (Scheme.Value, Value.ToUpperInvariant());
}
