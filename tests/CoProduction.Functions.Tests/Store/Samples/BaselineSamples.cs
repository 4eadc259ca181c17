using CoProduction.Functions.Records;
using CoProduction.Goals;
using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Statements;
using CoProduction.Registry;
using System.Globalization;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class BaselineSamples() : RecordSamples<Baseline>(RecordKinds.Baselines)
{
    private static readonly Scope[] Scopes =
        [Scope.Of(Country("POL")), Scope.EuropeanUnion, Scope.Allied, Parsed.As<Scope>("company:Nammo"), Scope.Of(Country("AUS"))];

    public override string? EvenStatus => "baseline";

    public override Baseline Make(int number, string wording = "first wording")
    {
        var scope = Scopes[number % Scopes.Length];
        return new(
            Parsed.As<RecordId>(string.Create(CultureInfo.InvariantCulture, $"{ScopedId.PrefixOf(scope)}-rate-{number}")),
            Parsed.As<ItemCode>("155-HE"),
            scope,
            number % 2 == 0 ? BaselineKind.Baseline : BaselineKind.Target,
            Quantity.AYear(12_000),
            null,
            Release,
            Source(wording));
    }
}
