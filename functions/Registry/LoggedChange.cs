using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>Records of one partition that were changed together.</summary>
/// <param name="At">When (UTC); within a partition no two changes have the same moment, and later ones have later moments.</param>
/// <param name="Records">What was changed.</param>
public sealed record LoggedChange(DateTimeOffset At, IReadOnlyList<LoggedRecord> Records);

/// <summary>One record that was changed.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">Who could see it before; null where it was not there.</param>
/// <param name="After">Who can see it since; null where it is not there any more.</param>
public sealed record LoggedRecord(string Kind, string Id, Disclosure? Before, Disclosure? After);
