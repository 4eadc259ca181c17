using System.Globalization;
using CoProduction.Functions.Http;
using CoProduction.Gaps.Forecasts;
using CoProduction.Gaps.Readings;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Gaps.Surges;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.GapReports;

/// <summary>Reads the parameters of reports and analyses from a query. A parameter that is wrong adds a fault to the query.</summary>
internal static class AnalysisQueries
{
    /// <summary>The default factor on consumption in a surge.</summary>
    public const double UsualMultiplier = 3;

    /// <summary>The largest seed: the largest whole number that every JSON reader keeps exactly.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    /// <summary>The most months after which a record counts as stale.</summary>
    public const int LongestStaleAfter = 1200;

    /// <summary>The outlook of whoever asks for no other.</summary>
    public static readonly Outlook UsualOutlook = new(ForecastCase.Committed, Reading.Central);

    /// <summary>The case and the reading; committed and central by default.</summary>
    public static Outlook ReadOutlook(this Query query) =>
        new(query.Word<ForecastCase>("case") ?? UsualOutlook.Case, query.ReadReading());

    /// <summary>The reading; central by default.</summary>
    public static Reading ReadReading(this Query query) => query.Word<Reading>("reading") ?? UsualOutlook.Reading;

    /// <summary>Whether a month can be analysed. If it lies outside the goals' months, the query gets a fault.</summary>
    /// <param name="query">The query that asks for the month.</param>
    /// <param name="month">The month; null for the last, which can always be analysed.</param>
    /// <param name="seen">The goals. Without a goal there is nothing to compare the month with.</param>
    public static bool Accepts(this Query query, Month? month, VisibleProjection seen)
    {
        if (month is not { } asked || seen.Projection is not { Horizon: var horizon } || (asked >= horizon.First && asked <= horizon.Last))
        {
            return true;
        }

        query.Refuse("month", $"Must be a month of the goals, {horizon.First} to {horizon.Last}.");
        return false;
    }

    /// <summary>The surge; null if a parameter of it is wrong.</summary>
    public static DemandSurge? ReadSurge(this Query query)
    {
        var multiplier = UsualMultiplier;
        if (query.Text("multiplier") is { } text
            && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out multiplier) && multiplier is > 0 and <= DemandSurge.Greatest))
        {
            query.Refuse("multiplier", $"Must be a number above 0 and at most {DemandSurge.Greatest:0}.");
            return null;
        }

        var theaters = new List<Theater>();
        foreach (var word in query.Text("theaters")?.Split(',') ?? [])
        {
            if (!Word.TryParse<Theater>(word, out var theater))
            {
                query.RefuseWord<Theater>("theaters", word);
                return null;
            }

            theaters.Add(theater);
        }

        return new DemandSurge(multiplier, theaters.Count > 0 ? theaters : Enum.GetValues<Theater>());
    }

    /// <summary>Whether the register has every mineral of an embargo. If it does not, the query gets a fault for each other one.</summary>
    /// <param name="query">The query that names the minerals.</param>
    /// <param name="embargo">The embargo.</param>
    /// <param name="register">The register as the reader sees it.</param>
    public static bool Accepts(this Query query, Embargo embargo, Register register)
    {
        var known = register.MineralChains.Select(chain => chain.Mineral).ToHashSet();
        foreach (var mineral in embargo.Minerals.Where(mineral => !known.Contains(mineral)))
        {
            var meant = Spelling.DidYouMean(mineral.Value, known.Select(code => code.Value).Order(StringComparer.Ordinal));
            query.Refuse("minerals", $"There is no mineral {mineral}; GET /api/v1/mineral-chains lists them.{meant}");
        }

        return query.Faults.Count == 0;
    }

    /// <summary>The embargo; null if the query has a fault.</summary>
    public static Embargo? ReadEmbargo(this Query query)
    {
        var (from, until) = (query.Month("from"), query.Month("until"));
        var (countries, minerals) = (query.List<CountryCode>("countries"), query.List<ItemCode>("minerals"));
        var stock = query.Whole("monthsOfStock", 0, Embargo.LongestStock) ?? 0;
        if (countries.Count == 0 && query.Faults.All(fault => fault.Parameter != "countries"))
        {
            query.Refuse("countries", $"Must name the countries that no longer deliver, separated by commas. {CountryCode.Rule}");
        }

        if (until < from)
        {
            query.Refuse("until", $"Must not be before {from}.");
        }

        return query.Faults.Count > 0 ? null : new Embargo(countries, minerals, (int)stock, new MonthRange(from, until, null));
    }
}
