using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CoProduction.Functions.Hosting.Front;
using CoProduction.Registry;
using CoProduction.Registry.Dates;

namespace CoProduction.Functions.Resources;

/// <summary>The query of a request, read parameter by parameter; what is wrong with it is collected.</summary>
internal sealed class Query
{
    /// <summary>The parameters of a list that comes in pages.</summary>
    public static readonly IReadOnlyList<string> Paging = ["pageSize", "cursor"];

    /// <summary>Asks for how many there are on all pages.</summary>
    public const string Count = "count";

    private readonly IQueryCollection query;
    private readonly Limits limits;
    private readonly List<QueryFault> faults = [];

    /// <param name="request">The request whose query it is.</param>
    /// <param name="known">The names of all parameters that it may have.</param>
    public Query(HttpRequest request, IReadOnlyList<string> known)
    {
        query = request.Query;
        limits = request.HttpContext.RequestServices.GetRequiredService<Limits>();
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                var nearest = Spelling.Nearest(name, known) is { } meant ? $" Did you mean {meant}?" : "";
                Refuse(JsonPointer.Shown(name), $"There is no such parameter here.{nearest} Use: {string.Join(", ", known)}.");
            }
            else if (values.Count > 1)
            {
                Refuse(name, "Must be given only once.");
            }
            else if (string.IsNullOrWhiteSpace(values))
            {
                Refuse(name, "Must not be empty; leave it out instead.");
            }
        }
    }

    public IReadOnlyList<QueryFault> Faults => faults;

    public int PageSize => (int)(Whole("pageSize", 1, limits.LargestPage) ?? limits.DefaultPage);

    /// <summary>The place to go on from, or null for the beginning.</summary>
    public string? Place
    {
        get
        {
            var cursor = Text("cursor");
            if (cursor is not null && Decoded(cursor) is null)
            {
                RefuseCursor();
            }

            return cursor is null ? null : Decoded(cursor);
        }
    }

    /// <summary>A place in the form in which callers hold it: one that means nothing to them.</summary>
    public static string Cursor(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>The value of a parameter that is given rightly, or null.</summary>
    public string? Text(string name) => query[name] is [{ } value] && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The value of a parameter that follows its type's rule, or null.</summary>
    public TParsed? Value<TParsed>(string name)
        where TParsed : class, IParsed<TParsed>
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (TParsed.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(name, TParsed.Rule);
        return null;
    }

    /// <summary>The values of a parameter that are separated by commas, each once; none where it is not given, or one breaks its type's rule.</summary>
    public IReadOnlyList<TParsed> List<TParsed>(string name)
        where TParsed : class, IParsed<TParsed>
    {
        var values = new List<TParsed>();
        foreach (var text in Text(name)?.Split(',') ?? [])
        {
            if (!TParsed.TryParse(text, out var value))
            {
                Refuse(name, $"'{JsonPointer.Shown(text)}' is not right; separate several by commas, without spaces. {TParsed.Rule}");
                return [];
            }

            values.Add(value);
        }

        return [.. values.Distinct()];
    }

    /// <summary>The value of a parameter that is a month, or null.</summary>
    public Month? Month(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (CoProduction.Registry.Dates.Month.TryParse(text, out var month))
        {
            return month;
        }

        Refuse(name, CoProduction.Registry.Dates.Month.Rule);
        return null;
    }

    /// <summary>The value of a parameter that is a whole number in a range, or null.</summary>
    public long? Whole(string name, long least, long most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, $"Must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>Whether a parameter is true; one that is not given is not.</summary>
    public bool Flag(string name)
    {
        if (Text(name) is not { } text)
        {
            return false;
        }

        if (!bool.TryParse(text, out var flag))
        {
            Refuse(name, "Must be true or false.");
        }

        return flag;
    }

    /// <summary>The value of a parameter that is one of a type's words, or null.</summary>
    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (CoProduction.Registry.Word.TryParse<TEnum>(text, out var word))
        {
            return word;
        }

        Refuse(name, CoProduction.Registry.Word.Rule<TEnum>());
        return null;
    }

    public void Refuse(string parameter, string detail) => faults.Add(new QueryFault(parameter, detail));

    public void RefuseCursor() => Refuse("cursor", "This is no cursor of this list. Follow nextLink as it is.");

    // A place has one form; padding, spaces or bytes that are no text were never in a nextLink.
    private static string? Decoded(string cursor) =>
        Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var place && Cursor(place) == cursor ? place : null;
}
