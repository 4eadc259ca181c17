using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Duplicates;

/// <summary>
/// The position of a pair in the list of all pairs: highest score first, then by kind and ids. Pairs that appear or disappear in the meantime
/// do not shift others.
/// </summary>
internal sealed record DuplicatePairCursor(double Score, SiteKind Kind, SiteId First, SiteId Second) : IComparable<DuplicatePairCursor>
{
    public static DuplicatePairCursor Of(DuplicatePair pair) => new(pair.Similarity.Score, pair.First.Kind, pair.First.Id, pair.Second.Id);

    /// <summary>Reads a cursor; null if the text is not one.</summary>
    public static DuplicatePairCursor? Parse(string text) =>
        text.Split(' ') is [var score, var kind, var first, var second]
        && double.TryParse(score, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed)
        && Word.TryParse<SiteKind>(kind, out var siteKind)
        && SiteId.TryParse(first, out var firstId)
        && SiteId.TryParse(second, out var secondId)
            ? new DuplicatePairCursor(parsed, siteKind, firstId, secondId)
            : null;

    public int CompareTo(DuplicatePairCursor? other) =>
        other is null ? 1
        : other.Score.CompareTo(Score) is var byScore and not 0 ? byScore
        : Kind.CompareTo(other.Kind) is var byKind and not 0 ? byKind
        : First.CompareTo(other.First) is var byFirst and not 0 ? byFirst
        : Second.CompareTo(other.Second);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score} {Word.Of(Kind)} {First} {Second}");
}
