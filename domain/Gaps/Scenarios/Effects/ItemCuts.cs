namespace CoProduction.Gaps.Scenarios.Effects;

/// <summary>What is hit of one item's capacity, and what is left of each part of it.</summary>
internal sealed class ItemCuts(int partners)
{
    /// <summary>The lines that are hit, by what is left of them.</summary>
    public Dictionary<Share, HitLines> Lines { get; } = [];

    /// <summary>By the partner's number, what is left of its capacity beyond its lines; null is all.</summary>
    public Share?[] OfPartners { get; } = new Share?[partners];

    /// <summary>What is left of the EU's beyond its members'; null is all.</summary>
    public Share? OfEuropeanUnion { get; set; }

    /// <summary>What is left of what is observed beyond that, and of what is implied; null is all.</summary>
    public Share? OfNobodyKnown { get; set; }

    /// <summary>By month, units a month that are added at the lower and at the upper bound; null is none.</summary>
    public Share? Added { get; set; }

    public bool IsEmpty =>
        Lines.Count == 0 && OfEuropeanUnion is null && OfNobodyKnown is null && Added is null && Array.TrueForAll(OfPartners, share => share is null);
}
