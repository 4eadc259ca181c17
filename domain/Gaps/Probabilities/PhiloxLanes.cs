using System.Runtime.Intrinsics;

namespace CoProduction.Gaps.Probabilities;

/// <summary>
/// Random numbers that depend on their place alone: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", 2011), for several places at once. A draw is therefore the same in any order, on any number of threads and on any
/// machine.
/// </summary>
public static class PhiloxLanes
{
    private const int Rounds = 10;
    private const int Half = 32;

    private static Vector512<ulong> Lower => Vector512.Create<ulong>(uint.MaxValue);

    /// <summary>Draws three numbers of 32 bits for each place.</summary>
    /// <param name="key">The seed.</param>
    /// <param name="lows">The lower half of each place; as many as a multiple of eight.</param>
    /// <param name="high">The upper half of every place.</param>
    /// <param name="firstTwo">The first two numbers of each, the second above the first; overwritten.</param>
    /// <param name="thirds">The third number of each; overwritten.</param>
    public static void Draw(ulong key, ReadOnlySpan<ulong> lows, ulong high, Span<ulong> firstTwo, Span<ulong> thirds)
    {
        for (var place = 0; place < lows.Length; place += LaneWidth.Width)
        {
            var (first, second, third) = At(key, Vector512.Create(lows[place..]), high);
            (first | (second << Half)).CopyTo(firstTwo[place..]);
            third.CopyTo(thirds[place..]);
        }
    }

    private static (Vector512<ulong> First, Vector512<ulong> Second, Vector512<ulong> Third) At(ulong key, Vector512<ulong> low, ulong high)
    {
        // Each lane holds 32 bits. A multiplication carries above them, and the rounds clear that before the next one.
        var (leftFactor, rightFactor) = (Vector512.Create(0xD2511F53UL), Vector512.Create(0xCD9E8D57UL));
        var (key0, key1) = ((uint)(key & uint.MaxValue), (uint)(key >> Half));
        var (c0, c1, c2, c3) = (low & Lower, low >>> Half, Vector512.Create(high & uint.MaxValue), Vector512.Create(high >> Half));
        for (var round = 0; round < Rounds; round++)
        {
            var (left, right) = (leftFactor * c0, rightFactor * c2);
            (c0, c1, c2, c3) = (
                (right >>> Half) ^ c1 ^ Vector512.Create<ulong>(key0),
                right & Lower,
                (left >>> Half) ^ c3 ^ Vector512.Create<ulong>(key1),
                left & Lower);
            unchecked
            {
                key0 += 0x9E3779B9;
                key1 += 0xBB67AE85;
            }
        }

        return (c0, c1, c2);
    }
}
