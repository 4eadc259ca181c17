namespace CoProduction.Registry.Releases;

/// <summary>
/// The marking of a text made from records, such as <c>UNCLASSIFIED // REL TO GBR, POL</c>. It names those to whom the text may be passed on: the
/// readers who may see every one of those records, and what each of them says of its past.
/// </summary>
public static class Marking
{
    private const string Unclassified = "UNCLASSIFIED // REL TO ";

    /// <summary>The marking of figures. Figures are made from all facts that a reader sees.</summary>
    /// <param name="seen">The register as the reader sees it.</param>
    /// <param name="reader">The reader.</param>
    public static string Of(Register seen, Reader reader) => Of(seen.Facts, seen, reader);

    /// <summary>The marking of a text made from some records. It names the reader's partner and other partners that the reader sees.</summary>
    /// <param name="records">The records.</param>
    /// <param name="seen">The register as the reader sees it.</param>
    /// <param name="reader">The reader.</param>
    public static string Of(IEnumerable<IRecord> records, Register seen, Reader reader)
    {
        var disclosures = records.SelectMany(Disclosure.AllOf).ToHashSet();
        if (disclosures.All(disclosure => disclosure.IsToEveryone))
        {
            return $"{Unclassified}EVERYONE";
        }

        var partners = seen.Partners
            .Where(partner => partner.Retired is null)
            .Select(Reader.For)
            .Where(other => disclosures.All(disclosure => disclosure.Includes(other)))
            .Select(other => other.Partner)
            .Append(reader.Partner)
            .Distinct()
            .Order();
        return Unclassified + string.Join(", ", partners);
    }
}
