using System.Globalization;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Duplicates;

/// <summary>Lists sites that may be registered twice.</summary>
public sealed class DuplicateFunctions(DuplicateSearch search, Visibility visibility)
{
    /// <summary>List possible duplicates.</summary>
    /// <remarks>Returns pairs of sites of one partner that may be the same site, most similar first, in pages.</remarks>
    /// <response code="200">One page of pairs.</response>
    [Function("ListDuplicates")]
    public async Task<Results<ETagged<Listing<DuplicateResponse>>, InvalidQueryProblem, BusyProblem>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/duplicates")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["partner", "kind", "minimumScore", .. Query.Paging]);
        var partners = (await visibility.ViewOf(request, cancellation)).Of<Partner>();
        var partner = await query.Partner(async code => await partners.Find(code.Value, cancellation) is not null, () => partners.All(cancellation));
        var (kind, minimum) = (query.Word<SiteKind>("kind"), MinimumScore(query));
        var (size, place) = (query.PageSize, query.After);
        var after = place is null ? null : DuplicatePairCursor.Parse(place);
        if (place is not null && after is null)
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return new InvalidQueryProblem(query.Faults);
        }

        if (await search.Find(Caller.Of(request), kind, partner, minimum, cancellation) is not { } pairs)
        {
            return new BusyProblem();
        }

        var shown = pairs.Where(pair => after is null || DuplicatePairCursor.Of(pair).CompareTo(after) > 0).Take(size + 1).ToArray();
        return new ETagged<Listing<DuplicateResponse>>(new Listing<DuplicateResponse>(
            [.. shown.Take(size).Select(DuplicateResponse.Of)],
            shown.Length > size ? Links.Next(request, Query.Cursor(DuplicatePairCursor.Of(shown[size - 1]).ToString())) : null));
    }

    private static double MinimumScore(Query query)
    {
        if (query.Text("minimumScore") is not { } text)
        {
            return SiteMatcher.Threshold;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)
            && score is >= SiteMatcher.Least and <= 1)
        {
            return score;
        }

        query.Refuse(
            "minimumScore",
            string.Create(CultureInfo.InvariantCulture, $"Must be a number from {SiteMatcher.Least} to 1, such as {SiteMatcher.Threshold}."));
        return SiteMatcher.Threshold;
    }
}
