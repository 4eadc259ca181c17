using System.Globalization;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>How much one request, and one caller, may ask for; the section <c>CoProduction:Limits</c> of the configuration.</summary>
public sealed record Limits
{
    public const string Section = "CoProduction:Limits";

    /// <summary>The largest body of a single record, in bytes; 1,024 to 16,777,216. 1,048,576 (1 MiB).</summary>
    public int LargestRecordBytes { get; init; } = 1_048_576;

    /// <summary>The most items on a page of a list; 1 to 500. 500.</summary>
    public int LargestPage { get; init; } = 500;

    /// <summary>How many items are on a page where the request does not say; 1 to <see cref="LargestPage"/>. 100.</summary>
    public int DefaultPage { get; init; } = 100;

    /// <summary>The longest path with query, in characters as they are sent; 256 to 8,000. 4,096.</summary>
    public int LongestAddress { get; init; } = 4_096;

    /// <summary>How many requests a minute one caller may go on sending; 1 to 1,000,000. 6,000.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>How many requests one caller may send at once after a pause; 1 to 100,000. 1,000.</summary>
    public int Burst { get; init; } = 1_000;

    /// <summary>How many imports of one partner may be on their way at the same time; 1 to 20. 2.</summary>
    public int ConcurrentImports { get; init; } = 2;

    /// <exception cref="RefusedStartException">A setting is unknown, or no number in its range.</exception>
    public static Limits From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var standard = new Limits();
        var largestPage = Read(section, nameof(LargestPage), standard.LargestPage, 1, 500);
        var limits = new Limits
        {
            LargestRecordBytes = Read(section, nameof(LargestRecordBytes), standard.LargestRecordBytes, 1_024, 16_777_216),
            LargestPage = largestPage,
            DefaultPage = Read(section, nameof(DefaultPage), Math.Min(standard.DefaultPage, largestPage), 1, largestPage),
            LongestAddress = Read(section, nameof(LongestAddress), standard.LongestAddress, 256, 8_000),
            RequestsPerMinute = Read(section, nameof(RequestsPerMinute), standard.RequestsPerMinute, 1, 1_000_000),
            Burst = Read(section, nameof(Burst), standard.Burst, 1, 100_000),
            ConcurrentImports = Read(section, nameof(ConcurrentImports), standard.ConcurrentImports, 1, 20),
        };

        // A limit that is misspelt would be no limit.
        var names = typeof(Limits).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key)) is { } unknown
            ? throw new RefusedStartException($"There is no setting {unknown.Path}; {Section} has {string.Join(", ", names.Order())}.")
            : limits;
    }

    private static int Read(IConfigurationSection section, string name, int standard, int least, int most) => section[name] switch
    {
        null or "" => standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most => value,
        var text => throw new RefusedStartException(
            string.Create(CultureInfo.InvariantCulture, $"The setting {Section}:{name} is '{text}', but must be a whole number from {least} to {most}.")),
    };
}
