using Xunit.Sdk;

namespace CoProduction.Tests;

/// <summary>
/// The seeds of a property. One test tries them all, from 1 on, and names the first that fails. A usual run tries the first fifth of
/// them, a long one all.
/// </summary>
internal static class Seeds
{
    // Many properties take turns by seed % n: a few seeds in a row take every turn, every fifth seed might take only one.
    private const int Fewest = 5;

    /// <param name="all">How many seeds a long run tries.</param>
    /// <param name="property">Asserts what holds under the given seed.</param>
    public static void Each(int all, Action<int> property)
    {
        for (var (seed, last) = (1, Last(all, TestMode.IsLong)); seed <= last; seed++)
        {
            try
            {
                property(seed);
            }
            catch (Exception failure)
            {
                throw Failure(seed, last, failure);
            }
        }
    }

    /// <inheritdoc cref="Each(int, Action{int})"/>
    public static async Task Each(int all, Func<int, Task> property)
    {
        for (var (seed, last) = (1, Last(all, TestMode.IsLong)); seed <= last; seed++)
        {
            try
            {
                await property(seed);
            }
            catch (Exception failure)
            {
                throw Failure(seed, last, failure);
            }
        }
    }

    /// <summary>For a property of things that not every seed has: it fails, too, when no seed has any.</summary>
    /// <param name="all">How many seeds a long run tries.</param>
    /// <param name="property">Asserts what holds of each such thing under the given seed, and returns how many there were.</param>
    public static void EachWithCases(int all, Func<int, int> property)
    {
        var cases = 0;
        Each(all, seed => { cases += property(seed); });
        Assert.True(cases > 0, "No seed has a case, so that nothing was asserted.");
    }

    /// <summary>The last seed of a run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no seed at all.</exception>
    public static int Last(int all, bool isLong)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all);
        return isLong ? all : Math.Min(all, Math.Max(Fewest, (all + 4) / 5));
    }

    private static XunitException Failure(int seed, int last, Exception failure) =>
        new($"Fails under seed {seed}, one of 1 to {last}.", failure);
}
