using CoProduction.Registry;

namespace CoProduction.Functions.Registry;

/// <summary>
/// A record's one shape in JSON: what GET answers, what POST and PUT take, what the register stores and its history
/// compares. So what was read can be sent back, and nothing is lost between.
/// </summary>
/// <typeparam name="TSelf">The shape.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
public interface IBody<TSelf, TRecord>
    where TSelf : class, IBody<TSelf, TRecord>
    where TRecord : class, IRecord
{
    static abstract TSelf From(TRecord record);

    /// <summary>The record, where the body has passed its validator.</summary>
    /// <exception cref="FormatException">A text breaks its type's rule.</exception>
    /// <exception cref="ArgumentException">A value breaks a rule of the record.</exception>
    TRecord ToRecord();
}
