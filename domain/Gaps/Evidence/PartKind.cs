namespace CoProduction.Gaps.Evidence;

/// <summary>What a part of an item's capacity is.</summary>
public enum PartKind
{
    /// <summary>What a registered line is known to make now.</summary>
    Line,

    /// <summary>What an expansion of a registered line adds to that.</summary>
    Expansion,

    /// <summary>What is observed of a partner beyond its registered lines.</summary>
    Unattributed,

    /// <summary>What is observed of the EU or of all allies beyond what their parts account for.</summary>
    Aggregate,

    /// <summary>What today's products need of a component beyond all that; no record states it.</summary>
    Implied,
}
