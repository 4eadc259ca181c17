namespace CoProduction.Registry;

/// <summary>A record whose next version keeps something of the one before.</summary>
public interface IEvolving<TSelf>
    where TSelf : IEvolving<TSelf>
{
    /// <summary>This record as the next version of <paramref name="former"/>.</summary>
    /// <param name="former">The version that it replaces.</param>
    /// <param name="today">The day of the change (UTC).</param>
    TSelf After(TSelf former, DateOnly today);
}
