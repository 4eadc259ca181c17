namespace CoProduction.Functions.Duplicates;

/// <summary>What is known of the places of two sites.</summary>
internal enum Place
{
    /// <summary>The town of one of them is unknown: they may be in one place.</summary>
    Unknown,

    SameTown,

    /// <summary>Their towns have other names, but their coordinates are those of one place.</summary>
    Near,

    Other,
}
