namespace CoProduction.Functions.Registry;

/// <summary>A record that is too large to be kept with its history; the message says how large it may be.</summary>
public sealed class RecordTooLargeException(string kind, string id, int length)
    : InvalidOperationException($"The {kind} {id} is too large: as JSON it has {length} characters, and at most {RecordJson.Longest} can be kept.");
