using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoProduction.Registry;

namespace CoProduction.Functions.Store;

/// <summary>The prefix of the program's tables and blob containers, so that several registers can share a storage account.</summary>
public sealed partial record StoragePrefix : IParsed<StoragePrefix>
{
    /// <summary>The setting with the prefix. If it is absent, the prefix is <see cref="Default"/>.</summary>
    public const string Setting = "CoProduction:TablePrefix";

    public static readonly StoragePrefix Default = new("CoProduction");

    /// <summary>
    /// The tables, without the prefix, that no backup copies, because they hold addresses of people that must be erased when they ask for it.
    /// </summary>
    internal static readonly IReadOnlySet<string> Personal = new HashSet<string>(StringComparer.Ordinal) { "Mail" };

    private StoragePrefix(string value) => Value = value;

    public string Value { get; }

    public static string Rule =>
        "A table prefix must have 1 to 40 letters and digits and begin with a letter, such as CoProduction.";

    /// <exception cref="FormatException">The setting breaks <see cref="Rule"/>.</exception>
    public static StoragePrefix From(IConfiguration configuration) => Parsed.OrNull<StoragePrefix>(configuration[Setting]) ?? Default;

    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out StoragePrefix value)
    {
        value = text is not null && Pattern().IsMatch(text) ? new StoragePrefix(text) : null;
        return value is not null;
    }

    /// <summary>The name of a blob container, which has only lower-case letters, digits and dashes.</summary>
    public string ContainerName(string name) => $"{Value.ToLowerInvariant()}-{name}";

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
