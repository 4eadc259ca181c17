using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoProduction.Functions.Tests.Simulation.Storage;

/// <summary>A filter of rows, in the part of OData that the program uses: comparisons with texts, truth values and moments, joined by <c>and</c>, <c>or</c> and brackets.</summary>
internal sealed partial class TableFilter
{
    private readonly Queue<string> tokens;
    private readonly Func<TableRow, bool> matches;
    private readonly bool isBounded;

    private TableFilter(string text)
    {
        tokens = new Queue<string>(Tokens().Matches(text).Select(token => token.Value));
        // What holds of one of two alternatives does not bound the other.
        isBounded = !tokens.Contains("or");
        matches = Either();
        if (tokens.TryPeek(out var rest))
        {
            throw new NotSupportedException($"The storage in memory does not understand '{rest}' in the filter {text}.");
        }
    }

    /// <summary>The only partition that rows can be of; null if the filter does not name one.</summary>
    public string? Partition { get; private set; }

    /// <summary>The least row key that can match.</summary>
    public string From { get; private set; } = "";

    /// <summary>The row key before which all rows that match are; null if there is no such bound.</summary>
    public string? Before { get; private set; }

    public bool Matches(TableRow row) => matches(row);

    public static TableFilter Of(string? text) => new(text is null or "" ? "PartitionKey ge ''" : text);

    private Func<TableRow, bool> Either()
    {
        var either = Both();
        while (Takes("or"))
        {
            var (left, right) = (either, Both());
            either = row => left(row) || right(row);
        }

        return either;
    }

    private Func<TableRow, bool> Both()
    {
        var both = One();
        while (Takes("and"))
        {
            var (left, right) = (both, One());
            both = row => left(row) && right(row);
        }

        return both;
    }

    private Func<TableRow, bool> One()
    {
        if (!Takes("("))
        {
            return Comparison();
        }

        var inner = Either();
        return Takes(")") ? inner : throw new NotSupportedException("A bracket of a filter does not close.");
    }

    private Func<TableRow, bool> Comparison()
    {
        var (column, comparison, literal) = (tokens.Dequeue(), tokens.Dequeue(), tokens.Dequeue());
        var compare = With(literal);
        Bound(column, comparison, literal);
        return comparison switch
        {
            "eq" => row => row[column] is { } value && compare(value) == 0,
            "gt" => row => row[column] is { } value && compare(value) > 0,
            "ge" => row => row[column] is { } value && compare(value) >= 0,
            "lt" => row => row[column] is { } value && compare(value) < 0,
            _ => throw new NotSupportedException($"The storage in memory does not know the comparison '{comparison}'."),
        };
    }

    private void Bound(string column, string comparison, string literal)
    {
        switch (column, comparison)
        {
            case ("PartitionKey", "eq") when isBounded:
                Partition = TextOf(literal);
                break;
            case ("RowKey", "ge" or "gt") when isBounded:
                From = TextOf(literal);
                break;
            case ("RowKey", "lt") when isBounded:
                Before = TextOf(literal);
                break;
        }
    }

    /// <summary>How a value compares with a literal.</summary>
    private static Func<JsonElement, int> With(string literal)
    {
        switch (literal)
        {
            case ['\'', ..]:
                var text = TextOf(literal);
                return value => string.CompareOrdinal(value.GetString(), text);
            case "true" or "false":
                var truth = literal == "true";
                return value => value.GetBoolean().CompareTo(truth);
            case ['d', 'a', 't', 'e', 't', 'i', 'm', 'e', '\'', .. var moment, '\'']:
                var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
                return value => value.GetDateTimeOffset().CompareTo(at);
            default:
                throw new NotSupportedException($"The storage in memory does not know the literal {literal}.");
        }
    }

    private bool Takes(string token) => tokens.TryPeek(out var next) && next == token && tokens.TryDequeue(out _);

    private static string TextOf(string literal) => literal[1..^1].Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"[()]|\w*'(?:[^']|'')*'|[^\s()]+")]
    private static partial Regex Tokens();
}
