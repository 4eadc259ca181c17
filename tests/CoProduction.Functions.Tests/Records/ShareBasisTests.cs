using System.Text.Json;
using CoProduction.Functions.Records;
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

    [Fact]
    public void A_stored_chain_whose_notes_are_taken_stays_readable() =>
        Assert.Equal(["world (global)", "world", "world (2)"], BasesOf("world (global)", "world", "global"));

    [Fact]
    public void A_stored_basis_that_is_too_long_for_a_note_gets_a_number()
    {
        var note = new string('x', 185);

        Assert.Equal(
            [$"world ({note})", "world (2)"],
            BasesOf($"world ({note})", $"world supply ({note})"));
    }

    [Fact]
    public void A_stored_basis_that_only_begins_like_a_theater_or_partner_is_a_text_of_its_own() =>
        Assert.Equal(["theater- all of it", "partner- whoever buys"], BasesOf("theater: all of it", "partner: whoever buys"));

    [Fact]
    public void A_stored_chain_that_was_read_reads_the_same_again()
    {
        var kind = RecordKinds.MineralChains;
        var read = kind.Decode(Json("global", "world", "global production", "theater: all of it", "EU imports"));

        Assert.Equal(kind.Encode(read), kind.Encode(kind.Decode(kind.Encode(read))));
    }

    private static IEnumerable<string> BasesOf(params string[] stored) =>
        RecordKinds.MineralChains.Decode(Json(stored)).Shares.Select(share => share.Basis.Value);

    private static MineralChainBody Body(params string[] bases) => JsonSerializer.Deserialize<MineralChainBody>(Json(bases), RecordJson.Options)!;

    private static string Json(params string[] bases) =>
        $$"""
        {"mineral":"zinc","kind":"mineral","shares":[{{string.Join(',', bases.Select(basis =>
            $$$"""{"stage":"refining","country":"CHN","sharePercent":50,"basis":"{{{basis}}}","year":2024,"source":{"publisher":"USGS","confidence":"reported"}}"""))}}]}
        """;
}
