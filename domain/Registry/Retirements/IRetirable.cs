namespace CoProduction.Registry.Retirements;

/// <summary>
/// A record that others can name. It is retired instead of deleted: records that name it still find it, and no other record may name it anew.
/// </summary>
public interface IRetirable : IRecord
{
    /// <summary>The day on which it was retired (UTC); null if it is current.</summary>
    DateOnly? Retired { get; }

    /// <summary>This record as retired on a day.</summary>
    IRetirable RetiredOn(DateOnly day);

    /// <summary>This record as retired on a day, without what other records could contradict: the materials, successors and parts that it names.</summary>
    IRetirable TakenBackOn(DateOnly day) => RetiredOn(day);
}
