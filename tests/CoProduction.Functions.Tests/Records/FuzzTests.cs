using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Tests.Records;

public sealed class FuzzTests(ExamplesFixture register) : IClassFixture<ExamplesFixture>
{
    private static readonly HashSet<string> Types =
        [.. typeof(Register).Assembly.GetTypes().Concat(typeof(BodyFault).Assembly.GetTypes()).Select(type => type.Name), "LineNumber", "BytePositionInLine"];

    private static readonly string[] Pieces =
    [
        "null", "{}", "[]", "[[]]", "-0", "1e-999", "1e308", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"everyone\"", "true", "\"2199-12\"",
        "\"company:A\"", "\"🚀\"", "\"-\"", "0.1", "\"../..\"", "\"%00\"",
    ];

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task No_body_whatever_makes_the_program_fail(string path)
    {
        var resource = ResourceCase.Of(path);
        var random = new Random(20261);
        for (var round = 0; round < 150; round++)
        {
            var body = round % 2 == 0 ? Shuffled(resource.Example, random) : Garbled(resource.Example.ToJsonString(), random);
            var answer = await register.Client.PostText(resource.Address, body);
            Assert.True((int)answer.Status < 500, $"{body}\n{answer}");
            Assert.DoesNotContain(Regex.Matches(answer.Text, "[A-Z][a-z]+[A-Z][A-Za-z]+").Select(word => word.Value), Types.Contains);
            Assert.DoesNotContain("options", answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("lacks a rule", register.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ResourceCase.Paths), MemberType = typeof(ResourceCase))]
    public async Task No_address_and_no_query_whatever_makes_the_program_fail(string path)
    {
        string[] names = ["partner", "theater", "item", "family", "status", "kind", "metric", "text", "pageSize", "cursor", "", "a[]", "%00"];
        string[] values = ["", "POL", "europe", "155-PRIMER", "artillery-155", "%F0%9F", "%00", "'%20or%201%20eq%201", "-1", "1e9", new string('x', 3000), "%2F..%2F", "cA"];
        var random = new Random(20262);
        for (var round = 0; round < 80; round++)
        {
            var id = random.Next(3) == 0 ? $"/{values[random.Next(values.Length)]}" : "";
            var history = random.Next(3) == 0 ? "/history" : "";
            var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{names[random.Next(names.Length)]}={values[random.Next(values.Length)]}"));
            var address = $"api/v1/{path}{id}{history}?{query}";
            var answer = await register.Client.Ask(
                HttpMethod.Get, address, null, ("If-None-Match", values[random.Next(6)]), ("If-Match", values[random.Next(6)]));
            Assert.True((int)answer.Status < 500, $"{address}\n{answer}");
        }
    }

    /// <summary>Puts pieces of JSON where other values were.</summary>
    private static string Shuffled(JsonObject body, Random random)
    {
        var holders = new List<JsonNode>();
        Collect(body, holders);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var piece = $"@{random.Next(Pieces.Length)}@";
            switch (holders[random.Next(holders.Count)])
            {
                case JsonObject { Count: > 0 } members:
                    members[members.ElementAt(random.Next(members.Count)).Key] = piece;
                    break;
                case JsonArray elements:
                    elements.Insert(random.Next(elements.Count + 1), piece);
                    break;
            }
        }

        // A document model cannot hold some of these pieces, so they are inserted as text.
        return Pieces.Index().Aggregate(
            body.ToJsonString(), (text, piece) => text.Replace($"\"@{piece.Index}@\"", piece.Item, StringComparison.Ordinal));
    }

    /// <summary>Removes, repeats and changes characters.</summary>
    private static string Garbled(string text, Random random)
    {
        var garbled = new StringBuilder(text);
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(garbled.Length);
            switch (random.Next(3))
            {
                case 0:
                    garbled.Remove(at, 1);
                    break;
                case 1:
                    garbled.Insert(at, garbled[random.Next(garbled.Length)]);
                    break;
                default:
                    garbled[at] = (char)random.Next(1, 0xD7FF);
                    break;
            }
        }

        return garbled.ToString();
    }

    private static void Collect(JsonNode? node, List<JsonNode> holders)
    {
        switch (node)
        {
            case JsonObject members:
                holders.Add(members);
                foreach (var (_, value) in members)
                {
                    Collect(value, holders);
                }

                break;
            case JsonArray elements:
                holders.Add(elements);
                foreach (var element in elements)
                {
                    Collect(element, holders);
                }

                break;
        }
    }
}
