using System.Runtime.CompilerServices;

namespace CoProduction.Gaps.Readings;

/// <summary>One figure in each reading, side by side.</summary>
/// <remarks>A rate that has no limit in a reading is infinite there. A report holds many of these, so the figures stand in the value itself.</remarks>
public readonly struct AtReadings<TFigure> : IEquatable<AtReadings<TFigure>>
{
    private readonly Figures figures;

    /// <param name="figures">By reading, in order; one for each.</param>
    /// <exception cref="ArgumentException">There are more or fewer figures than readings.</exception>
    public AtReadings(params ReadOnlySpan<TFigure> figures)
    {
        if (figures.Length != Figures.Count)
        {
            throw new ArgumentException("Must be one figure for each reading.", nameof(figures));
        }

        var all = default(Figures);
        figures.CopyTo(all);
        this.figures = all;
    }

    private AtReadings(Figures figures) => this.figures = figures;

    public TFigure this[Reading reading] => figures[(int)reading];

    public TFigure Floor => this[Reading.Floor];

    public TFigure Central => this[Reading.Central];

    public TFigure Ceiling => this[Reading.Ceiling];

    public static bool operator ==(AtReadings<TFigure> left, AtReadings<TFigure> right) => left.Equals(right);

    public static bool operator !=(AtReadings<TFigure> left, AtReadings<TFigure> right) => !left.Equals(right);

    /// <summary>The same function of each.</summary>
    public AtReadings<TOther> Select<TOther>(Func<TFigure, TOther> figure)
    {
        var all = default(AtReadings<TOther>.Figures);
        for (var reading = 0; reading < Figures.Count; reading++)
        {
            all[reading] = figure(figures[reading]);
        }

        return new AtReadings<TOther>(all);
    }

    /// <summary>A function of each together with that of the same reading.</summary>
    public AtReadings<TResult> Zip<TOther, TResult>(AtReadings<TOther> others, Func<TFigure, TOther, TResult> figure)
    {
        var all = default(AtReadings<TResult>.Figures);
        for (var reading = 0; reading < Figures.Count; reading++)
        {
            all[reading] = figure(figures[reading], others.figures[reading]);
        }

        return new AtReadings<TResult>(all);
    }

    public bool Equals(AtReadings<TFigure> other) => ((ReadOnlySpan<TFigure>)figures).SequenceEqual(other.figures);

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

    public override string ToString() => string.Join(" .. ", ((ReadOnlySpan<TFigure>)figures).ToArray());

    [InlineArray(Count)]
    private struct Figures
    {
        /// <summary>The number of readings.</summary>
        public const int Count = (int)Reading.Ceiling + 1;

        private TFigure first;
    }
}
