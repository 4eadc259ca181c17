using CoProduction.Gaps.Explosions;

namespace CoProduction.Domain.Tests.Gaps.Explosions;

public sealed class UseMatrixTests
{
    private static readonly UseMatrix Uses = new([[new Use(0, 1), new Use(2, 5)], [new Use(1, 1), new Use(2, 0.5)]], 3);

    [Fact]
    public void Each_product_has_its_part_of_one_array()
    {
        Assert.Equal([new Use(1, 1), new Use(2, 0.5)], Uses[1].ToArray());
        Assert.Equal(2..4, Uses.PlacesOf(1));
        Assert.Equal((2, 3, 4), (Uses.Products, Uses.Items, Uses.Count));
        Assert.Equal((5.0, 0.0), (Uses.Quantity(0, 2), Uses.Quantity(0, 1)));
    }

    [Fact]
    public void Use_of_an_item_adds_up_over_the_products()
    {
        double[] used = [9, 9, 9];

        Uses.Use([10, 20], used);

        Assert.Equal([10.0, 20.0, 60.0], used);
    }

    [Theory]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 1, 3, 1)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, double.NaN, 1, 1)]
    public void Items_rise_and_quantities_are_above_zero(int first, double quantity, int second, double other) =>
        Assert.Throws<ArgumentException>(() => new UseMatrix([[new Use(first, quantity), new Use(second, other)]], 3));
}
