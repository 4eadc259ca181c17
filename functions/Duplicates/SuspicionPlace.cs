using System.Globalization;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Duplicates;

/// <summary>Where a pair stands in the list of all: best first, then by kind and ids. Pairs that come or go meanwhile shift no other.</summary>
internal sealed record SuspicionPlace(double Score, SiteKind Kind, SiteId First, SiteId Second) : IComparable<SuspicionPlace>
{
    public static SuspicionPlace Of(Suspicion pair) => new(pair.Likeness.Score, pair.First.Kind, pair.First.Id, pair.Second.Id);

    /// <summary>Null where the text is none.</summary>
    public static SuspicionPlace? Parse(string text) =>
        text.Split(' ') is [var score, var kind, var first, var second]
        && double.TryParse(score, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed)
        && Word.TryParse<SiteKind>(kind, out var siteKind)
        && SiteId.TryParse(first, out var firstId)
        && SiteId.TryParse(second, out var secondId)
            ? new SuspicionPlace(parsed, siteKind, firstId, secondId)
            : null;

    public int CompareTo(SuspicionPlace? other) =>
        other is null ? 1
        : other.Score.CompareTo(Score) is var byScore and not 0 ? byScore
        : Kind.CompareTo(other.Kind) is var byKind and not 0 ? byKind
        : First.CompareTo(other.First) is var byFirst and not 0 ? byFirst
        : Second.CompareTo(other.Second);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score} {Word.Of(Kind)} {First} {Second}");
}
