using System.Globalization;
using CoProduction.Functions.Records;
using CoProduction.Gaps.Scenarios;
using CoProduction.Gaps.Scenarios.Changes;
using CoProduction.Registry;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class ScenarioSamples() : RecordSamples<Scenario>(RecordKinds.Scenarios)
{
    public override string? EvenStatus => null;

    /// <summary>The coordinators keep every third one, Poland and the United States the others.</summary>
    public override Scenario Make(int number, string wording = "first wording") =>
        new(
            Parsed.As<RecordId>(string.Create(CultureInfo.InvariantCulture, $"sc-{(number % 3) switch { 0 => "joint", 1 => "pol", _ => "usa" }}-{number}")),
            wording,
            null,
            Release,
            [
                new Outage(new Selection { Partners = [Country(PartnerSamples.Codes[number % 3])] }, 100, MonthRange.FromNow),
                new Slip(Selection.All, 1 + (number % 9)),
            ]);
}
