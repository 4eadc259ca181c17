using System.Text.Json;
using CoProduction.Functions.Records.MineralChains;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests.Records;

/// <summary>What stored and sent mineral chains say their shares are part of.</summary>
public sealed class ShareBasisTests
{
    [Fact]
    public void A_stored_chain_in_words_of_old_is_read_in_the_words_of_today() =>
        Assert.Equal(["world", "exports", "theater:europe", "EU imports"], BasesOf("global production", "global exports", "European supply", "EU imports"));

    [Fact]
    public void A_stored_chain_that_said_one_whole_in_two_ways_stays_readable() =>
        Assert.Equal(["world", "world (global production)"], BasesOf("global", "global production"));

    [Fact]
    public void A_chain_that_says_one_whole_in_two_ways_is_sent_back() =>
        Assert.Contains(
            new MineralChainBodyValidator().Validate(Body("global", "global production")).Errors,
            error => error.ErrorMessage == "Must not state one country's share twice for one stage, basis and year.");

    private static IEnumerable<string> BasesOf(params string[] stored) =>
        Body(stored).ToRecord().Shares.Select(share => share.Basis.Value);

    private static MineralChainBody Body(params string[] bases) =>
        JsonSerializer.Deserialize<MineralChainBody>(
            $$"""
            {"mineral":"zinc","kind":"mineral","shares":[{{string.Join(',', bases.Select(basis =>
                $$$"""{"stage":"refining","country":"CHN","sharePercent":50,"basis":"{{{basis}}}","year":2024,"source":{"publisher":"USGS","confidence":"reported"}}"""))}}]}
            """,
            RecordJson.Options)!;
}
