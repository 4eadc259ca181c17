namespace CoProduction.Gaps.Readings;

/// <summary>One figure in each reading, side by side.</summary>
/// <remarks>A rate that has no limit in a reading is infinite there.</remarks>
public readonly struct AtReadings<TFigure> : IEquatable<AtReadings<TFigure>>
{
    private readonly TFigure[] figures;

    /// <param name="figures">By reading, in order; one for each.</param>
    public AtReadings(params IReadOnlyList<TFigure> figures) => this.figures = [.. figures];

    public TFigure this[Reading reading] => figures[(int)reading];

    public TFigure Floor => this[Reading.Floor];

    public TFigure Ceiling => this[Reading.Ceiling];

    public static bool operator ==(AtReadings<TFigure> left, AtReadings<TFigure> right) => left.Equals(right);

    public static bool operator !=(AtReadings<TFigure> left, AtReadings<TFigure> right) => !left.Equals(right);

    /// <summary>The same function of each.</summary>
    public AtReadings<TOther> Select<TOther>(Func<TFigure, TOther> figure) => new([.. figures.Select(figure)]);

    /// <summary>A function of each together with that of the same reading.</summary>
    public AtReadings<TResult> Zip<TOther, TResult>(AtReadings<TOther> others, Func<TFigure, TOther, TResult> figure) =>
        new([.. Enum.GetValues<Reading>().Zip(figures, (reading, own) => figure(own, others[reading]))]);

    public bool Equals(AtReadings<TFigure> other) => figures.AsSpan().SequenceEqual(other.figures);

    public override bool Equals(object? obj) => obj is AtReadings<TFigure> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var figure in figures)
        {
            hash.Add(figure);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(" .. ", figures);
}
