namespace CoProduction.Functions.Registry;

/// <summary>Reads the whole register for a calculation.</summary>
public interface IRegisterReader
{
    /// <summary>
    /// Every record of every kind. Each is a version that was written wholly; writes that are made meanwhile may show in
    /// some records and not yet in others.
    /// </summary>
    Task<Register> Read(CancellationToken cancellation);
}
