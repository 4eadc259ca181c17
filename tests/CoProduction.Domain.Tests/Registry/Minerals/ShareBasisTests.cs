using CoProduction.Registry;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;

namespace CoProduction.Domain.Tests.Registry.Minerals;

public sealed class ShareBasisTests
{
    [Theory]
    [InlineData("world", ShareWhole.World, null, null)]
    [InlineData("exports", ShareWhole.Exports, null, null)]
    [InlineData("theater:europe", ShareWhole.Theater, Theater.Europe, null)]
    [InlineData("theater:north-america", ShareWhole.Theater, Theater.NorthAmerica, null)]
    [InlineData("partner:POL", ShareWhole.Partner, null, "POL")]
    [InlineData("world (EU study, multi-year average)", ShareWhole.World, null, null)]
    [InlineData("theater:europe (large-scale production)", ShareWhole.Theater, Theater.Europe, null)]
    [InlineData("world (global (EU study))", ShareWhole.World, null, null)]
    [InlineData("qualified suppliers", ShareWhole.Other, null, null)]
    [InlineData("worldly goods", ShareWhole.Other, null, null)]
    [InlineData("Weltproduktion", ShareWhole.Other, null, null)]
    public void A_basis_knows_its_whole_and_is_written_back_as_it_was(string text, ShareWhole whole, Theater? theater, string? partner)
    {
        var basis = Parsed.As<ShareBasis>(text);

        Assert.Equal((whole, theater, partner), (basis.Whole, basis.Theater, basis.Partner?.Value));
        Assert.Equal(text, basis.ToString());
        Assert.Equal(basis, Parsed.As<ShareBasis>(basis.Value));
    }

    [Theory]
    [InlineData("World", "world")]
    [InlineData("global", "world")]
    [InlineData("global production", "world")]
    [InlineData("Global mine production", "world")]
    [InlineData("world refined output", "world")]
    [InlineData("global (EU study)", "world (EU study)")]
    [InlineData("global excluding US", "world (excluding US)")]
    [InlineData("global crude steel", "world (crude steel)")]
    [InlineData("global exports", "exports")]
    [InlineData("world trade", "exports")]
    [InlineData("exports (UN Comtrade)", "exports (UN Comtrade)")]
    [InlineData("European supply", "theater:europe")]
    [InlineData("Europe's supply", "theater:europe")]
    [InlineData("European large-scale production", "theater:europe (large-scale production)")]
    [InlineData("North American supply", "theater:north-america")]
    [InlineData("US qualified supply at scale", "partner:USA (qualified supply at scale)")]
    [InlineData("POL supply", "partner:POL")]
    [InlineData("Theater:Europe", "theater:europe")]
    [InlineData("partner:pol", "partner:POL")]
    public void What_people_write_is_understood_where_it_is_clear(string written, string basis) =>
        Assert.Equal(basis, Parsed.As<ShareBasis>(written).Value);

    [Theory]
    [InlineData("global reserves")]
    [InlineData("world demand")]
    [InlineData("European imports")]
    [InlineData("European exports")]
    [InlineData("EU supply")]
    [InlineData("American supply")]
    [InlineData("production")]
    [InlineData("globalised supply")]
    public void A_share_of_anything_else_is_about_no_makers(string written)
    {
        var basis = Parsed.As<ShareBasis>(written);

        Assert.Equal((ShareWhole.Other, written), (basis.Whole, basis.Value));
    }

    [Fact]
    public void What_would_be_too_long_in_its_own_words_stays_as_it_was_written()
    {
        var written = $"world excluding {new string('x', Wording.Name - "world excluding ".Length)}";
        var basis = Parsed.As<ShareBasis>(written);

        Assert.Equal((ShareWhole.Other, written), (basis.Whole, basis.Value));
    }

    [Theory]
    [InlineData("theater:europ")]
    [InlineData("theater:")]
    [InlineData("partner:POX")]
    [InlineData("partner:Poland")]
    [InlineData(" world")]
    [InlineData("world\n")]
    [InlineData("")]
    public void A_theater_or_partner_that_does_not_exist_does_not_pass_for_a_text(string text)
    {
        Assert.False(ShareBasis.TryParse(text, out _));
        Assert.EndsWith(ShareBasis.Rule, Assert.Throws<FormatException>(() => Parsed.As<ShareBasis>(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refused.Texts), MemberType = typeof(Refused))]
    public void Malformed_text_is_refused(string text) => Assert.False(ShareBasis.TryParse(text, out _));

    [Fact]
    public void Bases_are_ordered() => Assert.Equal(["exports", "theater:europe", "world"], Sample.Sorted<ShareBasis>("world", "theater:europe", "exports"));
}
