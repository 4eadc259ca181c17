namespace CoProduction.Gaps.Probabilities;

/// <summary>The number of figures processed at once.</summary>
internal static class LaneWidth
{
    public const int Width = 8;

    /// <summary>The room that this many figures need: their number rounded up to a multiple of <see cref="Width"/>.</summary>
    public static int Room(int count) => (count + Width - 1) / Width * Width;
}
