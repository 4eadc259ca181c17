namespace CoProduction.Gaps.Readings;

/// <summary>What becomes of the capacity whose growth nobody has stated. <see cref="UnstatedGrowth"/> says what that is, and how each reading lets it grow.</summary>
public enum Reading
{
    /// <summary>It stays as it is. What a line of unknown rate comes to make first takes the place of capacity without a known maker.</summary>
    Floor,

    /// <summary>It keeps pace with whatever is asked. What a line of unknown rate comes to make adds fully.</summary>
    Ceiling,
}
