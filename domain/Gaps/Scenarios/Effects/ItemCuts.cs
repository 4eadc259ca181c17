namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>The parts of one item's capacity that are hit, and what remains of each.</summary>
internal sealed class ItemCuts(int partners)
{
    /// <summary>The lines that are hit, by the share that remains of them.</summary>
    public Dictionary<Share, HitLines> Lines { get; } = [];

    /// <summary>By the line's id, the share that remains of each hit line that has plans.</summary>
    public Dictionary<string, Share> OfExpandingLines { get; } = new(StringComparer.Ordinal);

    /// <summary>By the partner's number, the share that remains of its capacity beyond its lines; null means all.</summary>
    public Share?[] OfPartners { get; } = new Share?[partners];

    /// <summary>The share that remains of the EU's capacity beyond its members'; null means all.</summary>
    public Share? OfEuropeanUnion { get; set; }

    /// <summary>The share that remains of the capacity observed beyond that, and of implied capacity; null means all.</summary>
    public Share? OfNobodyKnown { get; set; }

    /// <summary>By month, the units a month added; null means none.</summary>
    public double[]? Added { get; set; }

    /// <summary>The units a month added in a month.</summary>
    public double AddedIn(int month) => Added?[month] ?? 0;

    /// <summary>Whether anything but lines changes in a month.</summary>
    public bool IsHitBeyondLines(int month) =>
        Array.Exists(OfPartners, share => share?[month] < 1) || OfEuropeanUnion?[month] < 1 || OfNobodyKnown?[month] < 1 || AddedIn(month) > 0;

    public bool IsEmpty =>
        Lines.Count == 0 && OfEuropeanUnion is null && OfNobodyKnown is null && Added is null && Array.TrueForAll(OfPartners, share => share is null);
}
