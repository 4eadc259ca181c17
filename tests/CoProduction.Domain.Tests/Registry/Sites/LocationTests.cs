using System.Globalization;
using CoProduction.Registry.Sites;

namespace CoProduction.Domain.Tests.Registry.Sites;

public sealed class LocationTests
{
    private static readonly Coordinates Scranton = new(41.41m, -75.66m);

    [Fact]
    public void Withheld_location_with_a_town_is_refused() =>
        Refused.Naming("confidence", () => _ = new Location("Scranton", null, LocationConfidence.Withheld));

    [Fact]
    public void Withheld_location_with_coordinates_is_refused() =>
        Refused.Naming("confidence", () => _ = new Location(null, Scranton, LocationConfidence.Withheld));

    [Fact]
    public void Withheld_location_tells_nothing() => Assert.Equal((null, null), (Location.Withheld.Town, Location.Withheld.Coordinates));

    [Fact]
    public void Unknown_confidence_is_refused() => Refused.Naming("confidence", () => _ = new Location("Scranton", null, (LocationConfidence)3));

    [Theory]
    [InlineData(LocationConfidence.Reported)]
    [InlineData(LocationConfidence.Recalled)]
    public void Location_that_is_not_withheld_has_a_town(LocationConfidence confidence) =>
        Refused.Naming("town", () => _ = new Location(null, Scranton, confidence));

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_town_is_refused(string town)
    {
        Refused.Naming("town", () => _ = new Location(town, null, LocationConfidence.Reported));
    }

    [Theory]
    [InlineData("41.4123, -75.6632")]
    [InlineData("Scranton (41,4123)")]
    [InlineData("41°24′44″N")]
    public void Town_that_holds_finer_coordinates_is_refused(string town) =>
        Refused.Naming("town", () => _ = new Location(town, null, LocationConfidence.Reported));

    [Fact]
    public void Long_town_is_refused() =>
        Refused.TextTooLong("town", 200, town => _ = new Location(town, null, LocationConfidence.Reported));

    [Theory]
    [InlineData("90.01", "0", "latitude")]
    [InlineData("-90.01", "0", "latitude")]
    [InlineData("0", "180.01", "longitude")]
    [InlineData("0", "-180.01", "longitude")]
    [InlineData("41.411", "0", "latitude")]
    [InlineData("0", "-75.661", "longitude")]
    [InlineData("79228162514264337593543950335", "0", "latitude")]
    public void Coordinates_out_of_range_or_too_fine_are_refused(string latitude, string longitude, string parameter)
    {
        Refused.Naming(parameter, () => _ = new Coordinates(Number(latitude), Number(longitude)));
    }

    [Theory]
    [InlineData("90", "180")]
    [InlineData("-90.00", "-180.00")]
    [InlineData("41.4100", "0.01")]
    public void Coordinates_within_range_are_kept(string latitude, string longitude)
    {
        var coordinates = new Coordinates(Number(latitude), Number(longitude));

        Assert.Equal((Number(latitude), Number(longitude)), (coordinates.Latitude, coordinates.Longitude));
    }

    [Fact]
    public void Zeros_at_the_end_make_no_other_place() => Assert.Equal(new Coordinates(41.4m, 2m), new Coordinates(41.40m, 2.00m));

    [Theory]
    [InlineData("41.4000", "41.40")]
    [InlineData("41.4", "41.4")]
    [InlineData("0.0000000000000000000000000000", "0.00")]
    [InlineData("-100.000", "-100.00")]
    public void Zeros_behind_the_second_decimal_are_not_kept(string written, string kept) =>
        Assert.Equal(kept, new Coordinates(0, Number(written)).Longitude.ToString(CultureInfo.InvariantCulture));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
