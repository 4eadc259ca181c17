namespace CoProduction.Gaps.Probabilities;

/// <summary>How many figures are worked on at once.</summary>
internal static class SideBySide
{
    public const int Width = 8;

    /// <summary>For how many there must be room for so many to be worked on: a whole number of times <see cref="Width"/>.</summary>
    public static int Room(int count) => (count + Width - 1) / Width * Width;
}
