using CoProduction.Functions.Access;
using System.Globalization;
using CoProduction.Functions.Resources;
using CoProduction.Registry.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Duplicates;

/// <summary>Sites that may be registered twice.</summary>
public sealed class DuplicateFunctions(VisibleSites sites, Readers readers)
{
    [Function("ListDuplicates")]
    public async Task<Results<Tagged<Listing<DuplicateResponse>>, ProblemHttpResult>> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/duplicates")] HttpRequest request, CancellationToken cancellation)
    {
        var query = new Query(request, ["partner", "kind", "minimumScore", .. Query.Paging]);
        var partner = query.Value<CountryCode>("partner");
        if (partner is not null && await (await readers.ViewOf(request, cancellation)).Partners.Find(partner.Value, cancellation) is null)
        {
            query.Refuse("partner", $"There is no partner {partner}; GET /api/v1/partners lists them.");
        }

        var (kind, minimum) = (query.Word<SiteKind>("kind"), MinimumScore(query));
        var (size, place) = (query.PageSize, query.Place);
        var after = place is null ? null : SuspicionPlace.Parse(place);
        if (place is not null && after is null)
        {
            query.RefuseCursor();
        }

        if (query.Faults.Count > 0)
        {
            return ResourceProblems.InvalidQuery(query.Faults);
        }

        var pairs = new SiteIndex(await sites.Of(request, kind, partner, cancellation)).Pairs(minimum);
        var shown = pairs.Where(pair => after is null || SuspicionPlace.Of(pair).CompareTo(after) > 0).Take(size + 1).ToArray();
        return new Tagged<Listing<DuplicateResponse>>(new Listing<DuplicateResponse>(
            [.. shown.Take(size).Select(DuplicateResponse.Of)],
            shown.Length > size ? Links.Next(request, Query.Cursor(SuspicionPlace.Of(shown[size - 1]).ToString())) : null));
    }

    private static double MinimumScore(Query query)
    {
        if (query.Text("minimumScore") is not { } text)
        {
            return SiteMatcher.Suspicious;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= SiteMatcher.Least and <= 1)
        {
            return score;
        }

        query.Refuse("minimumScore", string.Create(CultureInfo.InvariantCulture, $"Must be a number from {SiteMatcher.Least} to 1, such as {SiteMatcher.Suspicious}."));
        return SiteMatcher.Suspicious;
    }
}
