namespace CoProduction.Gaps.Readings;

/// <summary>What becomes of the capacity whose growth nobody has stated. <see cref="UnstatedGrowth"/> says what that is, and how each reading lets it grow.</summary>
public enum Reading
{
    /// <summary>It stays as it is. What a line of unknown rate comes to make first takes the place of capacity without a known maker.</summary>
    Floor,

    /// <summary>It grows at the pace at which totals were observed to grow, damped. In all else it is as the floor.</summary>
    Central,

    /// <summary>It keeps pace with whatever is asked. What a line of unknown rate comes to make adds fully.</summary>
    Ceiling,
}

/// <summary>What readings have in common.</summary>
public static class ReadingTraits
{
    /// <summary>
    /// Whether doubt is decided in favour of capacity: what comes to light of a line of unknown rate adds fully instead of taking the place of capacity
    /// without a known maker, what cannot be placed is where it is wanted, and of contradicting shares the mildest counts.
    /// </summary>
    internal static bool IsHopeful(this Reading reading) => reading == Reading.Ceiling;
}
