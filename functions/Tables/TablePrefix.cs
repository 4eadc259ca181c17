using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoProduction.Registry;

namespace CoProduction.Functions.Tables;

/// <summary>Begins the names of the program's tables and blob containers, so that several registers can share one storage account.</summary>
public sealed partial record TablePrefix : IParsed<TablePrefix>
{
    /// <summary>The setting that names it; absent, it is <see cref="Default"/>.</summary>
    public const string Setting = "CoProduction:TablePrefix";

    public static readonly TablePrefix Default = new("CoProduction");

    private TablePrefix(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "A table prefix has 1 to 40 letters and digits and begins with a letter, such as CoProduction.";

    /// <exception cref="FormatException">The setting breaks <see cref="Rule"/>.</exception>
    public static TablePrefix From(IConfiguration configuration) => Parsed.OrNull<TablePrefix>(configuration[Setting]) ?? Default;

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TablePrefix value)
    {
        value = text is not null && Pattern().IsMatch(text) ? new TablePrefix(text) : null;
        return value is not null;
    }

    /// <summary>The name of one of the program's blob containers, which has lower-case letters, digits and dashes only.</summary>
    public string Container(string name) => $"{Value.ToLowerInvariant()}-{name}";

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
