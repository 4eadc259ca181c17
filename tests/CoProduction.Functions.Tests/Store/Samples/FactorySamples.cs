using System.Globalization;
using CoProduction.Functions.Records;
using CoProduction.Registry;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Items;
using CoProduction.Registry.Plans;
using CoProduction.Registry.Sites;
using CoProduction.Registry.Sources;
using CoProduction.Registry.Statements;

namespace CoProduction.Functions.Tests.Store.Samples;

public sealed class FactorySamples() : RecordSamples<Factory>(RecordKinds.Factories)
{
    public override string? EvenStatus => "operating";

    public override Factory Make(int number, string wording = "first wording") =>
        Make(PartnerSamples.Codes[number % 3], number, wording, Line("2030-10"));

    public static Factory Make(string partner, int number, string wording, params IReadOnlyList<Line> lines) =>
        new(
            Parsed.As<SiteId>(string.Create(CultureInfo.InvariantCulture, $"{partner.ToLowerInvariant()}-works-{number}")),
            wording,
            "An operator",
            new Location("A town", new Coordinates(41.4m, -75.66m), LocationConfidence.Reported),
            [new DatedStatus(number % 2 == 0 ? SiteStatus.Operating : SiteStatus.Planned, null, null)],
            Release,
            Source(),
            lines.Count > 0 ? lines : [Line("2030-10")]);

    public static Line Line(string effective, string item = "155-HE", string? notes = null) =>
        new(
            Parsed.As<ItemCode>(item),
            CoProduction.Registry.Factories.Line.Complete,
            [new Statement(Measure.Output, Quantity.AMonth(1000.5), Parsed.As<Period>("2025-07"), null)],
            notes is null ? null : new Source("A publisher", null, null, null, Confidence.Estimate, notes),
            [
                new Plan(
                    Parsed.As<Keyword>("x1"),
                    new PlanTerms(PlanKind.Expansion, Parsed.As<Period>(effective), PlanStage.Funded, Quantity.AMonth(2000)),
                    DatePrecision.Reported,
                    Source(),
                    []),
            ]);
}
