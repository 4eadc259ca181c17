using System.Text.Json.Nodes;
using CoProduction.Functions.Records;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Tests;

/// <summary>Puts partners into a register as the command line does: with their memberships, which no caller sets.</summary>
internal static class SeededPartners
{
    public static Task SeedPartners(this IRecordStore store, params IEnumerable<JsonObject> partners) => store.Put(
        RecordKinds.Partners,
        [.. partners.Select(partner => new PlannedWrite(RecordKinds.Partners.Read(partner.ToJsonString(RecordJson.Options))))],
        Author.Local,
        seenAt: null,
        progress: null,
        default);

    /// <summary>Partners of Europe, released to everyone, by their codes and groups.</summary>
    public static Task SeedPartners(this IRecordStore store, params IEnumerable<(string Code, string[] Groups)> partners) => store.SeedPartners(partners.Select(partner => new JsonObject
    {
        ["code"] = partner.Code,
        ["name"] = $"Partner {partner.Code}",
        ["theater"] = "europe",
        ["memberships"] = new JsonArray([.. partner.Groups.Select(group => JsonValue.Create(group))]),
    }));
}
