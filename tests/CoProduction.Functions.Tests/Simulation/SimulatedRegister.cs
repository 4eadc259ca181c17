using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoProduction.Functions.Tests.Import;
using CoProduction.Functions.Tests.Records;

namespace CoProduction.Functions.Tests.Simulation;

/// <summary>The register that the simulated ministries write to.</summary>
internal static class SimulatedRegister
{
    /// <summary>The settings of a program that answers as many requests as the ministries send, and keeps no night unless it is told to.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsOf(string connection, string? prefix = null) =>
        ProgramFixture.WithoutNights(ProgramFixture.SettingsOf(connection, prefix ?? $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}"));

    /// <summary>Registers the ministries' partners, and what their factories refer to.</summary>
    public static async Task Fill(HttpClient coordinator, IEnumerable<string> partners)
    {
        var registered = await coordinator.End((await coordinator.PostLines([.. JobLines.Examples, Item(), .. partners.Select(Partner)])).Job());
        Assert.True(registered.Rows().Rejected == 0, registered.ToJsonString());
    }

    /// <summary>The item that all factories make.</summary>
    private static string Item()
    {
        var item = ResourceCase.Of("items").Example;
        item["releasableTo"] = new JsonArray("everyone");
        return JobLines.Of("items", item);
    }

    private static string Partner(string code)
    {
        var partner = ResourceCase.Of("partners").Example;
        (partner["code"], partner["name"], partner["memberships"], partner["releasableTo"]) = (code, code, new JsonArray(), new JsonArray("everyone"));
        return JobLines.Of("partners", partner);
    }
}
