using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoProduction.Functions.Tests.OpenApi.Fuzz;

/// <summary>Damages valid values.</summary>
internal static class Damage
{
    // A document model cannot hold some of these, so they are inserted into the text.
    private static readonly string[] Pieces =
    [
        "null", "true", "0", "-1", "-0", "1e-999", "1e308", "1e999", "99999999999999999999", "0.1", "1.0000000000000000001", "[]", "{}", "[[]]", "[null]", "{\"a\":{}}",
        "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "\"a\\u200bb\"", "\"\\u202eevil\"", "\"\\ufeff\"", "\"🚀\"", "\"POL\"", "\"everyone\"", "\"2199-12\"", "\"company:A\"",
        "\"../..\"", "\"%00\"", "\"-\"", "\"1\"",
    ];

    private static readonly string[] Values =
    [
        "", "%20", "POL", "pol", "XXX", "europe", "155-PRIMER", "%F0%9F", "%00", "%", "%zz", "'%20or%201%20eq%201", "-1", "0", "501", "1e9", "99999999999999999999", "cA", "Mg", "AAAA", "%2F..%2F",
        "%F0%9F%9A%80", "%E2%80%AE", "a&a=b", "a=b=c", "+", "true", "null", "[]", "text", "2026-13", "%0d%0aX-Injected:%20yes", "<script>", "%3Cscript%3E",
    ];

    private static readonly string[] Ids =
    [
        "x", "POL", "pol-", "-", "%20", "%00", "%2F", "%5C", "%2e%2e", "..", "%ff", "%F0%9F%9A%80", "a%0d%0ab", "a;b=c", "a,b", "$metadata", "(id)", "'", "%27%20or%20%271%27%3D%271", "%25", "%252F",
        "~", "*", "a:b", "con", "null", "history", "%E2%80%AEabc", "a.b", "a%7Cb", "a%23b", "a%3Fb",
    ];

    private static readonly string[] Tags = ["\"\"", "W/\"x\"", "\"a\", *", "*, *", "abc", "\"", "\"a", ",", "W/", "\"ü\"", "\"\\\"\"", "*", "\"0\"", "{}"];

    private static readonly string[] ContentTypes =
    [
        "text/plain", "application/xml", "application/json; charset=utf-16", "application/json;charset=\"utf-8\"", "application/problem+json", "multipart/form-data", "json", ";", "application/json, text/csv",
        "APPLICATION/JSON", "text/csv", "application/zip", "application/octet-stream", "application/x-www-form-urlencoded", "text/csv; header=present",
    ];

    public static byte[] Json(JsonNode valid, Random random)
    {
        if (random.Next(3) == 0)
        {
            return Bytes(Encoding.UTF8.GetBytes(valid.ToJsonString()), random);
        }

        var holders = Holders(valid).ToArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var piece = $"@{random.Next(Pieces.Length)}@";
            switch (holders[random.Next(holders.Length)])
            {
                case JsonObject { Count: > 0 } members when random.Next(5) > 1:
                    members[members.ElementAt(random.Next(members.Count)).Key] = piece;
                    break;
                case JsonObject { Count: > 0 } members when random.Next(2) == 0:
                    members.Remove(members.ElementAt(random.Next(members.Count)).Key);
                    break;
                case JsonObject members:
                    members[random.Next(3) switch { 0 => "extra", 1 => "ID", _ => "\u202e" }] = piece;
                    break;
                case JsonArray elements:
                    elements.Insert(random.Next(elements.Count + 1), piece);
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(Pieces.Index().Aggregate(
            valid.ToJsonString(), (text, piece) => text.Replace($"\"@{piece.Index}@\"", piece.Item, StringComparison.Ordinal)));
    }

    /// <summary>Cuts, repeats, changes and wraps bytes.</summary>
    public static byte[] Bytes(byte[] valid, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return [];
            case 1:
                return valid[..random.Next(valid.Length + 1)];
            case 2:
                return [.. Encoding.UTF8.Preamble, .. valid];
            case 3:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(valid));
            case 4:
                return Encoding.UTF8.GetBytes(new string('[', random.Next(1, 200)));
            case 5:
                return [.. valid, .. valid];
            default:
                var changed = valid.ToArray();
                for (var changes = random.Next(1, 6); changes > 0 && changed.Length > 0; changes--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                return changed;
        }
    }

    public static string Query(IEnumerable<string> known, Random random)
    {
        string[] names = [.. known, "", "a[]", "%00", "PAGESIZE", "pagesize", "cursor", "$filter", "api-version", "constructor"];
        return string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(8) switch
        {
            0 => names[random.Next(names.Length)],
            1 => $"{names[random.Next(names.Length)]}={new string('x', random.Next(3000))}",
            _ => $"{names[random.Next(names.Length)]}={Values[random.Next(Values.Length)]}",
        }));
    }

    /// <summary>A text that is not an id, as written in an address.</summary>
    public static string Id(Random random) => random.Next(12) switch
    {
        0 => new string('x', random.Next(1, 3000)),
        1 => $"a%{random.Next(256).ToString("x2", CultureInfo.InvariantCulture)}b",
        _ => Ids[random.Next(Ids.Length)],
    };

    public static string Path(string path, Random random) => random.Next(8) switch
    {
        0 => $"{path}/",
        1 => $"/{path}",
        2 => path.Replace("/v1/", "/v1//", StringComparison.Ordinal),
        3 => path.ToUpperInvariant(),
        4 => path.Replace("/api/", "/api/./", StringComparison.Ordinal),
        5 => path.Replace("/api/", "/api/x/../", StringComparison.Ordinal),
        6 => $"{path}%2Fhistory",
        _ => $"{path}/nothing/here",
    };

    public static (string Name, string Value) Header(Random random) => random.Next(12) switch
    {
        0 or 1 or 2 => ("If-Match", Tags[random.Next(Tags.Length)]),
        3 or 4 => ("If-None-Match", Tags[random.Next(Tags.Length)]),
        5 => ("X-Correlation-Id", random.Next(3) switch { 0 => new string('c', 500), 1 => "<script>", _ => "a b" }),
        6 => ("Accept", random.Next(3) switch { 0 => "text/html", 1 => "*/*;q=0", _ => ";;" }),
        7 => ("Range", "bytes=0-1"),
        8 => ("If-Modified-Since", random.Next(2) == 0 ? "Tue, 24 Nov 2099 00:00:00 GMT" : "never"),
        9 => ("X-HTTP-Method-Override", "DELETE"),
        10 => ("Content-Encoding", "gzip"),
        _ => ("Idempotency-Key", random.Next(3) switch { 0 => "", 1 => new string('k', 2000), _ => "ü" }),
    };

    public static string ContentType(Random random) => ContentTypes[random.Next(ContentTypes.Length)];

    private static IEnumerable<JsonNode> Holders(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Holders(member.Value)).Prepend(node),
        JsonArray elements => elements.SelectMany(Holders).Prepend(node),
        _ => [],
    };
}
