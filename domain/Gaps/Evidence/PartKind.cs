namespace CoProduction.Gaps.Evidence;

/// <summary>The kinds of parts of an item's capacity.</summary>
public enum PartKind
{
    /// <summary>The known present rate of a registered line.</summary>
    Line,

    /// <summary>The change that a plan of a registered line adds.</summary>
    Plan,

    /// <summary>A partner's observed output beyond its registered lines.</summary>
    Unattributed,

    /// <summary>The observed output of the EU or of all allies beyond what their parts account for.</summary>
    Aggregate,

    /// <summary>What today's products need of a component beyond all that. No record states it.</summary>
    Implied,

    /// <summary>What the part whose growth nobody has stated has grown, at the pace that was observed of totals. No record states it.</summary>
    Growth,
}
