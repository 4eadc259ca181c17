namespace CoProduction.Functions.Resources;

/// <summary>Limits of requests for single records; in the section <c>CoProduction</c> of the configuration.</summary>
public sealed class ResourceOptions
{
    public const string Section = "CoProduction";

    /// <summary>The largest body of a single record, in bytes; 1,024 to 16,777,216. Default 1,048,576.</summary>
    public int LargestRecordBytes { get; set; } = 1_048_576;

    public static string Rule => $"{Section}:{nameof(LargestRecordBytes)} must be 1024 to 16777216 bytes.";

    public bool IsValid => LargestRecordBytes is >= 1024 and <= 16_777_216;
}
