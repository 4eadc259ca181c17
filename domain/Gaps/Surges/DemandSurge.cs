using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Surges;

/// <summary>War in one theater or several: every partner there consumes a multiple of its registered consumption.</summary>
public sealed record DemandSurge
{
    /// <summary>The largest multiple.</summary>
    public const double Greatest = 1000;

    /// <param name="multiplier">The factor on consumption; more than 0, at most 1000.</param>
    /// <param name="theaters">The theaters of the surge; with none, there is no surge anywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is out of range.</exception>
    public DemandSurge(double multiplier, params IEnumerable<Theater> theaters)
    {
        Multiplier = multiplier is > 0 and <= Greatest
            ? multiplier
            : throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, $"Must be more than 0, at most {Greatest:0}.");
        Theaters = [.. theaters.Distinct().Order()];
    }

    public double Multiplier { get; }

    /// <summary>The theaters, in their order, each once.</summary>
    public IReadOnlyList<Theater> Theaters { get; }

    /// <summary>The multiplier in a theater of the surge; 1 elsewhere.</summary>
    public double In(Theater theater) => Theaters.Contains(theater) ? Multiplier : 1;
}
