using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Stocks;

namespace CoProduction.Domain.Tests.Registry.Releases;

/// <summary>Records for tests in which only the release matters. The release is given as audiences separated by semicolons.</summary>
internal static class Releases
{
    public static Release Of(string audiences) => new([.. audiences.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Sample.As<Audience>)]);

    public static Stock Stock(string id, string scope, string release) =>
        new(Sample.As<RecordId>(id), Sample.As<ItemCode>("155-HE"), Sample.As<Scope>(scope), Sample.As<Keyword>("days_of_supply"), 12, "days", null, Of(release), Sample.Source());

    public static Partner Partner(string code, string release, params IEnumerable<string> memberships) =>
        new(Sample.As<CountryCode>(code), code, Theater.Europe, [.. memberships.Select(Sample.As<Membership>)], Of(release));

    public static Scenario Scenario(string id, string release) =>
        new(Sample.As<RecordId>(id), "A scenario", null, Of(release), [new Slip(Selection.All, 9)]);

    public static Agreement Agreement(string id, string release, params IReadOnlyList<Scope> parties) =>
        new(Sample.As<RecordId>(id), "An agreement", Sample.As<Keyword>("licence"), parties, null, Sample.As<Keyword>("active"), null, Of(release), Sample.Source());
}
