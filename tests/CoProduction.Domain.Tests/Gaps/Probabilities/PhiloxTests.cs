using CoProduction.Gaps.Probabilities;

namespace CoProduction.Domain.Tests.Gaps.Probabilities;

public sealed class PhiloxTests
{
    /// <summary>The known answers that its authors publish with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Draws_are_those_of_its_authors(ulong key, ulong low, ulong high, uint first, uint second, uint third, uint fourth) =>
        Assert.Equal(new Draw(first, second, third, fourth), Philox.At(key, low, high));
}
