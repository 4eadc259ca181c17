using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Texts;

namespace CoProduction.Functions.Http;

/// <summary>Reads the parameters of a query and collects its faults.</summary>
internal sealed class Query
{
    /// <summary>The parameters of a paged list.</summary>
    public static readonly IReadOnlyList<string> Paging = ["pageSize", "cursor"];

    /// <summary>The parameter that asks for the number of items on all pages.</summary>
    public const string Count = "count";

    /// <summary>What a moment must look like.</summary>
    public const string MomentRule = "A moment is a date and a time with its offset from UTC, such as 2026-11-21T02:00:00Z.";

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private readonly IQueryCollection query;
    private readonly Limits limits;
    private readonly List<QueryFault> faults = [];

    /// <param name="request">The request.</param>
    /// <param name="known">The names of all valid parameters.</param>
    public Query(HttpRequest request, IReadOnlyList<string> known)
    {
        query = request.Query;
        limits = request.HttpContext.RequestServices.GetRequiredService<Limits>();
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Refuse(BodyPointer.Shown(name), known.Count == 0
                    ? "There is no such parameter. This operation has none."
                    : $"There is no such parameter.{Spelling.DidYouMean(name, known)} Use: {string.Join(", ", known)}.");
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

    /// <summary>The place after which the page starts; null for the first page.</summary>
    public string? After
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

    /// <summary>The place after which the page starts, if it is one of this list; null for the first page. Any other place adds a fault.</summary>
    public string? AfterPlace(Func<string, bool> isPlace)
    {
        var place = After;
        if (place is not null && !isPlace(place))
        {
            RefuseCursor();
        }

        return place;
    }

    /// <summary>How many elements stand before the page; 0 for the first page. A place of another form adds a fault.</summary>
    public int AfterCount()
    {
        var count = 0;
        AfterPlace(place => int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out count));
        return count;
    }

    /// <summary>Refuses a query in which a parameter is absent or blank.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="detail">What must be given.</param>
    public void Need(string name, string detail)
    {
        if (query[name].All(string.IsNullOrWhiteSpace))
        {
            // Leaving it out is no way to mend it.
            faults.RemoveAll(fault => fault.Parameter == name);
            Refuse(name, detail);
        }
    }

    /// <summary>Encodes a place as an opaque cursor for callers.</summary>
    public static string Cursor(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>The value of a parameter, composed; null if it is absent, repeated or blank.</summary>
    public string? Text(string name) => query[name] is [{ } value] && !string.IsNullOrWhiteSpace(value) ? Composition.Of(value) : null;

    /// <summary>The parsed value of a parameter; null if it is absent or breaks its type's rule.</summary>
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

        Refuse(name, $"'{BodyPointer.Shown(text)}' is not valid.{InCapitals<TParsed>(text)} {TParsed.Rule}");
        return null;
    }

    /// <summary>The distinct values of a comma-separated parameter; none if it is absent or a value breaks its type's rule.</summary>
    public IReadOnlyList<TParsed> List<TParsed>(string name)
        where TParsed : class, IParsed<TParsed>
    {
        var values = new List<TParsed>();
        foreach (var text in Text(name)?.Split(',') ?? [])
        {
            if (!TParsed.TryParse(text, out var value))
            {
                Refuse(name, $"'{BodyPointer.Shown(text)}' is not valid; separate values with commas, without spaces.{InCapitals<TParsed>(text)} {TParsed.Rule}");
                return [];
            }

            values.Add(value);
        }

        return [.. values.Distinct()];
    }

    /// <summary>The month that a parameter gives; null if it is absent or not a month.</summary>
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

    /// <summary>The moment that a parameter gives, with its offset from UTC; null if it is absent or not a moment.</summary>
    public DateTimeOffset? Moment(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        // A plus sign that was not encoded arrives as a space.
        if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'), Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        Refuse(name, MomentRule);
        return null;
    }

    /// <summary>The whole number that a parameter gives; null if it is absent or outside the range.</summary>
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

    /// <summary>Whether a parameter is true; false if it is absent.</summary>
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

    /// <summary>The word of an enumeration that a parameter gives; null if it is absent or not one of them.</summary>
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

        RefuseWord<TEnum>(name, text);
        return null;
    }

    /// <summary>The distinct words of an enumeration that a comma-separated parameter gives; null if it is absent or one of them is none.</summary>
    public IReadOnlySet<TEnum>? Words<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var words = new HashSet<TEnum>();
        foreach (var part in text.Split(','))
        {
            if (!CoProduction.Registry.Word.TryParse<TEnum>(part, out var word))
            {
                RefuseWord<TEnum>(name, part);
                return null;
            }

            words.Add(word);
        }

        return words;
    }

    /// <summary>Refuses a word that is none of an enumeration's, and suggests the one that was meant.</summary>
    public void RefuseWord<TEnum>(string parameter, string text)
        where TEnum : struct, Enum =>
        Refuse(
            parameter,
            $"'{BodyPointer.Shown(text)}' is not valid.{Spelling.DidYouMean(text, Enum.GetValues<TEnum>().Select(CoProduction.Registry.Word.Of))} {CoProduction.Registry.Word.Rule<TEnum>()}");

    public void Refuse(string parameter, string detail) => faults.Add(new QueryFault(parameter, detail));

    public void RefuseCursor() => Refuse("cursor", "This is not a cursor of this list. Follow nextLink unchanged.");

    private static string InCapitals<TParsed>(string text)
        where TParsed : class, IParsed<TParsed> =>
        TParsed.TryParse(text.ToUpperInvariant(), out var meant) ? $" Did you mean {meant}?" : "";

    // Each place has one encoding. No nextLink contains padding, spaces or bytes that are not UTF-8.
    private static string? Decoded(string cursor) =>
        Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var place && Cursor(place) == cursor ? place : null;
}
