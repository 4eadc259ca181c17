using CoProduction.Gaps.Probabilities;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class PhiloxTests
{
    /// <summary>The authors' known answers, published with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Draws_are_those_of_its_authors(ulong key, ulong low, ulong high, uint first, uint second, uint third, uint fourth) =>
        Assert.Equal(new Draw(first, second, third, fourth), ScalarPhilox.At(key, low, high));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff)]
    [InlineData(0x299f31d0a4093822, 9_999)]
    public void Draws_side_by_side_are_those_of_each_place(ulong key, ulong high)
    {
        ulong[] lows = [0, 1, uint.MaxValue, 1UL << 32, ulong.MaxValue, 0x85a308d3243f6a88, 0x0370734413198a2e, 7, .. Enumerable.Range(1, 8).Select(place => (ulong)place * 0x9E3779B97F4A7C1)];
        var (firstTwo, thirds) = (new ulong[lows.Length], new ulong[lows.Length]);

        PhiloxLanes.Draw(key, lows, high, firstTwo, thirds);

        Assert.Equal(
            lows.Select(low => ScalarPhilox.At(key, low, high)).Select(draw => (draw.First, draw.Second, draw.Third)),
            firstTwo.Zip(thirds, (two, third) => ((uint)(two & uint.MaxValue), (uint)(two >> 32), (uint)third)));
    }
}
