namespace CoProduction.Functions.Registry;

/// <summary>How many records a <see cref="IRecordStore.Put"/> added, replaced and left alone.</summary>
public readonly record struct Written(int Added, int Replaced, int Unchanged)
{
    /// <summary>One record with which this was done; null where it was left alone.</summary>
    internal static Written Of(RevisionAction? action) =>
        action switch
        {
            null => new(0, 0, 1),
            RevisionAction.Added => new(1, 0, 0),
            _ => new(0, 1, 0),
        };

    public static Written operator +(Written left, Written right) =>
        new(left.Added + right.Added, left.Replaced + right.Replaced, left.Unchanged + right.Unchanged);
}
