namespace CoProduction.Functions.Store;

/// <summary>What a reader sees of the register at one moment.</summary>
/// <param name="sight">See <see cref="Sight"/>.</param>
/// <param name="count">How many records the reader sees.</param>
/// <param name="read">Collects the records that the reader sees.</param>
public sealed class SeenRegister(string sight, int count, Func<Register> read)
{
    private readonly Lazy<Register> register = new(read);

    /// <summary>
    /// The same text for all readers who see the same, until something that they see is changed. What a reader does not see has no part in it. It is known without
    /// looking at a single record.
    /// </summary>
    public string Sight => sight;

    /// <summary>How many records the reader sees.</summary>
    public int Count => count;

    /// <summary>The records, as the reader sees them.</summary>
    public Register Register => register.Value;
}
