using System.Reflection;
using System.Text.RegularExpressions;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.OpenApi.Generation;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Patterns are written by hand, apart from the domain types that they describe. These tests keep the two consistent.</summary>
public sealed class TextShapesTests
{
    private static readonly string[] Texts =
    [
        "", "a", "ab", "abc", "a-b", "a--b", "-ab", "ab-", "A-b", "155-HE", "155-he", "a_b", "a b", "ä-b", "abc\n", "usa-scranton-aap", "usa-", "us-abc",
        "usaa-b", "xyz-town", "USA-town", "POL", "pol", "QQQ", "EU", "NATO", "AUKUS", "G7", "E", "ABC", "ABCD-", "everyone", "Everyone", "ALLIED",
        "company:Nammo", "company:", "company: Nammo", "company:Nammo ", "company:Ünïcode & Söhne", "company:A.B-C", "2030-10", "2030-13", "2030-1",
        "1899-12", "2200-01", "2199-12", "2024", "2024-2025", "2025-2024", "2024-07-20", "2024-07-32", "2024-02-30", "20261121T020000Z", "20261321T020000Z",
        new('a', 20), new('A', 20), new('A', 21), new('a', 40), new('a', 41), new('a', 60), new('a', 61), new('a', 120), new('a', 121),
        $"usa-{new string('a', 116)}", $"usa-{new string('a', 117)}", $"company:{new string('x', 80)}", $"company:{new string('x', 81)}",
    ];

    // Patterns cannot express these rules: assigned countries, the days of a month, years in order. Nor can they tell a time zone or a language from another word.
    private static readonly string[] Untold = ["QQQ", "ABC", "xyz-town", "2025-2024", "2024-02-30", "20261321T020000Z"];

    public static TheoryData<Type> Types => [.. TextShapes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void Schema_lets_through_what_its_type_reads_and_but_little_else(Type type)
    {
        var read = typeof(TextShapesTests).GetMethod(nameof(Reads), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        var schema = TextShapes.Of(type);
        var pattern = new Regex(schema["pattern"]!.GetValue<string>(), RegexOptions.CultureInvariant);
        var differing = Texts.Where(text =>
        {
            // In JSON Schema, $ matches only the very end; in .NET it also matches before a final line break.
            var passes = pattern.IsMatch(text) && !text.EndsWith('\n') && text.Length >= schema["minLength"]!.GetValue<int>() && text.Length <= schema["maxLength"]!.GetValue<int>();
            return passes != (bool)read.Invoke(null, [text])! && !(passes && (Untold.Contains(text) || type == typeof(TimeZoneName) || type == typeof(LanguageTag)));
        });

        Assert.Empty(differing);
        Assert.True((bool)read.Invoke(null, [TextShapes.ExampleOf(type)])!);
    }

    private static bool Reads<TParsed>(string text)
        where TParsed : CoProduction.Registry.IParsed<TParsed> =>
        TParsed.TryParse(text, out _);
}
