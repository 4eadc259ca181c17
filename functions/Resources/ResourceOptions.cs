using System.Globalization;
using CoProduction.Functions.Hosting;

namespace CoProduction.Functions.Resources;

/// <summary>Limits of requests for single records.</summary>
/// <param name="LargestRecordBytes">The largest body of a single record, in bytes; 1,024 to 16,777,216.</param>
public sealed record ResourceOptions(int LargestRecordBytes)
{
    /// <summary>The setting that gives it; absent, it is <see cref="Default"/>.</summary>
    public const string Setting = "CoProduction:LargestRecordBytes";

    /// <summary>1,048,576 bytes.</summary>
    public static readonly ResourceOptions Default = new(1_048_576);

    /// <exception cref="RefusedStartException">The setting is no number in range.</exception>
    public static ResourceOptions From(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => Default,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is >= 1024 and <= 16_777_216 => new(bytes),
        var text => throw new RefusedStartException($"The setting {Setting} is '{text}', but must be a number of bytes from 1024 to 16777216."),
    };
}
