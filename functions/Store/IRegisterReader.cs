using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Store;

/// <summary>Reads the whole register for a calculation.</summary>
public interface IRegisterReader
{
    /// <summary>
    /// Reads every record of every kind. Each record is a complete version. Writes during the call may be visible in some records and not in
    /// others.
    /// </summary>
    Task<Register> Read(CancellationToken cancellation);

    /// <summary>Looks at what a reader sees of the register, which is then collected only if somebody asks for it.</summary>
    Task<SeenRegister> See(Reader reader, CancellationToken cancellation);
}
