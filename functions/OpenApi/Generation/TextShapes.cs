using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access.People;
using CoProduction.Functions.GapReports;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Minerals;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>
/// The schemas of texts that domain types parse. A schema accepts every text that its type accepts. It also accepts texts that
/// no pattern can exclude, such as an unassigned country code. A test compares the schemas with the types.
/// </summary>
internal static class TextShapes
{
    private const string Slug = "[a-z0-9]+(-[a-z0-9]+)*";
    private const string Year = "(19|20|21)[0-9]{2}";
    private const string MonthOfYear = $"{Year}-(0[1-9]|1[0-2])";
    private const string Atom = @"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+";
    private const string Label = "[A-Za-z0-9]+(-+[A-Za-z0-9]+)*";

    // Not every tool knows look-around. Three capital letters are a country.
    private const string Group = "[A-Z][A-Z0-9-]|[A-Z]([0-9-][A-Z0-9-]|[A-Z][0-9-])|[A-Z][A-Z0-9-]{3,19}";
    private const string Company = @"company:[\p{L}\p{N}]([\p{L}\p{N} .&\-]{0,78}[\p{L}\p{N}.&\-])?";

    private static readonly Dictionary<Type, (string Pattern, int Least, int Most, string Example)> Shapes = new()
    {
        [typeof(RecordId)] = ($"^{Slug}$", 3, 120, "ag-pac3-jp"),
        [typeof(Family)] = ($"^{Slug}$", 3, 120, "artillery-155"),
        [typeof(SiteId)] = ($"^[a-z]{{3}}-{Slug}$", 5, 120, "usa-scranton-aap"),
        [typeof(ItemCode)] = ("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", 2, 40, "155-HE"),
        [typeof(Keyword)] = ("^[a-z0-9]+([-_][a-z0-9]+)*$", 1, 60, "co-production"),
        [typeof(LineName)] = (@"^[\p{L}\p{N}]([\p{L}\p{N} .,&()#\-]{0,58}[\p{L}\p{N}.,&()#\-])?$", 1, 60, "3A"),
        [typeof(CountryCode)] = ("^[A-Z]{3}$", 3, 3, "POL"),
        [typeof(PersonHandle)] = ("^[A-Z]{3}:person~[0-9a-f]{32}$", 43, 43, "POL:person~0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
        [typeof(Membership)] = ($"^({Group})$", 2, 20, "NATO"),
        [typeof(Audience)] = ("^(everyone|[A-Z][A-Z0-9-]{1,19})$", 2, 20, "NATO"),
        [typeof(Scope)] = ($"^([A-Z]{{3}}|EU|ALLIED|{Company})$", 2, 88, "ALLIED"),
        [typeof(ShareBasis)] = (
            "^[^ ](.*[^ ])?$", 1, Wording.Name, "theater:europe"),
        [typeof(Month)] = ($"^{MonthOfYear}$", 7, 7, "2030-10"),
        [typeof(Period)] = ($"^{Year}(-{Year}|-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", 4, 10, "2025-07"),
        [typeof(ReceiverAddress)] = (
            $@"^https://({Label}\.)*[A-Za-z][A-Za-z0-9]*(-+[A-Za-z0-9]+)*(:(443|[1-9][0-9]{{3,4}}))?(/[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*)?$", 9, 1_000, "https://hooks.mod.example/coproduction"),
        [typeof(MailAddress)] = (
            $@"^{Atom}(\.{Atom})*@({Label}\.)+[A-Za-z][A-Za-z0-9]*(-+[A-Za-z0-9]+)*$", 5, 254, "anna.nowak@mod.example"),
        [typeof(TimeZoneName)] = ("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$", 2, 40, "Europe/Warsaw"),
        [typeof(LanguageTag)] = ("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", 2, 30, "de-AT"),
        [typeof(GapReportId)] = ("^[0-9]{8}T[0-9]{6}Z$", 16, 16, "20261121T020000Z"),
    };

    public static IEnumerable<Type> All => Shapes.Keys;

    public static JsonObject Of(Type parsed)
    {
        var (pattern, least, most, _) = Shapes[parsed];
        return new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["minLength"] = least, ["maxLength"] = most };
    }

    public static string ExampleOf(Type parsed) => Shapes[parsed].Example;

    /// <summary>The type's own rule, as a sentence.</summary>
    public static string RuleOf(Type parsed) => (string)parsed.GetProperty("Rule", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>The words of an enumeration, as they appear in JSON.</summary>
    public static JsonArray WordsOf(Type enumeration)
    {
        var written = typeof(Word).GetMethod(nameof(Word.Of))!.MakeGenericMethod(enumeration);
        return [.. Enum.GetValuesAsUnderlyingType(enumeration).Cast<object>().Select(value => JsonValue.Create((string)written.Invoke(null, [Enum.ToObject(enumeration, value)])!))];
    }
}
