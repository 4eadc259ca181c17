using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Http;

/// <summary>Reads the parameter that names a partner.</summary>
internal static class PartnerParameter
{
    private const string Name = "partner";

    /// <summary>The registered partners that a query names, separated by commas; null if it names none, or with a fault for each that is none.</summary>
    /// <param name="query">The query.</param>
    /// <param name="isRegistered">Whether the caller sees a partner with this code.</param>
    /// <param name="all">All partners that the caller sees, asked for only if one is not among them.</param>
    public static async Task<IReadOnlySet<CountryCode>?> Partners(this Query query, Func<CountryCode, Task<bool>> isRegistered, Func<Task<IReadOnlyList<Partner>>> all)
    {
        if (query.Text(Name) is not { } text)
        {
            return null;
        }

        var partners = new HashSet<CountryCode>();
        foreach (var part in text.Split(','))
        {
            if (await Registered(query, part, isRegistered, all) is { } code)
            {
                partners.Add(code);
            }
        }

        return partners;
    }

    /// <summary>The registered partner that a query names; null if it names none, or with a fault.</summary>
    /// <param name="query">The query.</param>
    /// <param name="isRegistered">Whether the caller sees a partner with this code.</param>
    /// <param name="all">All partners that the caller sees, asked for only if this one is not among them.</param>
    public static async Task<CountryCode?> Partner(this Query query, Func<CountryCode, Task<bool>> isRegistered, Func<Task<IReadOnlyList<Partner>>> all) =>
        query.Text(Name) is { } text ? await Registered(query, text, isRegistered, all) : null;

    /// <summary>The partner of a register that a query names; null if it names none, or with a fault.</summary>
    public static Task<CountryCode?> Partner(this Query query, Register register) =>
        query.Partner(code => Task.FromResult(register.Partners.Any(each => each.Code == code)), () => Task.FromResult(register.Partners));

    private static async Task<CountryCode?> Registered(Query query, string text, Func<CountryCode, Task<bool>> isRegistered, Func<Task<IReadOnlyList<Partner>>> all)
    {
        if (CountryCode.TryParse(text, out var code) && await isRegistered(code))
        {
            return code;
        }

        var rule = code is null ? $" {CountryCode.Rule}" : "";
        query.Refuse(Name, $"There is no partner {BodyPointer.Shown(text)}; GET /api/v1/partners lists them.{Spelling.DidYouMean(text, await all())}{rule}");
        return null;
    }
}
