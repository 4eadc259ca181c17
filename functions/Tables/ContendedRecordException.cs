namespace CoProduction.Functions.Tables;

/// <summary>Others kept writing the same record, so that a write never came to its turn. Repeating it later is safe.</summary>
public sealed class ContendedRecordException(string kind, string id)
    : InvalidOperationException($"The {kind} {id} is being changed by others again and again. Try again later.");
