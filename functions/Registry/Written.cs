namespace CoProduction.Functions.Registry;

/// <summary>How many records a <see cref="IRegistry{TRecord}.Put"/> added, replaced and left alone.</summary>
public readonly record struct Written(int Added, int Replaced, int Unchanged)
{
    public static Written operator +(Written left, Written right) =>
        new(left.Added + right.Added, left.Replaced + right.Replaced, left.Unchanged + right.Unchanged);
}
