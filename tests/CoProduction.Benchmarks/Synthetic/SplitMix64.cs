namespace CoProduction.Benchmarks.Synthetic;

/// <summary>
/// A stream of numbers that its seed alone decides, on every machine and under every version of .NET.
/// </summary>
/// <remarks>
/// Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014. What is drawn from it here uses no
/// function whose last bit a machine's library may choose, such as a logarithm.
/// </remarks>
internal sealed class SplitMix64(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>A stream of its own for each number, so that drawing more from one leaves the others as they are.</summary>
    public static SplitMix64 Stream(ulong seed, int number) => new(Mixed(seed) ^ Mixed((ulong)number + 1));

    public ulong Next()
    {
        state = unchecked(state + Step);
        return Mixed(state);
    }

    /// <summary>0 to less than 1, in steps of 2^-53.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to less than <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Share() * end);

    /// <summary>0 to less than <paramref name="end"/>, the low ones more often, as few countries have most of the factories.</summary>
    public int LowBelow(int end) => Math.Min(Below(end), Below(end));

    public bool Chance(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
