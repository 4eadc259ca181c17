using CoProduction.Registry;

namespace CoProduction.Functions.Records;

/// <summary>
/// The JSON shape of a record. GET returns it, POST and PUT accept it, the register stores it and the history compares it. A client can
/// send back what it read without losing anything.
/// </summary>
/// <typeparam name="TSelf">The body type itself.</typeparam>
/// <typeparam name="TRecord">The record type.</typeparam>
public interface IBody<TSelf, TRecord>
    where TSelf : class, IBody<TSelf, TRecord>
    where TRecord : class, IRecord
{
    static abstract TSelf From(TRecord record);

    /// <summary>Converts a body that has passed its validator to a record.</summary>
    /// <exception cref="FormatException">A text breaks its type's rule.</exception>
    /// <exception cref="ArgumentException">A value breaks a rule of the record.</exception>
    TRecord ToRecord();
}
