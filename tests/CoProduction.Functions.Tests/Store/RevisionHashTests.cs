using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Tests.Store;

public sealed class RevisionHashTests
{
    [Fact]
    public void Hash_is_over_sorted_names_numbers_as_written_and_texts_as_stored()
    {
        var revision = new Revision(
            2,
            new DateTimeOffset(2026, 11, 28, 12, 30, 0, TimeSpan.FromHours(2)),
            "Zoë",
            RevisionAction.Replaced,
            [
                new FieldChange("/rate", JsonNode.Parse("51.40"), JsonNode.Parse("1E+3")),
                new FieldChange("/site", null, JsonNode.Parse("""{ "name": "é \ud83d\ude00 \u001f \/", "a": [true, {}, []], "Z": "<" }""")),
            ],
            "ab",
            Hash: "");

        const string Canonical =
            """
            {"action":"Replaced","at":"2026-11-28T10:30:00.0000000Z","by":"Zoë","changes":[{"field":"/rate","from":51.40,"to":1E+3},{"field":"/site","from":null,"to":{"Z":"<","a":[true,{},[]],"name":"é \uD83D\uDE00 \u001F /"}}],"id":"POL-1","kind":"factory","number":2,"previousHash":"ab"}
            """;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))), RevisionHash.Of("factory", "POL-1", revision));
    }
}
