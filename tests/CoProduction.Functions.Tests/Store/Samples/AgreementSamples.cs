using System.Globalization;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Agreements;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class AgreementSamples() : RecordSamples<Agreement>(RecordKinds.Agreements)
{
    public override string? EvenStatus => "active";

    public override Agreement Make(int number, string wording = "first wording") =>
        new(
            Parsed.As<RecordId>(string.Create(CultureInfo.InvariantCulture, $"ag-{number}")),
            wording,
            Parsed.As<Keyword>("co-production"),
            [Scope.Of(Country(PartnerSamples.Codes[number % 3])), Scope.EuropeanUnion],
            null,
            Parsed.As<Keyword>(number % 2 == 0 ? "active" : "exploring"),
            null,
            Release,
            Source());
}
