namespace CoProduction.Tests;

/// <summary>Philox4x32-10, one position at a time, to compare with the program's vectorized version.</summary>
internal static class ScalarPhilox
{
    private const int Rounds = 10;

    /// <summary>The four numbers at a position.</summary>
    /// <param name="key">The seed.</param>
    /// <param name="low">The lower half of the position.</param>
    /// <param name="high">The upper half of the position.</param>
    public static Draw At(ulong key, ulong low, ulong high)
    {
        // The arithmetic is on bits, so overflow is intended.
        unchecked
        {
            var (key0, key1) = ((uint)key, (uint)(key >> 32));
            var (c0, c1, c2, c3) = ((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32));
            for (var round = 0; round < Rounds; round++)
            {
                var (left, right) = (0xD2511F53UL * c0, 0xCD9E8D57UL * c2);
                (c0, c1, c2, c3) = ((uint)(right >> 32) ^ c1 ^ key0, (uint)right, (uint)(left >> 32) ^ c3 ^ key1, (uint)left);
                key0 += 0x9E3779B9;
                key1 += 0xBB67AE85;
            }

            return new Draw(c0, c1, c2, c3);
        }
    }
}

/// <summary>Four independent numbers, each uniform from 0 to 2^32 - 1.</summary>
internal readonly record struct Draw(uint First, uint Second, uint Third, uint Fourth);
